import { z } from 'zod';
import { handoverPath, handoverSheetPath } from '#addresses/people.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { formProblem, readForm } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { enterSuccessors, type Succession } from '#records/people/enter-successors.ts';
import { writeNote } from '#records/people/handover-notes.ts';
import { findPost } from '#records/people/queries.ts';
import { editorOf } from './editor-of.ts';
import { EMAIL } from './fields.ts';
import { handoverSheetPage, mayWriteNote } from './handover-sheet-page.tsx';
import { answer, inputsOf } from './people-parts.tsx';
import { handoverDayOf } from './read-day.ts';
import { successorsPage } from './successors-page.tsx';

const Note = z.object({
  text: z.string().trim().min(1, 'note-is-blank').max(10_000).meta({ title: 'メモ' }),
});

export async function answerNote(c: AppContext) {
  const postId = c.req.param('post')!;
  const actor = actorOf(c);
  if (!(await findPost(c.get('db').kysely, actor.municipality.id, postId))) return c.notFound();
  if (!mayWriteNote(actor, postId)) return renderRefusal(c, 'not-your-role');
  const form = readForm(c, Note);
  if (!form.ok) return handoverSheetPage(c, form);
  const written = await writeNote(c.get('db'), editorOf(c), { postId, ...form.value });
  return answer(c, written, {
    done: () => ({ path: handoverSheetPath(postId), notice: 'note-written' }),
    refused: (refused) => handoverSheetPage(c, refused),
  });
}

export async function answerSuccessors(c: AppContext) {
  const on = handoverDayOf(c);
  const inputs = inputsOf(c.get('form'));
  const successions = readSuccessions(c.get('form'), inputs);
  const odd = successions.find(
    ({ name, email }) => (email !== null && !EMAIL.test(email)) || (name ?? '').length > 200,
  );
  if (odd)
    return successorsPage(c, {
      problems: [formProblem(`name-${odd.key}`, 'not-an-address', '後任のメール')],
      inputs,
    });
  if (successions.length === 0) return c.redirect(handoverPath(on), 303);
  const entered = await enterSuccessors(c.get('db'), editorOf(c), on, successions);
  if (entered.ok) return redirectWithNotice(c, handoverPath(on), 'successors-entered');
  return answer(c, entered, {
    done: () => ({ path: handoverPath(on), notice: 'successors-entered' }),
    refused: ({ problems }) => successorsPage(c, { problems, inputs }),
  });
}

/** The lines in which somebody wrote something. A key is `t.<term>` or `p.<post>`. */
function readSuccessions(form: FormData | null, inputs: Record<string, string>): Succession[] {
  return (form?.getAll('line') ?? []).flatMap((sent) => {
    const key = String(sent);
    const name = inputs[`name-${key}`]?.trim() || null;
    const leaves = inputs[`leaves-${key}`] === 'yes' || name !== null;
    if (!leaves) return [];
    const postId = inputs[`post-${key}`] ?? '';
    const termId = key.startsWith('t.') ? key.slice(2) : null;
    const seen = Number(inputs[`seen-${key}`]);
    return [{ key, postId, termId, seen, leaves, name, email: inputs[`email-${key}`]?.trim() || null }];
  });
}
