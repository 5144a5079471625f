import { formsPath, rulesPath } from '#addresses/forms.ts';
import { isOn } from '#domain/cycle/cycle.ts';
import { codesFromBest } from '#domain/review/rating-scale.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import type { PlanRules } from '#exchange/year-schema.ts';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { problemsOfField } from '#http/components/field-frame.tsx';
import { Form as PostForm } from '#http/components/form.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { type FormProblem, rowVersion } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { listScales } from '#records/plan/queries.ts';
import { setRules } from '#records/plan/set-rules.ts';
import { boundName, closingCodes, readRules, SWITCHES } from './read-rules.ts';

/** What the inputs show: the rules that are kept, or what was sent. */
type Shown = { isTicked: (name: string, value: string) => boolean; text: (name: string) => string };

export async function rulesPage(c: AppContext, problems: FormProblem[] = []) {
  const { db, key, plan } = planScope(c);
  const scales = await listScales(db, key);
  const rules = plan.rules ?? { stages: {} };
  const sent = c.get('form');
  const shown = sent ? asSent(sent) : asKept(rules, scales);
  return renderPage(
    c,
    {
      title: '進め方',
      crumbs: [...planCrumbs(plan), { href: formsPath(plan.id), label: '様式' }],
      problems,
    },
    <PostForm action={rulesPath(plan.id)} keepsChanges>
      <input type="hidden" name="version" value={shown.text('version') || String(plan.version)} />
      <h2>使う段階</h2>
      <fieldset class="field">
        <legend>年度の中で行うこと</legend>
        {SWITCHES.map((stage) => (
          <label class="choice">
            <input
              type="checkbox"
              name={`stage.${stage}`}
              value="1"
              checked={shown.isTicked(`stage.${stage}`, '1')}
            />
            <span>
              {STAGES[stage].label}
              <small class="choice-definition">{STAGES[stage].hint}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <h2>目安の評価</h2>
      <GradeRule scales={scales} shown={shown} />
      <h2>終了の区分</h2>
      <fieldset class="field">
        <legend>この評価が付いた事業は終了とし、次の年度のシートを作らない</legend>
        {closingCodes(scales).map((code) => (
          <label class="choice">
            <input type="checkbox" name="closing" value={code} checked={shown.isTicked('closing', code)} />
            <span>{labelOf(scales, code)}</span>
          </label>
        ))}
        {scales.length === 0 ? <p class="muted">評価区分がまだありません。</p> : null}
      </fieldset>
      <ButtonRow>
        <Button>保存する</Button>
      </ButtonRow>
    </PostForm>,
  );
}

/** POST …/rules */
export async function ruleChange(c: AppContext) {
  const scope = planScope(c);
  const reading = readRules(c.get('form'), await listScales(c.get('db').kysely, scope.key));
  if (!reading.ok) return rulesPage(c, reading.problems);
  const version = rowVersion.catch(0).parse(c.get('form')?.get('version'));
  const outcome = await setRules(c.get('db'), scope, version, reading.rules);
  if (!outcome.ok) return renderRefusal(c, outcome.refusal);
  return redirectWithNotice(c, rulesPath(scope.plan.id), 'rules-changed');
}

const STAGES = {
  targeting: { label: '目標の設定', hint: '年度の初めに、担当課が指標の目標を決めます。' },
  approval: { label: '所属長の承認', hint: '使わないときは、担当課が提出するとそのまま事務局に届きます。' },
  review: { label: '査定', hint: 'ワーキンググループが自己評価を確かめ、必要に応じて改めます。' },
  consultation: { label: '委員会の意見', hint: '推進委員会が意見を出し、事務局が考え方を答えます。' },
};

const RULES = {
  none: '目安の評価を示さない',
  rate: '達成率の平均で決める',
  'share-met': '目標に届いた指標の割合で決める',
};

type GradeRuleProps = { scales: ExchangeRatingScale[]; shown: Shown };

function GradeRule({ scales, shown }: GradeRuleProps) {
  const ordered = scales.map((scale, at) => ({ scale, at, codes: codesFromBest(scale) }));
  return (
    <>
      <p>
        実績から目安の評価を計算し、査定の表に並べて示します。担当課の評価を書き換えることはありません。下限は、その区分になる最小の値（％）です。３分の２のような割合は66.7と入力します。
      </p>
      <fieldset class="field">
        <legend>決め方</legend>
        {Object.entries(RULES).map(([by, label]) => (
          <label class="choice">
            <input type="radio" name="by" value={by} checked={shown.isTicked('by', by)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="field" id="field-scale" tabindex={-1}>
        <legend>評価区分と下限</legend>
        {ordered.map(({ scale, at, codes }) => (
          <div class="bounds">
            <label class="choice">
              <input
                type="radio"
                name="scale"
                value={String(at)}
                checked={shown.isTicked('scale', String(at))}
              />
              <span>{scale.name || '評価区分'}</span>
            </label>
            <div class="setting-row">
              {codes.map((code) => (
                <Bound at={at} code={code} shown={shown} />
              ))}
              {codes.length === 0 ? (
                <p class="muted">良い順が決められていないため、目安の評価には使えません。</p>
              ) : null}
            </div>
          </div>
        ))}
        {problemsOfField({ name: 'scale' }).map(({ sentence }) => (
          <p class="field-problem">{sentence}</p>
        ))}
      </fieldset>
    </>
  );
}

function Bound({ at, code, shown }: { at: number; code: string; shown: Shown }) {
  const name = boundName(at, code);
  const [problem] = problemsOfField({ name });
  return (
    <label class="bound">
      <span class="field-label">{code}</span>
      <span class="control-with-unit">
        <input
          class="control control-number"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          id={`field-${name}`}
          name={name}
          value={shown.text(name)}
          {...(problem ? { 'aria-invalid': 'true' as const } : {})}
        />
        ％以上
      </span>
      {problem ? <small class="field-problem">{problem.sentence}</small> : null}
    </label>
  );
}

/** A code with what it means; on each of the scales that have it, where they mean different things by it. */
function labelOf(scales: ExchangeRatingScale[], code: string): string {
  const labels = scales.flatMap(({ codes }) =>
    codes.filter((one) => one.code === code).map((one) => one.label),
  );
  return [code, [...new Set(labels)].filter(Boolean).join('／')].filter(Boolean).join('　');
}

const asSent = (sent: FormData): Shown => ({
  isTicked: (name, value) => sent.getAll(name).includes(value),
  text: (name) => String(sent.get(name) ?? ''),
});

function asKept({ stages, gradeRule, closing }: PlanRules, scales: ExchangeRatingScale[]): Shown {
  const at = Math.max(
    0,
    scales.findIndex(({ id }) => id === gradeRule?.scale),
  );
  const ticked = new Set([
    ...SWITCHES.filter((stage) => isOn[stage](stages)).map((stage) => `stage.${stage}=1`),
    ...(closing ?? []).map((code) => `closing=${code}`),
    `by=${gradeRule?.by ?? 'none'}`,
    `scale=${at}`,
  ]);
  const bounds = new Map(
    (gradeRule?.bounds ?? []).map((one) => [boundName(at, one.code), String(one.atLeast)]),
  );
  return {
    isTicked: (name, value) => ticked.has(`${name}=${value}`),
    text: (name) => bounds.get(name) ?? '',
  };
}
