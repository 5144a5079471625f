import { postPath } from '#addresses/people.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { holdsOn, isOpenOn } from '#domain/people/known-staff.ts';
import { ROLE_WORDS } from '#domain/people/role.ts';
import { BODY_LABELS } from '#exchange/labels.ts';
import { Banner } from '#http/components/banner.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { countUses, findDepartment } from '#records/people/department-queries.ts';
import { listTerms, type Term } from '#records/people/people-queries.ts';
import { listDepartments, listPosts, type Post } from '#records/people/queries.ts';
import { DepartmentChanges } from './department-changes.tsx';
import {
  departmentsCrumb,
  formatDay,
  Holders,
  homeCrumb,
  mayEdit,
  NOT_REFUSED,
  seesNames,
  statusOf,
} from './people-parts.tsx';

/** A department with its posts; for those who run the plan: its name, its posts, its end. */
export async function departmentPage(
  c: AppContext,
  refused = NOT_REFUSED,
  id = c.req.param('department') ?? '',
) {
  const actor = actorOf(c);
  const db = c.get('db').kysely;
  const municipalityId = actor.municipality.id;
  const day = dayOf(c.get('now'));
  const department = await findDepartment(db, municipalityId, id);
  if (!department) return c.notFound();
  const posts = (await listPosts(db, municipalityId)).filter((post) => post.departmentId === department.id);
  const terms = seesNames(actor)
    ? (await listTerms(db, municipalityId, { endingFrom: day })).filter((term) => holdsOn(term, day))
    : null;
  const open = posts.filter((post) => isOpenOn(post, day));
  const closed = posts.filter((post) => !isOpenOn(post, day));
  const uses = await countUses(db, municipalityId, department.id);
  const others = (await listDepartments(db, municipalityId, { openOn: day })).filter(
    (one) => one.id !== department.id,
  );
  return renderPage(
    c,
    {
      title: department.name,
      crumbs: [homeCrumb, departmentsCrumb],
      status: statusOf(refused),
      overline: [BODY_LABELS[department.body], department.division].filter(Boolean).join('　'),
    },
    <>
      <ErrorSummary problems={refused.problems} />
      {department.closedOn === null ? null : (
        <Banner kind="notice" title={`${formatDay(department.closedOn)}で廃止`} />
      )}
      {department.email ? (
        <p>
          メール　<a href={`mailto:${department.email}`}>{department.email}</a>
        </p>
      ) : null}
      <h2>職</h2>
      {open.length === 0 ? (
        <EmptyState title="この課の職はまだありません。">
          <p>
            {mayEdit(actor)
              ? '下の「職を追加する」から、記入する担当と承認する所属長を登録してください。'
              : '計画の事務局が登録すると、ここに表示されます。'}
          </p>
        </EmptyState>
      ) : (
        <PostTable posts={open} terms={terms} />
      )}
      {closed.length === 0 ? null : (
        <Disclosure summary={`廃止した職（${closed.length}）`}>
          <ul>
            {closed.map((post) => (
              <li>
                <a href={postPath(post.id)}>{post.name}</a>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {mayEdit(actor) ? (
        <DepartmentChanges department={department} uses={uses} others={others} refused={refused} />
      ) : null}
    </>,
  );
}

function PostTable({ posts, terms }: { posts: Post[]; terms: Term[] | null }) {
  return (
    <Table<Post>
      caption="職の一覧"
      isCaptionHidden
      columns={[
        { header: '係', cell: (post) => post.section ?? '' },
        { header: '職名', isRowHeader: true, cell: (post) => <a href={postPath(post.id)}>{post.title}</a> },
        { header: '役割', cell: (post) => <Tag>{ROLE_WORDS[post.role]}</Tag> },
        ...(terms === null
          ? []
          : [
              {
                header: '現在の担当者',
                cell: (post: Post) => <Holders terms={terms.filter((term) => term.postId === post.id)} />,
              },
            ]),
      ]}
      rows={posts}
    />
  );
}
