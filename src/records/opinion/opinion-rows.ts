import { randomUUID } from 'node:crypto';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Acting } from '#features/committee/acting-as.ts';
import { opinionMail } from '#messages/committee.ja.ts';
import { tellDepartment } from '#records/mail/tell-department.ts';
import type { KeptOpinion } from './opinion-queries.ts';

/** What an opinion is about: a sheet with its project and owners, a direction, or the whole. */
export type OpinionTarget = {
  sheet: string | null;
  node: string | null;
  /** As the mail to the owners names it. */
  title: string;
  owners: readonly string[];
};

export type NewOpinion = {
  key: PlanKey;
  acting: Acting;
  meeting: { id: string; year: number };
  /** The member; null where the committee speaks as one. */
  person: string | null;
  by: string;
  isTypedForMember: boolean;
  target: OpinionTarget;
  text: string;
  now: Date;
};

/** Writes a new opinion with its event, and tells the owners of its sheet. */
export async function insertOpinion(tx: Tx, opinion: NewOpinion): Promise<string> {
  const { key, acting, meeting, person, by, target, text, now } = opinion;
  const id = `o-${randomUUID().replaceAll('-', '').slice(0, 10)}`;
  const own = { municipality_id: key.municipalityId, plan_id: key.planId };
  await tx
    .insertInto('opinion')
    .values({
      ...own,
      id,
      year: meeting.year,
      sheet_id: target.sheet,
      node_id: target.node,
      given_by: by,
      text,
      response: null,
      main_place: null,
    })
    .execute();
  await tx
    .insertInto('opinion_origin')
    .values({
      ...own,
      opinion_id: id,
      meeting_id: meeting.id,
      person_id: person,
      entered_by: opinion.isTypedForMember ? acting.label : null,
    })
    .execute();
  await recordEvent(tx, {
    municipalityId: key.municipalityId,
    planId: key.planId,
    actor: acting.label,
    kind: 'opinion-given',
    subjectId: id,
    details: {
      text,
      by,
      sheet: target.sheet,
      node: target.node,
      meeting: meeting.id,
      ...(opinion.isTypedForMember ? { onBehalfOf: by } : {}),
    },
  });
  for (const owner of target.owners)
    await tellDepartment(tx, owner, {
      municipalityId: key.municipalityId,
      kind: 'opinion',
      ...opinionMail({ project: target.title, by, text }),
      digest: 'opinion',
      madeBy: acting.label,
      now,
    });
  return id;
}

/** Puts another text in the place of an opinion's; false where it is no longer the version that the person saw. */
export async function updateOpinion(
  tx: Tx,
  key: PlanKey,
  acting: Acting,
  opinion: KeptOpinion,
  next: { version: number; text: string; by?: string },
): Promise<boolean> {
  const changed = await tx
    .updateTable('opinion')
    .set({ text: next.text, given_by: next.by ?? opinion.by, version: next.version + 1 })
    .where(inPlan(key))
    .where('id', '=', opinion.id)
    .where('version', '=', next.version)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  await recordEvent(tx, {
    municipalityId: key.municipalityId,
    planId: key.planId,
    actor: acting.label,
    kind: 'opinion-changed',
    subjectId: opinion.id,
    details: { before: opinion.text, after: next.text },
  });
  return true;
}

/** Takes an opinion back: its words stay in the record. False where it is no longer the version that the person saw. */
export async function deleteOpinion(
  tx: Tx,
  key: PlanKey,
  acting: Acting,
  opinion: KeptOpinion,
  version: number,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('opinion')
    .where(inPlan(key))
    .where('id', '=', opinion.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) return false;
  for (const table of ['opinion_origin', 'opinion_proposal'] as const)
    await tx.deleteFrom(table).where(inPlan(key)).where('opinion_id', '=', opinion.id).execute();
  await tx
    .deleteFrom('search_entry')
    .where(inPlan(key))
    .where('kind', '=', 'opinion')
    .where('subject_id', '=', opinion.id)
    .execute();
  const { text, by, sheet, node, meeting, response } = opinion;
  await recordEvent(tx, {
    municipalityId: key.municipalityId,
    planId: key.planId,
    actor: acting.label,
    kind: 'opinion-withdrawn',
    subjectId: opinion.id,
    details: { text, by, sheet, node, meeting, response },
  });
  return true;
}
