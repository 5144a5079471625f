import { handoverPath, successorsPath } from '#addresses/people.ts';
import { groupBy } from '#domain/group-by.ts';
import { dayBefore } from '#domain/people/handover.ts';
import { holdsOn, isOpenOn } from '#domain/people/known-staff.ts';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { Form } from '#http/components/form.tsx';
import { Pager } from '#http/components/pager.tsx';
import { Select } from '#http/components/select.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { listTerms, type Term } from '#records/people/people-queries.ts';
import { listDepartments, listPosts, type Post } from '#records/people/queries.ts';
import { departmentsCrumb, formatDay, homeCrumb, NOT_REFUSED, statusOf } from './people-parts.tsx';
import { handoverDayOf } from './read-day.ts';
import { type Line, SuccessorLines } from './successor-lines.tsx';

const PAGE_SIZE = 60;

/** Who leaves and who comes, for many posts at once. */
export async function successorsPage(c: AppContext, refused = NOT_REFUSED) {
  const db = c.get('db').kysely;
  const municipalityId = actorOf(c).municipality.id;
  const on = handoverDayOf(c);
  const department = c.req.query('department') || String(c.get('form')?.get('department') ?? '');
  const asked = Math.trunc(Number(c.req.query('page') ?? c.get('form')?.get('page'))) || 1;
  const posts = (await listPosts(db, municipalityId)).filter(
    (post) => isOpenOn(post, on) && (department === '' || post.departmentId === department),
  );
  const terms = await listTerms(db, municipalityId, { endingFrom: dayBefore(on) });
  const ofPost = groupBy(terms, ({ postId }) => postId);
  const lines = posts.flatMap((post) => linesOf(post, ofPost.get(post.id) ?? [], on));
  const page = Math.max(1, Math.min(asked, Math.ceil(lines.length / PAGE_SIZE)));
  const departments = await listDepartments(db, municipalityId, { openOn: on });
  const address = (to: number) =>
    `${successorsPath}?${new URLSearchParams({ on, ...(department ? { department } : {}), page: String(to) })}`;
  return renderPage(
    c,
    {
      title: '後任をまとめて入力',
      crumbs: [homeCrumb, departmentsCrumb, { href: handoverPath(on), label: `${formatDay(on)}の引継ぎ` }],
      width: 'wide',
      status: statusOf(refused),
    },
    <>
      <ErrorSummary problems={refused.problems} />
      <p class="lead">
        替わる職の行だけに後任の氏名を入力してください。いまの担当者は{formatDay(dayBefore(on))}
        で離任し、後任は{formatDay(on)}に着任します。入力しない行は変わりません。
      </p>
      <form class="filter-row" method="get" action={successorsPath} aria-label="入力する職">
        <TextField name="on" label="着任の日" type="date" value={on} width="short" />
        <Select
          name="department"
          label="課"
          blank="すべて"
          choices={departments.map(({ id, label }) => ({ value: id, label }))}
          value={department}
        />
        <Button look="outlined">この条件で開く</Button>
      </form>
      {lines.length === 0 ? (
        <EmptyState title="この条件に当てはまる職はありません。" />
      ) : (
        <Form action={successorsPath} keepsChanges>
          <input type="hidden" name="on" value={on} />
          <input type="hidden" name="department" value={department} />
          <input type="hidden" name="page" value={page} />
          <SuccessorLines
            lines={lines.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
            on={on}
            refused={refused}
          />
          <ButtonRow>
            <Button>入力した行を登録する</Button>
            <LinkButton href={handoverPath(on)} look="text">
              引継ぎに戻る
            </LinkButton>
          </ButtonRow>
        </Form>
      )}
      <Pager page={page} pageSize={PAGE_SIZE} total={lines.length} href={address} />
    </>,
  );
}

function linesOf(post: Post, own: Term[], on: string): Line[] {
  const before = dayBefore(on);
  const held = own.filter((term) => holdsOn(term, before));
  const arriving = own.filter((term) => holdsOn(term, on) && !held.includes(term));
  const known = { post, arriving, seen: own.length };
  return held.length === 0
    ? [{ key: `p.${post.id}`, term: null, ...known }]
    : held.map((term) => ({ key: `t.${term.id}`, term, ...known }));
}
