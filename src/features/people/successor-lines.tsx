import { postPath } from '#addresses/people.ts';
import { holdsOn } from '#domain/people/known-staff.ts';
import { fieldId } from '#http/components/field-frame.tsx';
import { ScrollRegion } from '#http/components/table.tsx';
import type { Term } from '#records/people/people-queries.ts';
import type { Post } from '#records/people/queries.ts';
import { formatTerm, type NOT_REFUSED, personLabel } from './people-parts.tsx';

/** A line for each holder of a post, and one for a post that nobody holds. */
export type Line = { key: string; post: Post; term: Term | null; arriving: Term[]; seen: number };

/** The lines of the form: who holds a post now, and who comes. */
export function SuccessorLines({
  lines,
  on,
  refused,
}: {
  lines: Line[];
  on: string;
  refused: typeof NOT_REFUSED;
}) {
  return (
    <ScrollRegion label="後任の入力">
      <table class="table table-dense successors">
        <caption class="visually-hidden">後任の入力</caption>
        <thead>
          <tr>
            <th scope="col">職</th>
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
