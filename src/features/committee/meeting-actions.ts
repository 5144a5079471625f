import { z } from 'zod';
import { committeePath, meetingOpinionsPath, meetingPath } from '#addresses/committee.ts';
import type { AppContext } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope, yearIn } from '#http/open-scope.ts';
import { formProblem, listOf, readForm } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { idOf } from '#http/request-key.ts';
import type { YearScope } from '#http/scope.ts';
import { findMeeting, type Meeting } from '#records/meeting/meeting-queries.ts';
import { listMembersOn } from '#records/meeting/member-queries.ts';
import { changeMeeting, makeMeeting } from '#records/meeting/save-meeting.ts';
import { giveOpinion } from '#records/opinion/give-opinion.ts';
import { saveOwnOpinions } from '#records/opinion/save-own-opinions.ts';
import { entryPage, NO_MEMBER } from './entry-page.tsx';
import { day, prose, requiredProse, version } from './fields.ts';
import { findTarget } from './find-target.ts';
import { attendeesOf, meetingFormPage } from './meeting-form-page.tsx';
import { meetingPage } from './meeting-page.tsx';
import { OPINION_LIMIT, problemsOf, readTyped } from './typed-opinions.ts';
import { listYearItems } from './year-items.ts';

type MeetingAnswer = (c: AppContext, of: YearScope, meeting: Meeting) => Response | Promise<Response>;

/** What is done with the meeting of the address, and its year; the page for what is not there otherwise. */
export const ofMeeting = (answer: MeetingAnswer) => async (c: AppContext) => {
  const scope = planScope(c);
  const meeting = await findMeeting(scope.db, scope.key, idOf(c, 'meeting'));
  return meeting ? answer(c, await yearIn(scope, meeting.year), meeting) : c.notFound();
};

const meetingFields = z.object({
  title: requiredProse('会議の名前', 100),
  heldOn: day('日にち'),
  place: prose('場所', 100),
  minutes: prose('議事録', 50_000),
  attended: listOf(z.string()),
  version: version.default(0),
});

/** Makes a meeting of the year of the address, or changes the one given. */
export async function saveMeeting(c: AppContext, of: YearScope, meeting: Meeting | null = null) {
  const db = c.get('db');
  const reading = readForm(c, meetingFields);
  const attended = (c.get('form')?.getAll('attended') ?? []).map(String);
  if (!reading.ok) return meetingFormPage(c, of, meeting, { ...reading, attended });
  const { version: seen, attended: _, ...told } = reading.value;
  const known = await attendeesOf(c, of.key.municipalityId, told.heldOn, meeting);
  const attendance = known.filter(({ personId }) => personId !== null && attended.includes(personId));
  const fields = { ...told, attendance };
  if (!meeting) {
    const made = await makeMeeting(db, of, of.year, fields);
    if (!made.ok) return renderRefusal(c, made.refusal);
    return redirectWithNotice(c, meetingPath(of.plan.id, made.value), 'committee-meeting-saved');
  }
  const changed = await changeMeeting(db, of, { id: meeting.id, year: of.year, version: seen }, fields);
  if (!changed.ok) {
    if (changed.refusal !== 'stale') return renderRefusal(c, changed.refusal);
    const inputs = { ...told };
    return meetingFormPage(c, of, meeting, { inputs, attended, problems: [], isStale: true });
  }
  return redirectWithNotice(c, committeePath(of.plan.id, of.year), 'committee-meeting-saved');
}

/** What a member wrote on the page of a meeting. */
export async function sendOwnOpinions(c: AppContext, of: YearScope, meeting: Meeting) {
  const { key, plan, year, actor } = of;
  const db = c.get('db');
  const groups = await listYearItems(db.kysely, key, year);
  const { typed, texts, problems } = readTyped(c.get('form'), groups);
  if (problems.length > 0) return meetingPage(c, of, meeting, { texts, problems });
  if (actor.personId === null) return renderRefusal(c, 'not-your-opinion');
  const members = await listMembersOn(db.kysely, key.municipalityId, of.today);
  const outcome = await saveOwnOpinions(db, of, {
    meeting,
    person: actor.personId,
    by: members.find(({ personId }) => personId === actor.personId)?.post ?? '委員',
    typed,
  });
  if (!outcome.ok)
    return 'faults' in outcome
      ? meetingPage(c, of, meeting, { texts, problems: problemsOf(outcome.faults) })
      : renderRefusal(c, outcome.refusal);
  const notice = outcome.written > 0 ? 'opinions-sent' : 'opinions-unchanged';
  return redirectWithNotice(c, meetingPath(plan.id, meeting.id), notice);
}

const entryFields = z.object({
  member: z.string().default(NO_MEMBER).meta({ title: '発言した委員' }),
  target: z.string().default('').meta({ title: '何についての意見か' }),
  text: requiredProse('意見', OPINION_LIMIT),
});

/** One opinion that the secretariat typed while it was said. */
export async function enterOpinion(c: AppContext, of: YearScope, meeting: Meeting) {
  const { key, plan, year } = of;
  const db = c.get('db');
  const reading = readForm(c, entryFields);
  if (!reading.ok) return entryPage(c, of, meeting, reading);
  const { member, target: name, text } = reading.value;
  const target = findTarget(await listYearItems(db.kysely, key, year), name);
  const members = await listMembersOn(db.kysely, key.municipalityId, meeting.heldOn);
  const speaker = members.find(({ personId }) => personId === member);
  const faults = [
    ...(speaker || member === NO_MEMBER ? [] : [formProblem('member', 'not-a-choice', '発言した委員')]),
    ...(target ? [] : [formProblem('target', 'not-a-choice', '何についての意見か')]),
  ];
  if (!target || faults.length > 0)
    return entryPage(c, of, meeting, { inputs: { member, target: name, text }, problems: faults });
  const outcome = await giveOpinion(db, of, {
    meeting,
    person: speaker?.personId ?? null,
    by: speaker?.post ?? '推進委員会',
    isTypedForMember: true,
    target,
    text,
  });
  if (!outcome.ok) return renderRefusal(c, outcome.refusal);
  const again = new URLSearchParams({ member, target: name });
  return redirectWithNotice(c, `${meetingOpinionsPath(plan.id, meeting.id)}?${again}`, 'opinion-added');
}
