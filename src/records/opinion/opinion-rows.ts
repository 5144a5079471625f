import { randomUUID } from 'node:crypto';
import type { Updateable } from 'kysely';
import { inPlan, planColumns } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import type { Database } from '#db/tables.ts';
import type { Tx } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { tellOfOpinion } from '#records/mail/tell-of-opinion.ts';
import { takeOut } from '#records/search/put-entries.ts';
import { indexOpinion } from './index-opinion.ts';
import type { KeptOpinion } from './opinion-queries.ts';

/** What an opinion is about: a sheet with its project and owners, a direction, or the whole. */
export type OpinionTarget = {
  sheet: string | null;
  node: string | null;
  /** As the mail to the owners names it. */
  title: string;
  owners: readonly NamedDepartment[];
};

export type NewOpinion = {
  meeting: { id: string; year: number };
  /** The member; null where the committee speaks as one. */
  person: string | null;
  by: string;
  isTypedForMember: boolean;
  target: OpinionTarget;
  text: string;
};

/** Writes a new opinion with its event, for search to find, and tells the owners of its sheet. */
export async function insertOpinion(tx: Tx, act: Act, opinion: NewOpinion): Promise<string> {
  const { key, actor } = act;
  const { meeting, person, by, target, text } = opinion;
  const id = `o-${randomUUID().replaceAll('-', '').slice(0, 10)}`;
  const own = planColumns(key);
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
      entered_by: opinion.isTypedForMember ? actor.label : null,
    })
    .execute();
  await recordAct(tx, act, {
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
  await indexOpinion(tx, key, id);
  await tellOfOpinion(tx, act, { owners: target.owners, title: target.title, by, text });
  return id;
}

/** Puts another text in the place of an opinion's; false where it is no longer the version that the person saw. */
export async function updateOpinion(
  tx: Tx,
  act: Act,
  opinion: KeptOpinion,
  next: { version: number; text: string; by?: string },
): Promise<boolean> {
  return writeOpinion(tx, act, {
    id: opinion.id,
    version: next.version,
    set: { text: next.text, given_by: next.by ?? opinion.by },
    kind: 'opinion-changed',
    details: { before: opinion.text, after: next.text },
  });
}

type OpinionWrite = {
  id: string;
  /** That the person saw. */
  version: number;
  set: Updateable<Database['opinion']>;
  kind: 'opinion-changed' | 'opinion-answered';
  details: Record<string, unknown>;
};

/** Writes into an opinion with its event, for search to find; false where it is no longer the version that the person saw. */
export async function writeOpinion(
  tx: Tx,
  act: Act,
  { id, version, set, kind, details }: OpinionWrite,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('opinion')
    .set({ ...set, version: version + 1 })
    .where(inPlan(act.key))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await recordAct(tx, act, { kind, subjectId: id, details });
  await indexOpinion(tx, act.key, id);
  return true;
}

/** Takes an opinion back: its words stay in the record. False where it is no longer the version that the person saw. */
export async function deleteOpinion(
  tx: Tx,
  act: Act,
  opinion: KeptOpinion,
  version: number,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('opinion')
    .where(inPlan(act.key))
    .where('id', '=', opinion.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) return false;
  for (const table of ['opinion_origin', 'opinion_proposal'] as const)
    await tx.deleteFrom(table).where(inPlan(act.key)).where('opinion_id', '=', opinion.id).execute();
  await takeOut(tx, act.key, { kind: 'opinion', subject: opinion.id });
  const { text, by, sheet, node, meeting, response } = opinion;
  await recordAct(tx, act, {
    kind: 'opinion-withdrawn',
    subjectId: opinion.id,
    details: { text, by, sheet, node, meeting, response },
  });
  return true;
}
