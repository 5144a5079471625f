import { fiscalYearOf } from '#domain/calendar/calendar-date.ts';
import { dayBefore, passingOf } from '#domain/people/handover.ts';
import { isOpenOn } from '#domain/people/known-staff.ts';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Table } from '#http/components/table.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { LooseEnds } from './loose-ends.tsx';
import { handoverPath, handoverSheetPath, postPath, successorsPath } from './paths.ts';
import { departmentsCrumb, formatDay, Holders, homeCrumb } from './people-parts.tsx';
import { listTerms, type Term } from './people-queries.ts';
import { listHolders, listPosts, type Post } from './queries.ts';
import { handoverDayOf } from './read-day.ts';
import { countWork, listLooseEnds, type WorkCounts } from './work-queries.ts';

type Passed = {
  post: Post;
  leaving: Term[];
  staying: Term[];
  arriving: Term[];
  work: WorkCounts | undefined;
};

/** What passes from whom to whom on a day, which posts stay empty, and which projects nobody looks after. */
export async function handoverPage(c: AppContext) {
  const db = c.get('db').kysely;
  const municipalityId = actorOf(c).municipality.id;
  const on = handoverDayOf(c);
  const posts = (await listPosts(db, municipalityId)).filter((post) => isOpenOn(post, on));
  const terms = await listTerms(db, municipalityId, { endingFrom: dayBefore(on) });
  const work = await countWork(db, municipalityId);
  const ofPost = new Map<string, Term[]>();
  for (const term of terms) ofPost.set(term.postId, [...(ofPost.get(term.postId) ?? []), term]);
  const passed: Passed[] = posts.map((post) => ({
    post,
    ...passingOf(ofPost.get(post.id) ?? [], on),
    work: work.get(post.department ?? ''),
  }));
  const changing = passed.filter(({ leaving, arriving }) => leaving.length + arriving.length > 0);
  const vacant = passed.filter(({ staying, arriving }) => staying.length + arriving.length === 0);
  const writers = await listHolders(db, municipalityId, { role: 'writer' }, on);
  const projects = await listLooseEnds(db, municipalityId, fiscalYearOf(on));
  return renderPage(
    c,
    { title: `${formatDay(on)}の引継ぎ`, crumbs: [homeCrumb, departmentsCrumb], width: 'wide' },
    <>
      <p class="lead">
        この日を境に、どのポストがだれからだれに替わるかを確かめます。仕事はポストに付いているため、後任を登録すれば自動で引き継がれます。
      </p>
      <form class="filter-row" method="get" action="/handover" aria-label="引継ぎの日">
        <TextField name="on" label="着任の日" type="date" value={on} width="short" />
        <Button look="outlined">この日で見る</Button>
      </form>
      <ButtonRow>
        <LinkButton href={`${successorsPath}?on=${on}`}>後任をまとめて入力する</LinkButton>
      </ButtonRow>
      <h2>替わるポスト（{changing.length}）</h2>
      {changing.length === 0 ? (
        <EmptyState title="この日に替わるポストは、まだ登録されていません。">
          <p>「後任をまとめて入力する」から、離任する人と後任を登録してください。</p>
        </EmptyState>
      ) : (
        <ChangingTable rows={changing} />
      )}
      <h2>空席のポスト（{vacant.length}）</h2>
      {vacant.length === 0 ? <p>空席のポストはありません。</p> : <VacantTable rows={vacant} />}
      <LooseEnds
        projects={projects}
        writing={new Set(writers.flatMap(({ department }) => department ?? []))}
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
        work.sheet > 0 ? `未承認のシート${work.sheet}` : '',
        work.remark > 0 ? `未解決の指摘${work.remark}` : '',
        work.opinion > 0 ? `回答待ちの意見${work.opinion}` : '',
        work.request > 0 ? `協働の依頼${work.request}` : '',
      ]
        .filter(Boolean)
        .join('、') || 'なし'
    : 'なし';

function ChangingTable({ rows }: { rows: Passed[] }) {
  return (
    <Table<Passed>
      caption="替わるポスト"
      isCaptionHidden
      columns={[
        {
          header: 'ポスト',
          isRowHeader: true,
          cell: ({ post }) => <a href={postPath(post.id)}>{post.name}</a>,
        },
        { header: '前任', cell: ({ leaving }) => <Holders terms={leaving} /> },
        {
          header: '後任',
          cell: ({ arriving, staying }) => (
            <>
              <Holders terms={[...arriving, ...staying]} />
              {arriving.length === 0 && staying.length > 0 ? '（継続）' : null}
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
      caption="空席のポスト"
      isCaptionHidden
      dense
      columns={[
        {
          header: 'ポスト',
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
