import { z } from 'zod';
import { meetingPath } from '#addresses/reviews.ts';
import type { AppContext } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope, yearScope } from '#http/open-scope.ts';
import { listOf, readForm, rowVersion } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { idOf } from '#http/request-key.ts';
import type { Attendance } from '#records/meeting/review-meeting-queries.ts';
import { makeMeeting, saveMeeting } from '#records/meeting/write-meeting.ts';
import { listHolders } from '#records/people/queries.ts';
import { listGradeChanges } from '#records/sheet/review-queries.ts';
import { meetingPage, sayChange } from './meeting-page.tsx';
import { meetingsPage } from './meetings-page.tsx';

const ofMeeting = {
  title: z.string().trim().min(1).max(100).meta({ title: '会議の名前' }),
  heldOn: z.iso.date('meeting-day-blank').meta({ title: '開催日' }),
  place: z.string().trim().max(100).default('').meta({ title: '場所' }),
};

/** Enters a meeting and goes on to its page. */
export async function postNewMeeting(c: AppContext) {
  const reading = readForm(c, z.object(ofMeeting));
  if (!reading.ok) return meetingsPage(c, reading);
  const { key, year } = yearScope(c);
  const made = await makeMeeting(c.get('db'), planScope(c), { year, ...reading.value });
  if (made.ok) return redirectWithNotice(c, meetingPath(key.planId, year, made.value), 'meeting-made');
  return made.refusal === 'not-found' ? c.notFound() : renderRefusal(c, made.refusal);
}

const meetingForm = z.object({
  ...ofMeeting,
  version: rowVersion,
  minutes: z.string().max(100_000).default('').meta({ title: '議事録' }),
  present: listOf(z.string()),
  others: z.string().max(4000).default('').meta({ title: 'そのほかの出席者' }),
  done: z.enum(['saved', 'inserted']).default('saved'),
});

/** Saves the record; on demand with the day's changes of grades at its end. */
export async function postMeeting(c: AppContext) {
  const { key, year } = yearScope(c);
  const reading = readForm(c, meetingForm);
  const sent = c.get('form');
  const attendance = await readAttendance(c, {
    heldOn: String(sent?.get('heldOn') ?? ''),
    present: (sent?.getAll('present') ?? []).map(String),
    others: String(sent?.get('others') ?? ''),
  });
  if (!reading.ok) return meetingPage(c, { ...reading, isStale: false, attendance });
  const { present: _, others: __, done, ...fields } = reading.value;
  const changes =
    done === 'inserted' ? await listGradeChanges(c.get('db').kysely, key, year, fields.heldOn) : [];
  const lines = changes.map(sayChange).filter((line) => !fields.minutes.includes(line));
  const minutes = [fields.minutes.trimEnd(), ...(lines.length > 0 ? ['【査定の変更】', ...lines] : [])]
    .filter(Boolean)
    .join('\n');
  const id = idOf(c, 'meeting');
  const saved = { ...fields, id, year, minutes, attendance };
  const outcome = await saveMeeting(c.get('db'), planScope(c), saved);
  if (outcome.ok)
    return redirectWithNotice(
      c,
      meetingPath(key.planId, year, id),
      done === 'inserted' ? 'meeting-changes-inserted' : 'meeting-saved',
    );
  if (outcome.refusal === 'not-found') return c.notFound();
  if (outcome.refusal === 'cycle-sealed') return renderRefusal(c, 'cycle-sealed');
  return meetingPage(c, { problems: [], inputs: { ...fields, version: '' }, isStale: true, attendance });
}

/** Who was there: the ticked posts as they are on the day, and the lines of names. */
async function readAttendance(
  c: AppContext,
  { heldOn, present, others }: { heldOn: string; present: string[]; others: string },
): Promise<Attendance[]> {
  const { municipalityId } = planScope(c).key;
  const day = z.iso.date().safeParse(heldOn);
  const holders = day.success ? await listHolders(c.get('db').kysely, municipalityId, {}, day.data) : [];
  const known = new Map(holders.map((one) => [one.personId, one]));
  const byPost = present.flatMap((personId): Attendance[] => {
    const holder = known.get(personId);
    return holder ? [{ personId, name: holder.name, post: holder.postName }] : [];
  });
  const byName = others
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Attendance => {
      const [, name, post] = /^(.+?)[（(](.+)[）)]$/u.exec(line) ?? [];
      return { personId: null, name: name ?? line, post: post ?? '' };
    });
  return [...byPost, ...byName];
}
