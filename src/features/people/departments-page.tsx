import { departmentPath, handoverPath, peoplePath, postPath, staffListPath } from '#addresses/people.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { handoverDay } from '#domain/people/handover.ts';
import { holdsOn, isOpenOn } from '#domain/people/known-staff.ts';
import { ROLE_WORDS } from '#domain/people/role.ts';
import { BODY_LABELS } from '#exchange/labels.ts';
import { ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { countPosts, countProjects } from '#records/people/department-queries.ts';
import { listTerms } from '#records/people/people-queries.ts';
import { type Department, listDepartments, listPosts } from '#records/people/queries.ts';
import { DepartmentAdditions } from './department-additions.tsx';
import { Holders, homeCrumb, mayEdit, NOT_REFUSED, seesNames, statusOf } from './people-parts.tsx';

/** Which departments there are, with how many posts and projects; and the posts above the departments. */
export async function departmentsPage(c: AppContext, refused = NOT_REFUSED) {
  const actor = actorOf(c);
  const db = c.get('db').kysely;
  const municipalityId = actor.municipality.id;
  const day = dayOf(c.get('now'));
  const departments = await listDepartments(db, municipalityId);
  const counts = {
    posts: await countPosts(db, municipalityId, day),
    projects: await countProjects(db, municipalityId),
  };
  const above = (await listPosts(db, municipalityId)).filter(
    (post) => post.departmentId === null && isOpenOn(post, day),
  );
  const terms = seesNames(actor)
    ? (await listTerms(db, municipalityId, { endingFrom: day })).filter((term) => holdsOn(term, day))
    : [];
  const open = departments.filter((one) => isOpenOn(one, day));
  const closed = departments.filter((one) => !isOpenOn(one, day));
  return renderPage(
    c,
    { title: '組織と担当者', crumbs: [homeCrumb], status: statusOf(refused), width: 'wide' },
    <>
      <ErrorSummary problems={refused.problems} />
      <p class="lead">
        事業の担当と記入・承認の役割は、人ではなく職に付きます。人が替わっても、仕事は同じ職に残ります。
      </p>
      <ButtonRow>
        {seesNames(actor) ? (
          <LinkButton href={peoplePath} look="outlined">
            職員・委員の一覧
          </LinkButton>
        ) : null}
        {mayEdit(actor) ? (
          <>
            <LinkButton href={handoverPath(handoverDay(day))} look="outlined">
              4月1日の引継ぎ
            </LinkButton>
            <LinkButton href={staffListPath} look="outlined">
              名簿の取り込みとダウンロード
            </LinkButton>
          </>
        ) : null}
      </ButtonRow>
      <h2>課</h2>
      {open.length === 0 ? (
        <EmptyState title="課はまだありません。">
          <p>計画を取り込むと担当課が自動で登録されます。</p>
        </EmptyState>
      ) : (
        <DepartmentTable caption="課の一覧" departments={open} counts={counts} />
      )}
      <h2>課に属さない職</h2>
      <p class="muted">推進委員会の委員、査定のワーキンググループ、システムの運用など。</p>
      {above.length === 0 ? (
        <p>課に属さない職はありません。</p>
      ) : (
        <Table
          caption="課に属さない職"
          isCaptionHidden
          columns={[
            {
              header: '職',
              isRowHeader: true,
              cell: (post) => <a href={postPath(post.id)}>{post.name}</a>,
            },
            { header: '役割', cell: (post) => ROLE_WORDS[post.role] },
            ...(seesNames(actor)
              ? [
                  {
                    header: '現在の担当者',
                    cell: (post: (typeof above)[number]) => (
                      <Holders terms={terms.filter((term) => term.postId === post.id)} />
                    ),
                  },
                ]
              : []),
          ]}
          rows={above}
        />
      )}
      {closed.length === 0 ? null : (
        <Disclosure summary={`廃止した課（${closed.length}）`}>
          <ul>
            {closed.map((one) => (
              <li>
                <a href={departmentPath(one.id)}>{one.label}</a>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {mayEdit(actor) ? <DepartmentAdditions refused={refused} /> : null}
    </>,
  );
}

type Counts = {
  posts: Awaited<ReturnType<typeof countPosts>>;
  projects: Awaited<ReturnType<typeof countProjects>>;
};

function DepartmentTable({
  caption,
  departments,
  counts,
}: {
  caption: string;
  departments: Department[];
  counts: Counts;
}) {
  return (
    <Table<Department>
      caption={caption}
      isCaptionHidden
      columns={[
        { header: '課', isRowHeader: true, cell: (one) => <a href={departmentPath(one.id)}>{one.name}</a> },
        { header: '実施主体', cell: (one) => BODY_LABELS[one.body] },
        { header: '部', cell: (one) => one.division ?? '' },
        {
          header: '職の数',
          isNumber: true,
          cell: (one) => {
            const posts = counts.posts.get(one.id)?.posts ?? 0;
            const isMissing = posts === 0 && (counts.projects.get(one.id) ?? 0) > 0;
            return isMissing ? <Tag look="warning">未登録</Tag> : posts;
          },
        },
        {
          header: '空席',
          isNumber: true,
          cell: (one) => {
            const vacant = counts.posts.get(one.id)?.vacant ?? 0;
            return vacant > 0 ? <Tag look="warning">{vacant}</Tag> : 0;
          },
        },
        { header: '担当する事業', isNumber: true, cell: (one) => counts.projects.get(one.id) ?? 0 },
        { header: 'メール', cell: (one) => one.email ?? '' },
      ]}
      rows={departments}
    />
  );
}
