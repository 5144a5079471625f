import { requestPath, requestsPath } from '#addresses/collaboration.ts';
import { projectPath } from '#addresses/plans.ts';
import { REQUEST_STATES } from '#domain/collaboration/decide-request.ts';
import { eraYear, shortYear } from '#exchange/names.ts';
import { Button, LinkButton } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { RESIDENTS, requestStates } from '#messages/collaboration.ja.ts';
import { type Department, listDepartments } from '#records/people/queries.ts';
import { listPlacedRequests, type PlacedRequest } from '#records/request/queries.ts';
import { nextYearOf, type RequestsOfPlan } from './open-requests.ts';
import { countRequests, type RequestListFilter, readRequestFilter } from './request-filter.ts';

/** The collaboration requests of a plan: asked of a department, asked by it, and what residents are asked for. */
export async function requestListPage(c: AppContext, of: RequestsOfPlan) {
  const { db, key, plan } = of;
  const filter = readRequestFilter((name) => c.req.query(name), of);
  const { departmentId, year, state } = filter;
  const asked = {
    departmentIds: departmentId === null ? undefined : [departmentId],
    year: year ?? undefined,
    state: state ?? undefined,
  };
  const requests = await listPlacedRequests(db, key, asked);
  const departments = await listDepartments(db, key.municipalityId);
  const department = departments.find(({ id }) => id === departmentId)?.label ?? '';
  const carriable = await listCarriable(c, of, filter);
  const toDepartments = requests.filter(({ to }) => to !== null);
  const lists =
    departmentId === null
      ? [{ heading: '課・団体への依頼', rows: toDepartments }]
      : [
          {
            heading: `${department}が依頼されたもの`,
            rows: requests.filter(({ toId }) => toId === departmentId),
          },
          {
            heading: `${department}が依頼したもの`,
            rows: toDepartments.filter(({ fromId }) => fromId === departmentId),
          },
        ];
  return renderPage(
    c,
    {
      title: '協働の依頼',
      crumbs: planCrumbs(plan),
      width: 'wide',
      overline: year === null ? 'すべての年度' : eraYear(year),
    },
    <div class="requests">
      <p>
        ほかの課や社協に協力を依頼し、回答を受け取ります。新しい依頼は、各シートや事業のページから始められます。
      </p>
      <Filter
        plan={plan.id}
        filter={filter}
        years={of.years.map((one) => one.year)}
        departments={departments}
      />
      {carriable.length > 0 ? <Carriable of={of} requests={carriable} /> : null}
      {requests.length === 0 ? (
        <EmptyState title="条件に合う依頼はありません。">
          <p>条件を変えるか、シートや事業のページから依頼を作ってください。</p>
        </EmptyState>
      ) : (
        <>
          <dl class="figures">
            {countRequests(requests).map(({ state: one, count }) => (
              <div>
                <dt>{requestStates[one]}</dt>
                <dd>{count}</dd>
              </div>
            ))}
          </dl>
          {[
            ...lists,
            {
              heading: '市民・地域の皆さんにお願いすること（協働事項）',
              rows: requests.filter(({ to }) => to === null),
            },
          ]
            .filter(({ rows }) => rows.length > 0)
            .map(({ heading, rows }) => (
              <section>
                <h2>
                  {heading}（{rows.length}件）
                </h2>
                <RequestTable plan={plan.id} caption={heading} requests={rows} />
              </section>
            ))}
        </>
      )}
    </div>,
  );
}

/** What the year before left open and nobody has carried on yet. */
async function listCarriable(c: AppContext, of: RequestsOfPlan, { departmentId, year }: RequestListFilter) {
  if (year === null || nextYearOf(of, year - 1) === null) return [];
  const db = c.get('db').kysely;
  const only = { departmentIds: departmentId === null ? undefined : [departmentId] };
  const before = await listPlacedRequests(db, of.key, { ...only, year: year - 1, isOpen: true });
  const now = await listPlacedRequests(db, of.key, { year });
  const carried = new Set(now.map(({ carriedFrom }) => carriedFrom));
  return before.filter(({ id }) => !carried.has(id));
}

function Carriable({ of, requests }: { of: RequestsOfPlan; requests: PlacedRequest[] }) {
  const { plan } = of;
  return (
    <section class="note-box" aria-labelledby="carriable">
      <h2 id="carriable">昨年度から完了していない依頼（{requests.length}件）</h2>
      <ul class="carriable">
        {requests.map((one) => (
          <li>
            <p>
              <a href={requestPath(plan.id, one.id)}>{one.title}</a>
              <small class="muted">
                {`　${one.from}`} → {one.to ?? RESIDENTS}　{requestStates[one.state]}
              </small>
            </p>
            <Form action={`${requestPath(plan.id, one.id)}/next-year`}>
              <Button look="outlined" size="small">
                今年度に引き継ぐ
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

type FilterProps = { plan: string; filter: RequestListFilter; years: number[]; departments: Department[] };

function Filter({ plan, filter, years, departments }: FilterProps) {
  return (
    <form class="filter-row" method="get" action={requestsPath(plan)} aria-label="依頼の絞り込み">
      <Select
        name="department"
        label="課・団体"
        blank="すべて"
        value={filter.departmentId}
        choices={departments.map(({ id, label }) => ({ value: id, label }))}
      />
      <Select
        name="year"
        label="年度"
        value={filter.year === null ? 'all' : String(filter.year)}
        choices={[
          ...years.map((year) => ({ value: String(year), label: eraYear(year) })),
          { value: 'all', label: 'すべて' },
        ]}
      />
      <Select
        name="state"
        label="状態"
        blank="すべて"
        value={filter.state}
        choices={REQUEST_STATES.map((state) => ({ value: state, label: requestStates[state] }))}
      />
      <Button look="outlined">絞り込む</Button>
      <LinkButton
        href={`${requestsPath(plan).replace('/requests', '/requests.csv')}?${new URLSearchParams({
          department: filter.departmentId ?? '',
          year: filter.year === null ? 'all' : String(filter.year),
          state: filter.state ?? '',
        })}`}
        look="text"
        download
      >
        CSVで保存
      </LinkButton>
    </form>
  );
}

function RequestTable({
  plan,
  caption,
  requests,
}: {
  plan: string;
  caption: string;
  requests: PlacedRequest[];
}) {
  return (
    <Table
      caption={caption}
      isCaptionHidden
      rows={requests}
      columns={[
        { header: '年度', width: 'narrow', cell: ({ year }) => shortYear(year) },
        { header: '事業', cell: ({ project, title }) => <a href={projectPath(plan, project)}>{title}</a> },
        { header: '依頼する課', cell: ({ from }) => from },
        { header: '依頼先', cell: ({ to }) => to ?? RESIDENTS },
        {
          header: '内容',
          isRowHeader: true,
          width: 'wide',
          cell: ({ id, text }) => <a href={requestPath(plan, id)}>{text}</a>,
        },
        {
          header: '状態',
          width: 'narrow',
          cell: ({ state }) => (
            <Tag look={state === 'asked' ? 'warning' : 'strong'}>{requestStates[state]}</Tag>
          ),
        },
        { header: '回答・結果', width: 'wide', cell: ({ answer }) => answer },
      ]}
    />
  );
}
