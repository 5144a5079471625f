import { draftPath, recordPath } from '#addresses/imports.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import type { ExchangeProject } from '#exchange/schema.ts';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Form } from '#http/components/form.tsx';
import { WrittenTable } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import type { PlanComparison, ProjectComparison } from '#records/archive/compare-plan.ts';
import type { Draft } from '#records/draft/queries.ts';

const STATES: Record<ProjectComparison['state'], string> = {
  same: '同じ',
  changed: '変更',
  moved: '移動',
  new: '新規',
  ambiguous: '要選択',
};

type Props = { draft: Draft; comparison: PlanComparison };

/** How the import meets the plan that is already kept: what is new, changed, moved, gone, and what a person must decide. */
export function ComparisonSection({ draft, comparison }: Props) {
  const { projects, gone, differences, revisions } = comparison;
  const counts = Object.entries(STATES).map(
    ([state, label]) => `${label} ${projects.filter((one) => one.state === state).length}`,
  );
  const unlike = projects.filter(
    ({ project, state }) => state !== 'same' || project.id in draft.decisions.pairs,
  );
  return (
    <section>
      <h2 id="comparison">登録済みの計画との突き合わせ</h2>
      <p>
        {counts.join('、')}、掲載なし {gone.length}
      </p>
      <Form action={`${draftPath(draft.id)}/decisions`}>
        <input type="hidden" name="version" value={draft.version} />
        {unlike.length > 0 ? (
          <WrittenTable
            caption="同じでない事業"
            isCaptionShown
            headings={['今回の資料の事業', '状態', '登録済みの計画の事業']}
            class="table-dense"
          >
            <tbody>
              {unlike.map((one) => (
                <tr>
                  <th scope="row">
                    <a href={recordPath(draft.id, 'projects', one.project.id)}>{one.project.title}</a>
                  </th>
                  <td>
                    <Tag look={one.state === 'ambiguous' ? 'warning' : 'plain'}>{STATES[one.state]}</Tag>
                  </td>
                  <td>
                    <PairChoice one={one} gone={gone.map(({ project }) => project)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </WrittenTable>
        ) : null}
        {gone.length > 0 ? (
          <fieldset class="panel">
            <legend>掲載なし（今回の資料にない事業）</legend>
            <p>計画に残すものにチェックを付けてください。名前が変わっただけのものは、上の表で選びます。</p>
            {gone.map(({ project, isDecided }) => (
              <p>
                <label>
                  <input
                    type="checkbox"
                    name="stay"
                    value={project.id}
                    {...(isDecided ? { checked: true } : {})}
                  />{' '}
                  「{project.title}」はそのまま残す
                </label>
              </p>
            ))}
            <Button name="stay-all" value="yes" look="text" size="small">
              すべてそのまま残す
            </Button>
          </fieldset>
        ) : null}
        {revisions.length > 0 ? <Revisions draft={draft} comparison={comparison} /> : null}
        {unlike.length + gone.length + revisions.length > 0 ? (
          <ButtonRow>
            <Button look="outlined">選んだ内容を保存する</Button>
          </ButtonRow>
        ) : null}
      </Form>
      {differences.length > 0 ? (
        <Disclosure summary={`書き方の違うところ（${differences.length}か所）`}>
          <ul>
            {differences.map(({ kept, dropped }) => (
              <li>
                「{dropped}」を「{kept}」にします。
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </section>
  );
}

/** Targets that this import changes: the old one is kept, and the reason stands beside the new one. */
function Revisions({ draft, comparison: { revisions, merged } }: Props) {
  const titles = new Map(merged.projects.map(({ id, title }) => [id, title]));
  return (
    <fieldset class="panel">
      <legend>目標値の変更</legend>
      <p>前の目標値も残します。変更の理由が分かるときは書いてください。計画の画面に表示されます。</p>
      {revisions.map(({ from, old, indicator, value }) => (
        <p class="field">
          <label class="field-label" for={`reason${from}`}>
            {[titles.get(indicator.project ?? ''), indicator.name].filter(Boolean).join('・')}{' '}
            {formatFiscalYear(value.year, 'era')}の目標値「{old}」→「{value.text}」の理由
          </label>
          <input
            class="control control-full"
            id={`reason${from}`}
            name={`reason:${from}`}
            value={draft.decisions.reasons?.[from] ?? ''}
            autocomplete="off"
          />
        </p>
      ))}
    </fieldset>
  );
}

/** Which known project it is: what was found, or what the person chooses. Nothing is chosen for an ambiguous one. */
function PairChoice({ one, gone }: { one: ProjectComparison; gone: readonly ExchangeProject[] }) {
  const choices = [
    ...new Map(
      [...(one.known ? [one.known] : []), ...one.candidates, ...gone].map((p) => [p.id, p]),
    ).values(),
  ];
  const isNew = one.state === 'new';
  return (
    <span class="select">
      <select
        class="control"
        name={`pair:${one.project.id}`}
        aria-label={`「${one.project.title}」にあたる事業`}
      >
        {one.state === 'ambiguous' ? <option value="">選んでください</option> : null}
        <option value="new" selected={isNew}>
          新しい事業
        </option>
        {choices.map((project) => (
          <option value={project.id} selected={one.known?.id === project.id}>
            {project.title}
          </option>
        ))}
      </select>
    </span>
  );
}
