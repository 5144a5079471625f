import { handoverPath, handoverSheetPath, postPath, successorsPath } from '#addresses/people.ts';
import { fiscalYearOf } from '#domain/calendar/calendar-date.ts';
import { groupBy } from '#domain/group-by.ts';
import { dayBefore, passingOf } from '#domain/people/handover.ts';
import { isOpenOn } from '#domain/people/known-staff.ts';
import type { Role } from '#domain/people/role.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { listTerms, type Term } from '#records/people/people-queries.ts';
import { listHolders, listPosts, type Post } from '#records/people/queries.ts';
import { countWork, listLooseEnds, type WorkCounts } from '#records/people/work-queries.ts';
import { listEmptySheets } from './empty-sheets.ts';
import { LooseEnds } from './loose-ends.tsx';
import { departmentsCrumb, formatDay, Holders, homeCrumb } from './people-parts.tsx';
import { handoverDayOf } from './read-day.ts';

type Passed = {
  post: Post;
  leaving: Term[];
  staying: Term[];
  arriving: Term[];
  work: WorkCounts | undefined;
};

/** Without one of these nobody can let others in. */
const RUNNING: Role[] = ['secretariat', 'operator'];

/** What passes from whom to whom on a day, which posts stay empty, and which projects nobody looks after. */
export async function handoverPage(c: AppContext) {
  const db = c.get('db').kysely;
  const municipalityId = actorOf(c).municipality.id;
  const on = handoverDayOf(c);
  const posts = (await listPosts(db, municipalityId)).filter((post) => isOpenOn(post, on));
  const terms = await listTerms(db, municipalityId, { endingFrom: dayBefore(on) });
  const work = await countWork(db, municipalityId);
  const ofPost = groupBy(terms, ({ postId }) => postId);
  const passed: Passed[] = posts.map((post) => ({
    post,
    ...passingOf(ofPost.get(post.id) ?? [], on),
    work: work.get(post.departmentId ?? ''),
  }));
  const changing = passed.filter(({ leaving, arriving }) => leaving.length + arriving.length > 0);
  const vacant = passed.filter(({ staying, arriving }) => staying.length + arriving.length === 0);
  const holders = await listHolders(db, municipalityId, {}, on);
  const projects = await listLooseEnds(db, municipalityId, fiscalYearOf(on));
  return renderPage(
    c,
    { title: `${formatDay(on)}の引継ぎ`, crumbs: [homeCrumb, departmentsCrumb], width: 'wide' },
    <>
      <p class="lead">
        この日を境に、どの職がだれからだれに替わるかを確かめます。仕事は職に付いているため、後任を登録すれば自動で引き継がれます。
      </p>
      <form class="filter-row" method="get" action="/handover" aria-label="引継ぎの日">
        <TextField name="on" label="着任の日" type="date" value={on} width="short" />
        <Button look="outlined">この日で見る</Button>
      </form>
      <ButtonRow>
        <LinkButton href={`${successorsPath}?on=${on}`}>後任をまとめて入力する</LinkButton>
      </ButtonRow>
      {holders.some(({ role, accountId }) => RUNNING.includes(role) && accountId !== null) ? null : (
        <Banner kind="warning" title="この日に、ログインできる事務局・運用の人がいなくなります">
          後任のページの「ログインと招待」から、今のうちに招待してください。
        </Banner>
      )}
      <h2>替わる職（{changing.length}）</h2>
      {changing.length === 0 ? (
        <EmptyState title="この日に替わる職は、まだ登録されていません。">
          <p>「後任をまとめて入力する」から、離任する人と後任を登録してください。</p>
        </EmptyState>
      ) : (
        <ChangingTable
          rows={changing}
          without={
            new Set(holders.flatMap(({ personId, accountId }) => (accountId === null ? personId : [])))
          }
        />
      )}
      <h2>空席の職（{vacant.length}）</h2>
      {vacant.length === 0 ? <p>空席の職はありません。</p> : <VacantTable rows={vacant} />}
      <LooseEnds
        projects={projects}
        empty={await listEmptySheets(db, municipalityId)}
        writing={
          new Set(holders.flatMap(({ role, departmentIds }) => (role === 'writer' ? departmentIds : [])))
        }
        on={on}
      />
      <Disclosure summary="ほかの年の4月1日を見る">
        <ul>
          {[-2, -1, 1].map((step) => {
            const day = `${Number(on.slice(0, 4)) + step}-04-01`;
            return (
              <li>
                <a href={handoverPath(day)}>{formatDay(day)}</a>
              </li>
            );
          })}
        </ul>
      </Disclosure>
    </>,
  );
}

const open = (work: WorkCounts | undefined) =>
  work
    ? [
        work.sheet > 0 ? `未承認の担当分${work.sheet}` : '',
        work.remark > 0 ? `未解決の指摘${work.remark}` : '',
        work.opinion > 0 ? `回答待ちの意見${work.opinion}` : '',
        work.request > 0 ? `協働の依頼${work.request}` : '',
      ]
        .filter(Boolean)
        .join('、') || 'なし'
    : 'なし';

/** `without`: the people who have no account to sign in with. */
function ChangingTable({ rows, without }: { rows: Passed[]; without: ReadonlySet<string> }) {
  return (
    <Table<Passed>
      caption="替わる職"
      isCaptionHidden
      columns={[
        {
          header: '職',
          isRowHeader: true,
          cell: ({ post }) => <a href={postPath(post.id)}>{post.name}</a>,
        },
        { header: '前任', cell: ({ leaving }) => <Holders terms={leaving} /> },
        {
          header: '後任',
          cell: ({ arriving, staying }) => (
            <>
              <Holders terms={[...arriving, ...staying]} />
              {arriving.length === 0 && staying.length > 0 ? '（継続）' : null}{' '}
              {arriving.some(({ personId }) => without.has(personId)) ? (
                <Tag look="warning">ログイン未設定</Tag>
              ) : null}
            </>
          ),
        },
        { header: '課の事業', isNumber: true, cell: ({ work }) => work?.project ?? 0 },
        { header: '課の未処理', width: 'wide', cell: ({ work }) => open(work) },
        {
          header: '引継書',
          cell: ({ post }) => (
            <a href={handoverSheetPath(post.id)}>
              引継書<span class="visually-hidden">（{post.name}）</span>
            </a>
          ),
        },
      ]}
      rows={rows}
    />
  );
}

function VacantTable({ rows }: { rows: Passed[] }) {
  return (
    <Table<Passed>
      caption="空席の職"
      isCaptionHidden
      dense
      columns={[
        {
          header: '職',
          isRowHeader: true,
          cell: ({ post }) => <a href={postPath(post.id)}>{post.name}</a>,
        },
        {
          header: '前任',
          cell: ({ leaving }) => (leaving.length > 0 ? <Holders terms={leaving} /> : 'いない'),
        },
        { header: '課の事業', isNumber: true, cell: ({ work }) => work?.project ?? 0 },
        { header: '課の未処理', width: 'wide', cell: ({ work }) => open(work) },
      ]}
      rows={rows}
    />
  );
}
