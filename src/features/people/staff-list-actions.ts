import { z } from 'zod';
import { peoplePath, staffDraftPath, staffListPath } from '#addresses/people.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { SAME_NAME_ANSWERS, type SameNameAnswer } from '#domain/people/same-names.ts';
import type { AppContext } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { listOf, readForm } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { staffFileRefusals } from '#messages/people.ja.ts';
import { cancelStaffDraft, confirmStaffDraft, makeStaffDraft } from '#records/people/staff-drafts.ts';
import { editorOf } from './editor-of.ts';
import { day, optionalDay } from './fields.ts';
import { SAME_NAME } from './same-name-questions.tsx';
import { staffDraftPage } from './staff-draft-page.tsx';
import { staffListPage } from './staff-list-page.tsx';
import { readStaffAside } from './staff-room.ts';

const Upload = z.object({ since: day('着任日') });
const Confirmation = z.object({
  stamp: z.string(),
  ending: listOf(z.string()),
  endingOn: optionalDay('離任日'),
});

export async function answerStaffList(c: AppContext) {
  const form = readForm(c, Upload);
  if (!form.ok) return staffListPage(c, null, form);
  const file = c.get('form')?.get('file');
  if (!(file instanceof File) || file.name === '')
    return staffListPage(c, staffFileRefusals['file-missing']());
  const reading = await readStaffAside(new Uint8Array(await file.arrayBuffer()));
  if (!reading.ok) return staffListPage(c, reading.sentence);
  const { lines, problems } = reading;
  const draft = { fileName: file.name, lines, problems, since: form.value.since };
  const id = await makeStaffDraft(c.get('db'), editorOf(c), draft);
  return redirectWithNotice(c, staffDraftPath(id), 'staff-list-read');
}

export async function answerConfirmation(c: AppContext) {
  const form = readForm(c, Confirmation);
  if (!form.ok) return staffDraftPage(c, form);
  const { stamp, ending, endingOn } = form.value;
  const answers = readAnswers(c.get('form')!);
  const outcome = await confirmStaffDraft(c.get('db'), editorOf(c), {
    draftId: c.req.param('draft')!,
    stamp,
    ending,
    endingOn: endingOn ?? dayOf(c.get('now')),
    answers,
  });
  if (outcome === 'not-found') return c.notFound();
  if (outcome === 'unanswered') return askAgain(c);
  if (outcome === 'stale') return renderRefusal(c, 'staff-list-changed');
  return redirectWithNotice(c, peoplePath, 'staff-list-confirmed');
}

/** What was said of each name that stands in several departments. */
function readAnswers(form: FormData): Map<string, SameNameAnswer> {
  return new Map(
    [...form].flatMap(([name, value]): [string, SameNameAnswer][] => {
      const answer = SAME_NAME_ANSWERS.find((one) => one === value);
      return name.startsWith(SAME_NAME) && answer ? [[name.slice(SAME_NAME.length), answer]] : [];
    }),
  );
}

/** The page as it was sent, with the questions that are still open. */
function askAgain(c: AppContext) {
  const form = c.get('form')!;
  const inputs = Object.fromEntries(
    [...form].filter((one): one is [string, string] => typeof one[1] === 'string'),
  );
  return staffDraftPage(c, { problems: [], inputs, ending: form.getAll('ending').map(String) });
}

export async function answerCancellation(c: AppContext) {
  const isGone = await cancelStaffDraft(c.get('db'), editorOf(c), c.req.param('draft')!);
  return isGone ? redirectWithNotice(c, staffListPath, 'staff-list-cancelled') : c.notFound();
}
