import { departmentsPath, peoplePath, personPath, postPath, staffListPath } from '#addresses/people.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { ROLES } from '#domain/people/role.ts';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Pager } from '#http/components/pager.tsx';
import { Select } from '#http/components/select.tsx';
import { Table } from '#http/components/table.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { listPeople, type PeopleFilter, type PeoplePage } from '#records/people/people-queries.ts';
import { type Department, listDepartments } from '#records/people/queries.ts';
import {
  departmentsCrumb,
  formatTerm,
  homeCrumb,
  mayEdit,
  personLabel,
  roleChoices,
} from './people-parts.tsx';

const PAGE_SIZE = 50;
const STANDINGS = [
  { value: 'current', label: '在任中・着任予定' },
  { value: 'former', label: '離任した人' },
  { value: 'all', label: 'すべて' },
];

function readPeopleFilter(query: (name: string) => string | undefined): PeopleFilter {
  const standing = query('standing');
  return {
    departmentId: query('department') || null,
    role: ROLES.find((role) => role === query('role')) ?? null,
    standing: standing === 'former' || standing === 'all' ? standing : 'current',
    q: query('q')?.trim().slice(0, 100) || null,
  };
}

const addressOf = (filter: PeopleFilter, page: number) => {
  const asked = new URLSearchParams({
    ...(filter.departmentId ? { department: filter.departmentId } : {}),
    ...(filter.role ? { role: filter.role } : {}),
    ...(filter.standing === 'current' ? {} : { standing: filter.standing }),
    ...(filter.q ? { q: filter.q } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return asked.size > 0 ? `${peoplePath}?${asked}` : peoplePath;
};

/** The people of the office and the committee, narrowed by the address. */
export async function peoplePage(c: AppContext) {
  const actor = actorOf(c);
  const db = c.get('db').kysely;
  const day = dayOf(c.get('now'));
  const filter = readPeopleFilter((name) => c.req.query(name)?.replaceAll('\0', ''));
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1));
  const found = await listPeople(db, actor.municipality.id, filter, {
    day,
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  });
  const departments = await listDepartments(db, actor.municipality.id);
  return renderPage(
    c,
    { title: '職員・委員', crumbs: [homeCrumb, departmentsCrumb], width: 'wide' },
    <>
      <FilterForm filter={filter} departments={departments} />
      {found.total === 0 ? (
        <EmptyState title="当てはまる人はいません。">
          <p>
            {mayEdit(actor) ? (
              <>
                条件を変えるか、<a href={departmentsPath}>職</a>に担当者を登録するか、
                <a href={staffListPath}>名簿を取り込んで</a>ください。
              </>
            ) : (
              '条件を変えて、もう一度お探しください。'
            )}
          </p>
        </EmptyState>
      ) : (
        <>
          <p>{found.total.toLocaleString('ja')}人</p>
          <PeopleTable found={found} filter={filter} day={day} />
        </>
      )}
      <Pager page={page} pageSize={PAGE_SIZE} total={found.total} href={(to) => addressOf(filter, to)} />
      {mayEdit(actor) ? (
        <ButtonRow>
          <LinkButton href="/people.xlsx" look="outlined" download>
            名簿をExcelでダウンロード
          </LinkButton>
          <LinkButton href="/people.csv" look="outlined" download>
            名簿をCSVでダウンロード
          </LinkButton>
          <LinkButton href={staffListPath} look="outlined">
            名簿を取り込む
          </LinkButton>
        </ButtonRow>
      ) : null}
    </>,
  );
}

function FilterForm({ filter, departments }: { filter: PeopleFilter; departments: Department[] }) {
  const isFiltering = addressOf(filter, 1) !== peoplePath;
  return (
    <form class="filter-row" method="get" action={peoplePath} aria-label="職員・委員の絞り込み">
      <Select
        name="department"
        label="課"
        blank="すべて"
        choices={departments.map(({ id, label }) => ({ value: id, label }))}
        value={filter.departmentId}
      />
      <Select name="role" label="役割" blank="すべて" choices={roleChoices} value={filter.role} />
      <Select name="standing" label="在任" choices={STANDINGS} value={filter.standing} />
      <TextField name="q" label="氏名・かな・メール" type="search" value={filter.q} width="short" />
      <Button look="outlined">絞り込む</Button>
      {isFiltering ? <a href={peoplePath}>条件をすべて外す</a> : null}
    </form>
  );
}

type Listed = PeoplePage['people'][number];

function PeopleTable({ found, filter, day }: { found: PeoplePage; filter: PeopleFilter; day: string }) {
  const shown = ({ terms }: Listed) => {
    const current = terms.filter(({ to }) => to === null || to >= day);
    return filter.standing === 'current' || current.length > 0 ? current : terms.slice(0, 1);
  };
  return (
    <Table<Listed>
      caption="職員・委員の一覧"
      isCaptionHidden
      columns={[
        {
          header: '氏名',
          isRowHeader: true,
          cell: (person) => (
            <>
              <a href={personPath(person.id)}>
                {personLabel(person.forgottenAt === null ? person.name : null)}
              </a>
              {person.kana ? <small class="kana">{person.kana}</small> : null}
            </>
          ),
        },
        {
          header: '職',
          width: 'wide',
          cell: (person) => (
            <ul class="plain-list">
              {shown(person).map((term) => (
                <li>
                  <a href={postPath(term.postId)}>{term.postName}</a>
                </li>
              ))}
            </ul>
          ),
        },
        {
          header: '在任期間',
          cell: (person) => (
            <ul class="plain-list">
              {shown(person).map((term) => (
                <li>{formatTerm(term)}</li>
              ))}
            </ul>
          ),
        },
        { header: 'メール', cell: (person) => person.email ?? '' },
      ]}
      rows={found.people}
    />
  );
}
