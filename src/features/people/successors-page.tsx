import { groupBy } from '#domain/people/group-by.ts';
import { dayBefore } from '#domain/people/handover.ts';
import { holdsOn, isOpenOn } from '#domain/people/known-staff.ts';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { fieldId } from '#http/components/field-frame.tsx';
import { Form } from '#http/components/form.tsx';
import { Pager } from '#http/components/pager.tsx';
import { Select } from '#http/components/select.tsx';
import { ScrollRegion } from '#http/components/table.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { handoverPath, postPath, successorsPath } from './paths.ts';
import {
  departmentsCrumb,
  formatDay,
  formatTerm,
  homeCrumb,
  NOT_REFUSED,
  personLabel,
  statusOf,
} from './people-parts.tsx';
import { listTerms, type Term } from './people-queries.ts';
import { listDepartments, listPosts, type Post } from './queries.ts';
import { handoverDayOf } from './read-day.ts';

/** A line for each holder of a post, and one for a post that nobody holds. */
type Line = { key: string; post: Post; term: Term | null; arriving: Term[]; seen: number };
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
        替わるポストの行だけに後任の氏名を入力してください。いまの担当者は{formatDay(dayBefore(on))}
        で離任し、後任は{formatDay(on)}に着任します。入力しない行は変わりません。
      </p>
      <form class="filter-row" method="get" action={successorsPath} aria-label="入力するポスト">
        <TextField name="on" label="着任の日" type="date" value={on} width="short" />
        <Select
          name="department"
          label="課"
          blank="すべて"
          choices={departments.map(({ id, name }) => ({ value: id, label: name }))}
          value={department}
        />
        <Button look="outlined">この条件で開く</Button>
      </form>
      {lines.length === 0 ? (
        <EmptyState title="この条件に当てはまるポストはありません。" />
      ) : (
        <Form action={successorsPath} keepsChanges>
          <input type="hidden" name="on" value={on} />
          <input type="hidden" name="department" value={department} />
          <input type="hidden" name="page" value={page} />
          <Lines lines={lines.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)} on={on} refused={refused} />
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

function Lines({ lines, on, refused }: { lines: Line[]; on: string; refused: typeof NOT_REFUSED }) {
  return (
    <ScrollRegion label="後任の入力">
      <table class="table table-dense successors">
        <caption class="visually-hidden">後任の入力</caption>
        <thead>
          <tr>
            <th scope="col">ポスト</th>
            <th scope="col">いまの担当者</th>
            <th scope="col">後任の氏名</th>
            <th scope="col">後任のメール</th>
            <th scope="col">後任なしで離任</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow line={line} on={on} refused={refused} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function LineRow({
  line: { key, post, term, arriving, seen },
  on,
  refused: { problems, inputs },
}: {
  line: Line;
  on: string;
  refused: typeof NOT_REFUSED;
}) {
  const own = problems.filter((problem) => problem.field === `name-${key}`);
  const who = term ? `${post.name}、${personLabel(term.personName)}の後任` : `${post.name}（空席）`;
  const isEnding = term !== null && !holdsOn(term, on);
  const hasProblem = own.length > 0;
  const problemId = `${fieldId(`name-${key}`)}-problem`;
  return (
    <tr>
      <th scope="row">
        <a href={postPath(post.id)}>{post.name}</a>
        <input type="hidden" name="line" value={key} />
        <input type="hidden" name={`post-${key}`} value={post.id} />
        <input type="hidden" name={`seen-${key}`} value={seen} />
      </th>
      <td>
        {term === null ? (
          <span class="vacant">空席</span>
        ) : (
          <>
            {personLabel(term.personName)}
            <small class="kana">{formatTerm(term)}</small>
          </>
        )}
        {arriving.length === 0 ? null : (
          <p class="small">着任予定：{arriving.map((one) => personLabel(one.personName)).join('、')}</p>
        )}
      </td>
      <td>
        <input
          class="control"
          type="text"
          name={`name-${key}`}
          id={fieldId(`name-${key}`)}
          value={inputs[`name-${key}`] ?? ''}
          aria-label={`${who}の氏名`}
          autocomplete="off"
          maxlength={200}
          {...(hasProblem ? { 'aria-invalid': 'true' as const, 'aria-describedby': problemId } : {})}
        />
        {hasProblem ? (
          <p class="field-problem" id={problemId}>
            {own.map((problem) => problem.sentence).join('')}
          </p>
        ) : null}
      </td>
      <td>
        <input
          class="control"
          type="email"
          name={`email-${key}`}
          value={inputs[`email-${key}`] ?? ''}
          aria-label={`${who}のメール`}
          autocomplete="off"
          maxlength={200}
        />
      </td>
      <td class="center">
        {term === null ? (
          ''
        ) : isEnding ? (
          '離任予定'
        ) : (
          <input
            type="checkbox"
            name={`leaves-${key}`}
            value="yes"
            checked={inputs[`leaves-${key}`] === 'yes'}
            aria-label={`${post.name}の${personLabel(term.personName)}は、後任なしで離任`}
          />
        )}
      </td>
    </tr>
  );
}
