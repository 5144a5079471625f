import { createHash, randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import type { Reader, Tx } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { compareStaff, type StaffDifference } from '#domain/people/compare-staff.ts';
import type { KnownStaff } from '#domain/people/known-staff.ts';
import type { SameNameAnswers } from '#domain/people/same-names.ts';
import type { StaffLine, StaffProblem } from '#domain/people/staff-list.ts';
import { applyStaffList } from './apply-staff-list.ts';
import { changeStaff, type Editor } from './change-staff.ts';
import { loadKnownStaff } from './known-staff.ts';

export type StaffDraft = {
  id: string;
  fileName: string;
  lines: StaffLine[];
  problems: StaffProblem[];
  since: CalendarDate;
};

export function makeStaffDraft(
  db: Db,
  editor: Editor,
  { fileName, lines, problems, since }: Omit<StaffDraft, 'id'>,
): Promise<string> {
  return changeStaff(db, editor, async (tx) => {
    const { municipalityId: municipality_id, actor, now } = editor;
    await forgetDrafts(tx, municipality_id, now);
    const id = randomUUID();
    await tx
      .insertInto('staff_draft')
      .values({
        municipality_id,
        id,
        file_name: fileName.slice(0, 200),
        lines: JSON.stringify(lines),
        problems: JSON.stringify(problems),
        since,
        made_by: actor,
        made_at: now.toISOString(),
      })
      .execute();
    return id;
  });
}

export function findStaffDraft(
  db: Reader,
  municipalityId: string,
  draftId: string,
): Promise<StaffDraft | undefined> {
  return db
    .selectFrom('staff_draft')
    .select(['id', 'file_name as fileName', 'lines', 'problems', 'since'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', draftId)
    .executeTakeFirst();
}

/**
 * What a draft would change today as long as nothing that is asked was answered, and the stamp of exactly this: whoever confirms
 * confirms what was shown.
 */
export async function compareDraft(
  db: Reader,
  municipalityId: string,
  draft: StaffDraft,
  day: CalendarDate,
): Promise<{ known: KnownStaff; difference: StaffDifference; stamp: string }> {
  const known = await loadKnownStaff(db, municipalityId);
  const difference = compareStaff(known, draft.lines, { day, since: draft.since });
  return { known, difference, stamp: stampOf(difference) };
}

const stampOf = (difference: StaffDifference) =>
  createHash('sha256').update(JSON.stringify(difference)).digest('hex');

export type Confirmation = {
  draftId: string;
  stamp: string;
  ending: string[];
  endingOn: CalendarDate;
  answers: SameNameAnswers;
};

/** Writes what was shown and answered, in one transaction; `stale` where something else has been changed since. */
export function confirmStaffDraft(
  db: Db,
  editor: Editor,
  { draftId, stamp, ending, endingOn, answers }: Confirmation,
): Promise<'done' | 'stale' | 'not-found' | 'unanswered'> {
  const { municipalityId, day } = editor;
  return changeStaff(db, editor, async (tx) => {
    const draft = await findStaffDraft(tx, municipalityId, draftId);
    if (!draft) return 'not-found';
    const compared = await compareDraft(tx, municipalityId, draft, day);
    if (compared.stamp !== stamp) return 'stale';
    const { known, difference: shown } = compared;
    if (shown.questions.some(({ key }) => !answers.has(key))) return 'unanswered';
    const difference = compareStaff(known, draft.lines, { day, since: draft.since, answers });
    const ended = difference.missing.filter(({ id, from }) => ending.includes(id) && from <= endingOn);
    await applyStaffList(tx, municipalityId, difference, { ended, endingOn });
    await removeDraft(tx, municipalityId, draftId);
    await recordEvent(tx, {
      ...editor,
      kind: 'staff-list-confirmed',
      details: {
        departments: difference.newDepartments.length,
        posts: difference.newPosts.length,
        persons: difference.newPersons.length,
        begun: difference.newHoldings.length,
        changed: difference.changedHoldings.length,
        ended: ended.length,
      },
    });
    return 'done';
  });
}

export function cancelStaffDraft(db: Db, editor: Editor, draftId: string): Promise<boolean> {
  return changeStaff(db, editor, (tx) => removeDraft(tx, editor.municipalityId, draftId));
}

async function removeDraft(tx: Tx, municipalityId: string, draftId: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom('staff_draft')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', draftId)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}

const DRAFT_DAYS = 7;

/** A staff list that nobody confirmed within a week is not kept. */
export async function forgetDrafts(tx: Tx, municipalityId: string, now: Date): Promise<void> {
  const limit = new Date(now.getTime() - DRAFT_DAYS * 24 * 60 * 60 * 1000);
  await tx
    .deleteFrom('staff_draft')
    .where('municipality_id', '=', municipalityId)
    .where('made_at', '<', limit.toISOString())
    .execute();
}
