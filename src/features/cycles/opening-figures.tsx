import { formsPath } from '#addresses/forms.ts';
import { Banner } from '#http/components/banner.tsx';
import type { OpeningPreview } from '#records/cycle/opening-preview.ts';
import { prefilledLabels } from '#records/cycle/sheet-beginning.ts';

/** How much an opening makes, in which forms, and what it begins with. */
export function OpeningFigures({ preview }: { preview: OpeningPreview }) {
  const figures: [string, number][] = [
    ['作るシート（実数）', preview.sheets],
    ['担当分', preview.parts],
    ['前の内容を引き継ぐシート', preview.prefilled],
    ['終了のため作らない', preview.closes.length],
    ['対象から外す', preview.leftOut.length],
  ];
  const forms = new Map(
    preview.rows.flatMap(({ project }) => (project.form ? [[project.form.id, project.form]] : [])),
  );
  return (
    <section class="season">
      <h2>作るもの</h2>
      <dl class="figures">
        {figures.map(([label, count]) => (
          <div>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {preview.takenOver > 0 ? (
        <p>うち{preview.takenOver}枚は、取り込み済みの同じ年度のシートをそのまま使います。</p>
      ) : null}
      <ul>
        {preview.byForm.map(({ name, version, sheets }) => (
          <li>
            様式「{name}」（第{version}版）　{sheets}枚
          </li>
        ))}
        {[...forms.values()]
          .map((form) => ({ form, labels: prefilledLabels(form) }))
          .filter(({ labels }) => labels.length > 0)
          .map(({ form, labels }) => (
            <li class="muted">
              「{form.name}」では、{labels.map((label) => `「${label}」`).join('')}
              の欄に、前の内容を入れておきます。
            </li>
          ))}
      </ul>
    </section>
  );
}

/** What would go wrong, or be noticed late: projects without a form or an owner, departments without a person. */
export function OpeningWarnings({ plan, preview }: { plan: string; preview: OpeningPreview }) {
  const { withoutForm, withoutOwner, withoutWriter, withoutApprover } = preview;
  return (
    <>
      {preview.rows.length === 0 ? (
        <Banner kind="warning" title="この計画には、まだ事業がありません。">
          <p>
            先に<a href="/imports">計画書や進行管理シートを取り込んで</a>
            ください。このまま準備すると、シートのない年度ができます。
          </p>
        </Banner>
      ) : null}
      {withoutForm.length > 0 ? (
        <Banner
          kind="error"
          title={`様式の決まらない事業が${withoutForm.length}件あるため、まだ準備できません。`}
        >
          <p>
            <a href={formsPath(plan)}>様式</a>
            を作るか、対象の事業を広げてください。作らない事業は、下の表で「外す」を選んでください。
          </p>
          <Titles titles={withoutForm.map(({ project }) => project.title)} />
        </Banner>
      ) : null}
      {withoutWriter.length > 0 ? (
        <Banner kind="warning" title={`本日現在、記入する人のいない課が${withoutWriter.length}あります。`}>
          <p>
            {withoutWriter.join('、')}　<a href="/departments">組織と担当者</a>
            で担当を決めるか、入力用リンクを渡すか、事務局が代わりに入力してください。
          </p>
        </Banner>
      ) : null}
      {withoutApprover.length > 0 ? (
        <Banner kind="warning" title={`本日現在、承認する人のいない課が${withoutApprover.length}あります。`}>
          <p>{withoutApprover.join('、')}　承認する人がいないシートは、事務局が代わりに承認できます。</p>
        </Banner>
      ) : null}
      {withoutOwner.length > 0 ? (
        <Banner kind="warning" title={`担当課のない事業が${withoutOwner.length}件あります。`}>
          <p>シートは作りますが、記入を依頼する先がありません。事務局が記入してください。</p>
          <Titles titles={withoutOwner.map(({ project }) => project.title)} />
        </Banner>
      ) : null}
    </>
  );
}

const MOST = 10;

function Titles({ titles }: { titles: string[] }) {
  return (
    <ul>
      {titles.slice(0, MOST).map((title) => (
        <li>{title || '（事業名なし）'}</li>
      ))}
      {titles.length > MOST ? <li>ほか{titles.length - MOST}件</li> : null}
    </ul>
  );
}
