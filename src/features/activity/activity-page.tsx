import { sheetPath } from '#addresses/plans.ts';
import { type Reach, reachOf } from '#domain/activity/reach.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { Button } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Pager } from '#http/components/pager.tsx';
import { Select } from '#http/components/select.tsx';
import { Table } from '#http/components/table.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { eventGroups } from '#messages/activity.ja.ts';
import { type Activity, type ActivityFilter, listActivity } from '#records/activity/activity-queries.ts';
import { type Department, listDepartments } from '#records/people/queries.ts';
import { listPlans, type PlanOverview } from '#records/plan/queries.ts';
import { groupName, sentenceOf, sheetName } from './describe.ts';
import { pageOf } from './page-of.ts';
import { queryOf, readFilter } from './read-filter.ts';

const PAGE_SIZE = 50;
const activityPath = '/activity';

/** What was done, by which post, when: narrowed by the address, and as a file. */
export async function activityPage(c: AppContext) {
  const actor = actorOf(c);
  const db = c.get('db').kysely;
  const municipalityId = actor.municipality.id;
  const [filter, reach, page] = [readFilter(c), reachOf(actor), pageOf(c)];
  const { lines, total } = await listActivity(
    db,
    { municipalityId, reach, filter },
    { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
  );
  const departments = (await listDepartments(db, municipalityId)).filter(
    ({ id }) => reach === null || reach.includes(id),
  );
  const plans = await listPlans(db, municipalityId);
  return renderPage(
    c,
    { title: '操作の記録', crumbs: [{ href: '/', label: 'ホーム' }], width: 'wide' },
    <>
      <p class="lead">
        {reach === null
          ? 'いつ、どの職の人が、何をしたかの記録です。消したり書き換えたりはできません。'
          : '担当するシートについて、いつ、どの職の人が、何をしたかの記録です。'}
      </p>
      <FilterForm filter={filter} reach={reach} departments={departments} plans={plans} />
      {lines.length === 0 ? (
        <EmptyState title="当てはまる記録はありません。" />
      ) : (
        <>
          <p>
            <a href={`${activityPath}.csv?${queryOf(filter)}`}>この一覧をCSVで保存する</a>
          </p>
          <Lines lines={lines} />
        </>
      )}
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        total={total}
        href={(to) => `${activityPath}?${queryOf(filter, { page: String(to) })}`}
      />
    </>,
  );
}

type FilterProps = { filter: ActivityFilter; reach: Reach; departments: Department[]; plans: PlanOverview[] };

function FilterForm({ filter, reach, departments, plans }: FilterProps) {
  const groups = { field: '欄の変更', ...eventGroups };
  const isFiltering = Object.values(filter).some((value) => value !== null);
  return (
    <form class="filter-row" method="get" action={activityPath} aria-label="記録の絞り込み">
      <Select
        name="plan"
        label="計画"
        blank="すべて"
        value={filter.plan}
        choices={plans.map((plan) => ({ value: plan.id, label: titleOfPlan(plan) }))}
      />
      <Select
        name="department"
        label="担当課"
        blank="すべて"
        value={filter.departmentId}
        choices={departments.map(({ id, label }) => ({ value: id, label }))}
      />
      {reach === null ? (
        <Select
          name="group"
          label="区分"
          blank="すべて"
          value={filter.group}
          choices={Object.entries(groups).map(([value, label]) => ({ value, label }))}
        />
      ) : null}
      <Day name="from" label="この日から" value={filter.from} />
      <Day name="to" label="この日まで" value={filter.to} />
      <Button look="outlined">絞り込む</Button>
      {isFiltering ? <a href={activityPath}>条件をすべて外す</a> : null}
    </form>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string | null }) {
  return (
    <div class="field">
      <label class="field-label" for={`field-${name}`}>
        {label}
      </label>
      <input class="control" type="date" id={`field-${name}`} name={name} value={value ?? ''} />
    </div>
  );
}

function Lines({ lines }: { lines: Activity[] }) {
  return (
    <Table
      caption="操作の一覧"
      isCaptionHidden
      dense
      rows={lines}
      columns={[
        { header: '日時', width: 'narrow', isRowHeader: true, cell: ({ at }) => formatMoment(at) },
        { header: '操作した人', cell: ({ actor }) => actor },
        { header: '区分', width: 'narrow', cell: groupName },
        { header: '内容', width: 'wide', cell: sentenceOf },
        { header: 'シート', cell: (line) => <SheetLink line={line} /> },
      ]}
    />
  );
}

function SheetLink({ line }: { line: Activity }) {
  if (line.sheet === null || line.plan === null) return null;
  const path = sheetPath(line.plan, line.sheet);
  return (
    <a href={line.kind === null ? `${path}/history` : path}>
      {line.kind === null ? '履歴' : '開く'}
      <span class="visually-hidden">（{sheetName(line)}）</span>
    </a>
  );
}
