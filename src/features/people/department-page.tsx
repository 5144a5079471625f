import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { holdsOn, isOpenOn } from '#domain/people/known-staff.ts';
import { ROLE_WORDS } from '#domain/people/role.ts';
import { BODY_LABELS } from '#exchange/labels.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { countUses, type DepartmentRecord, findDepartment } from './department-queries.ts';
import { departmentPath, postPath } from './paths.ts';
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
import { listTerms, type Term } from './people-queries.ts';
import { PostFields } from './post-fields.tsx';
import { type Department, listDepartments, listPosts, type Post } from './queries.ts';
import { isCouncil } from './save-department.ts';

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
  const uses = await countUses(db, municipalityId, department);
  const others = (await listDepartments(db, municipalityId, { openOn: day })).filter(
    (one) => one.body === department.body && one.id !== department.id,
  );
  return renderPage(
    c,
    {
      title: department.name,
      crumbs: [homeCrumb, departmentsCrumb],
      status: statusOf(refused),
      overline: BODY_LABELS[department.body],
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
      <h2>ポスト</h2>
      {open.length === 0 ? (
        <EmptyState title="この課のポストはまだありません。">
          <p>
            {mayEdit(actor)
              ? '下の「ポストを追加する」から、記入する担当と承認する所属長を登録してください。'
              : '計画の事務局が登録すると、ここに表示されます。'}
          </p>
        </EmptyState>
      ) : (
        <PostTable posts={open} terms={terms} />
      )}
      {closed.length === 0 ? null : (
        <Disclosure summary={`廃止したポスト（${closed.length}）`}>
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
        <Changes department={department} uses={uses} others={others} refused={refused} />
      ) : null}
    </>,
  );
}

function PostTable({ posts, terms }: { posts: Post[]; terms: Term[] | null }) {
  return (
    <Table<Post>
      caption="ポストの一覧"
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

type ChangesProps = {
  department: DepartmentRecord;
  uses: { projects: number; parts: number };
  others: Department[];
  refused: typeof NOT_REFUSED;
};

function Changes({ department, uses, others, refused }: ChangesProps) {
  const { problems, inputs } = refused;
  const path = departmentPath(department.id);
  const isAbout = (field: string) => problems.length > 0 && inputs[field] !== undefined;
  const passesOn = `計画の担当課（事業${uses.projects}件）と、確定していない年度のシート（担当分${uses.parts}件）も同時に変わります。確定版は当時の名称のままです。`;
  const version = <input type="hidden" name="version" value={department.version} />;
  return (
    <>
      <Disclosure summary="ポストを追加する" open={isAbout('title')}>
        <Form action="/posts">
          <input type="hidden" name="department" value={department.id} />
          <PostFields problems={problems} inputs={inputs} />
          <Button>ポストを追加する</Button>
        </Form>
      </Disclosure>
      <Disclosure summary="名称とメールアドレスを変更する" open={isAbout('name')}>
        <Form action={path}>
          {version}
          <TextField
            name="name"
            label="課の名称"
            hint={
              isCouncil(department)
                ? '社会福祉協議会そのものを表すため、変更できません。'
                : `名称を変えると、${passesOn}`
            }
            value={inputs.name ?? department.name}
            width="medium"
            required
            problems={problems}
          />
          <TextField
            name="email"
            label="課のメールアドレス"
            type="email"
            value={inputs.email ?? department.email}
            width="medium"
            problems={problems}
          />
          <Button>保存する</Button>
        </Form>
      </Disclosure>
      {others.length === 0 || isCouncil(department) ? null : (
        <Disclosure summary="ほかの課に統合する" open={isAbout('into')}>
          <p>
            組織改編でほかの課と一つになるときに使います。ポストと記入中の内容は統合先に移り、{passesOn}
            この課は今日で廃止になります。
          </p>
          <Form action={`${path}/merger`}>
            {version}
            <Select
              name="into"
              label="統合先の課"
              blank="選んでください"
              choices={others.map(({ id, name }) => ({ value: id, label: name }))}
              value={inputs.into}
              problems={problems}
            />
            <Button look="danger">統合する</Button>
          </Form>
        </Disclosure>
      )}
      <Disclosure summary="課を廃止する" open={isAbout('closedOn')}>
        <Form action={`${path}/closing`}>
          {version}
          <TextField
            name="closedOn"
            label="廃止日（最後の日）"
            hint="廃止を取り消すときは、空欄にして保存してください。"
            type="date"
            value={inputs.closedOn ?? department.closedOn}
            width="short"
            problems={problems}
          />
          <Button look="outlined">廃止日を保存する</Button>
        </Form>
      </Disclosure>
    </>
  );
}
