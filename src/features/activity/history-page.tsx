import { projectPath, sheetPath } from '#addresses/plans.ts';
import { reaches, reachOf } from '#domain/activity/reach.ts';
import { shownDay } from '#domain/calendar/calendar-date.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { openDepartments } from '#domain/sheet/closed-sheet.ts';
import { fieldName } from '#exchange/field-name.ts';
import { eraYear } from '#exchange/names.ts';
import { Button } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Pager } from '#http/components/pager.tsx';
import { Select } from '#http/components/select.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { Comparison, ComparisonLegend } from '#http/parts/comparison.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { idOf, readerOf } from '#http/request-key.ts';
import { listSheetChanges, type SheetChange } from '#records/activity/history-queries.ts';
import { listForms } from '#records/form/form-queries.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listOwners } from '#records/plan/owner-queries.ts';
import { listProjects } from '#records/plan/project-queries.ts';
import { listClosedSheets } from '#records/sheet/closed-sheet-queries.ts';
import { findStanding } from '#records/sheet/standing-queries.ts';
import { pageOf } from './page-of.ts';

const PAGE_SIZE = 30;

/** Every change of one sheet: which field, by which post, when, and what became of the text. */
export async function historyPage(c: AppContext) {
  const { db, key, plan } = planScope(c);
  const reach = reachOf(actorOf(c));
  const standing = await findStanding(db, key, idOf(c, 'sheet'));
  const [project] = standing ? await listProjects(db, key, { project: standing.project }) : [];
  const owners = await listOwners(db, key);
  if (!standing || !project || !reaches(reach, owners.get(project.id))) return c.notFound();
  const forms = await listForms(db, key);
  const { form: filledIn } = standing;
  const form = forms.find(({ id, version }) => id === filledIn?.id && version === filledIn.version) ?? null;
  const indicators = await listIndicators(db, key, { project: project.id });
  const nameOf = (field: string) => fieldName(field, { form, indicators });
  const page = pageOf(c);
  const field = c.req.query('field') || null;
  const closed = (await listClosedSheets(db, key, readerOf(c).asker)).find(({ id }) => id === standing.id);
  const asked = { sheet: standing.id, reach, field, opens: closed && openDepartments(closed) };
  const { changes, total, fields } = await listSheetChanges(db, key, asked, {
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  });
  const here = `${sheetPath(plan.id, standing.id)}/history`;
  return renderPage(
    c,
    {
      title: '変更の履歴',
      crumbs: [
        ...planCrumbs(plan),
        { href: sheetPath(plan.id, standing.id), label: project.title || '（事業名なし）' },
      ],
      overline: `${project.title}　${eraYear(standing.year)}`,
    },
    <>
      <p>
        <a href={`${projectPath(plan.id, project.id)}/years`}>前の年度のシートと見比べる</a>
      </p>
      {fields.length < 2 ? null : (
        <form class="filter-row" method="get" action={here} aria-label="履歴の絞り込み">
          <Select
            name="field"
            label="欄"
            blank="すべて"
            value={field}
            choices={fields.map((value) => ({ value, label: nameOf(value) }))}
          />
          <Button look="outlined">絞り込む</Button>
        </form>
      )}
      {changes.length === 0 ? (
        <EmptyState title="変更の記録はまだありません。">
          <p>あゆみで入力や訂正をすると、ここに残ります。</p>
        </EmptyState>
      ) : (
        <>
          <ComparisonLegend />
          {changes.map((change) => (
            <Change change={change} name={nameOf(change.field)} />
          ))}
        </>
      )}
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        total={total}
        href={(to) => `${here}?${new URLSearchParams({ ...(field && { field }), page: String(to) })}`}
      />
    </>,
  );
}

function Change({ change, name }: { change: SheetChange; name: string }) {
  const { department, before, after, actor, onBehalfOf, at } = change;
  return (
    <article class="change">
      <h2>
        {name}
        {department === null ? '' : `【${department}】`}
      </h2>
      <p class="muted small">
        {formatMoment(at)}　{actor}
        {onBehalfOf === null ? '' : `（${onBehalfOf}に代わって入力）`}
      </p>
      <Comparison before={shownDay(before)} after={shownDay(after)} />
    </article>
  );
}
