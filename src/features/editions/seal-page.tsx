import { editionPath, sealPath } from '#addresses/editions.ts';
import { sheetPath } from '#addresses/plans.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { canSeal, isStillRunning } from '#domain/publication/seal.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button } from '#http/components/button.tsx';
import { problemsOfField } from '#http/components/field-frame.tsx';
import { Form } from '#http/components/form.tsx';
import { Tag } from '#http/components/tag.tsx';
import { TextArea } from '#http/components/text-area.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { yearScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { sealObstacleSentences } from '#messages/editions.ja.ts';
import { findingSentence } from '#messages/finding-sentence.ts';
import { sheetStateNames } from '#messages/moves.ja.ts';
import {
  findSealView,
  type PlacedText,
  type ReasonedFinding,
  type SealView,
} from '#records/edition/seal-queries.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import type { PlanHead } from '#records/plan/queries.ts';

type Sent = { problems: FormProblem[]; inputs: Record<string, string> };

/** What is to be done before a year is sealed, and the button. `sent`: the form that was just sent, where it had problems. */
export async function sealPage(c: AppContext, { problems, inputs }: Sent = { problems: [], inputs: {} }) {
  const { db, key, plan, year, today } = yearScope(c);
  const view = await findSealView(db, key, year);
  if (!view) return c.notFound();
  if (view.cycle.state === 'sealed') return c.redirect(editionPath(plan.id, year), 303);
  const indicators = await listIndicators(db, key);
  const isReady = canSeal(view.obstacles);
  return renderPage(
    c,
    {
      title: `${eraYear(year)}を確定する`,
      crumbs: planCrumbs(plan),
      problems,
    },
    <>
      <p class="lead">
        確定すると、この年度のシート・評価・意見を確定版として残し、以後は変えられなくなります。元に戻すことはできません。
      </p>
      <Obstacles view={view} />
      <OpenSheets plan={plan} view={view} />
      <Findings plan={plan} year={year} view={view} indicators={indicators} inputs={inputs} />
      <Texts plan={plan} heading="同時に変更された欄" texts={view.setAside} />
      <Texts plan={plan} heading="未解決の指摘" texts={view.remarks} />
      <Unanswered view={view} />
      {isReady ? <SealForm plan={plan} year={year} view={view} today={today} inputs={inputs} /> : null}
    </>,
  );
}

type Props = { plan: PlanHead; view: SealView };

function Obstacles({ view: { obstacles } }: { view: SealView }) {
  const list = (blocks: boolean) => obstacles.filter((one) => one.blocks === blocks);
  const sentences = (some: typeof obstacles) => (
    <ul>
      {some.map(({ code, count }) => (
        <li>{sealObstacleSentences[code](count)}</li>
      ))}
    </ul>
  );
  return (
    <>
      {list(true).length === 0 ? (
        <Banner kind="success" title="確定できます。" />
      ) : (
        <Banner kind="warning" title="確定の前に、次のことに対応してください">
          {sentences(list(true))}
        </Banner>
      )}
      {list(false).length === 0 ? null : (
        <Banner kind="notice" title="このままでも確定できますが、確かめてください">
          {sentences(list(false))}
        </Banner>
      )}
    </>
  );
}

function OpenSheets({ plan, view }: Props) {
  const open = view.sheets.filter(({ state }) => state !== 'finalised');
  if (open.length === 0) return null;
  return (
    <section>
      <h2>評価が確定していないシート（{open.length}枚）</h2>
      <ul class="seal-list">
        {open.map(({ id, title, state }) => (
          <li>
            <a href={sheetPath(plan.id, id)}>{title || '（事業名なし）'}</a>{' '}
            <Tag>{sheetStateNames[state]}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}

type FindingsProps = Props & { year: number; indicators: ExchangeIndicator[]; inputs: Sent['inputs'] };

/** Contradictions first, each with its reason; the warnings below may have one. */
function Findings({ plan, year, view, indicators, inputs }: FindingsProps) {
  if (view.findings.length === 0) return null;
  const inOrder = [...view.findings].sort((a, b) => weight(a) - weight(b));
  return (
    <section>
      <h2>確認事項（{view.findings.length}件）</h2>
      {inOrder.map((finding) => (
        <article class="seal-finding">
          <p>
            <Tag look={finding.severity === 'error' ? 'warning' : 'plain'}>
              {finding.severity === 'error' ? '食い違い' : '確認'}
            </Tag>{' '}
            <FindingPlace plan={plan} finding={finding} view={view} />
          </p>
          <p>{findingSentence(finding, indicators)}</p>
          <Form action={`${sealPath(plan.id, year)}/reasons`} class="reason-row">
            <input type="hidden" name="finding" value={finding.id} />
            <TextArea
              name={`reason-${finding.id}`}
              label="このままとする理由"
              rows={2}
              value={inputs[`reason-${finding.id}`] ?? finding.reason ?? ''}
            />
            <Button look="outlined" size="small">
              理由を保存する
            </Button>
          </Form>
        </article>
      ))}
    </section>
  );
}

const weight = ({ severity, reason }: ReasonedFinding) =>
  (severity === 'error' ? 0 : 2) + (reason === null ? 0 : 1);

function FindingPlace({ plan, finding, view }: Props & { finding: ReasonedFinding }) {
  const sheet = view.sheets.find(({ project }) => project === finding.about.project);
  return sheet ? <a href={sheetPath(plan.id, sheet.id)}>{sheet.title}</a> : null;
}

function Texts({ plan, heading, texts }: { plan: PlanHead; heading: string; texts: PlacedText[] }) {
  if (texts.length === 0) return null;
  return (
    <section>
      <h2>
        {heading}（{texts.length}件）
      </h2>
      <ul class="seal-list">
        {texts.map(({ sheet, title, department, text }) => (
          <li>
            <a href={sheetPath(plan.id, sheet)}>{title || '（事業名なし）'}</a>
            {department === null ? '' : `【${department}】`}
            <p class="as-written small">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Unanswered({ view: { unanswered } }: { view: SealView }) {
  if (unanswered.length === 0) return null;
  return (
    <section>
      <h2>回答のない意見（{unanswered.length}件）</h2>
      <ul class="seal-list">
        {unanswered.map(({ by, text }) => (
          <li>
            {by}
            <p class="as-written small">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SealForm({
  plan,
  year,
  view,
  today,
  inputs,
}: Props & { year: number; today: string; inputs: Sent['inputs'] }) {
  const hasProblem = problemsOfField({ name: 'understood' }).length > 0;
  return (
    <Form action={sealPath(plan.id, year)} class="panel">
      <h2>確定する</h2>
      <p>
        {eraYear(year)}のシート{view.sheets.length}枚を確定します。
      </p>
      <input type="hidden" name="version" value={view.cycle.version} />
      {isStillRunning(year, today) ? (
        <TextArea
          name="early"
          label="年度の途中で確定する理由"
          required
          hint={`${eraYear(year)}は、${formatDate(`${year + 1}-03-31`, 'era')}まで続きます。途中で確定すると、残りの期間の取り組みを書き足せません。`}
          rows={2}
          value={inputs.early ?? ''}
        />
      ) : null}
      <p>
        <label>
          <input
            type="checkbox"
            name="understood"
            value="yes"
            id="field-understood"
            {...(hasProblem ? { 'aria-invalid': 'true' as const } : {})}
          />{' '}
          元に戻せないことと、上の内容を確かめました。
        </label>
      </p>
      <Button look="danger">年度を確定する</Button>
    </Form>
  );
}
