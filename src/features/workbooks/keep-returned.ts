import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import type { InstallationKey } from '#db/installation-key.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { type Actor, departmentsOf, hasRole } from '#domain/people/actor.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { matchCells } from '#domain/sheet/match-cells.ts';
import { findSent, type Sent } from '#records/workbook/queries.ts';
import { HIDDEN, printOf, signatureOf } from './make-workbook.ts';
import type { Digested, ReadWorkbook } from './read-returned.ts';

export type KeptOutcome =
  /** `isNew` false: the same file came before. */
  { ok: true; name: string; id: string; isNew: boolean } | { ok: false; name: string; code: RefusedFile };
type Unreadable = Extract<ReadWorkbook, { ok: false }>['code'];
export type RefusedFile = Unreadable | 'not-sent-from-here' | 'of-another-department' | 'without-cells';
type By = { actor: Actor; now: Date; installation: InstallationKey };

/**
 * Keeps what came back, each file by itself, beside what was sent; nothing is written into sheets yet. Only workbooks that were handed
 * out here for this plan, and a writer's only for the own department. The same file twice is one.
 */
export async function keepReturned(
  db: Db,
  key: PlanKey,
  file: ReadWorkbook & Digested,
  by: By,
): Promise<KeptOutcome> {
  const refuse = (code: RefusedFile): KeptOutcome => ({ ok: false, name: file.name, code });
  if (!file.ok) return refuse(file.code);
  const id = file.hidden[HIDDEN.id] ?? '';
  const sent = id === '' ? undefined : await findSent(db.kysely, key, id);
  if (!sent || !isSigned(by.installation, sent, file.hidden[HIDDEN.signature] ?? ''))
    return refuse('not-sent-from-here');
  if (!mayHandle(by.actor, sent.department)) return refuse('of-another-department');
  const printed = new Set(sent.printed);
  const isPrinted = (text: string) => printed.has(printOf(text));
  const matched = matchCells({ ids: Object.keys(sent.cells), isPrinted }, file.cells);
  if (Object.keys(matched.cells).length === 0) return refuse('without-cells');
  return inTransaction(db, (tx) => insert(tx, key, sent, { ...file, ...matched }, by));
}

/** The secretariat handles all workbooks, a writer those of the own departments. */
export const mayHandle = (actor: Actor, department: string) =>
  hasRole(actor, 'secretariat') || departmentsOf(actor, 'writer').includes(department);

function isSigned(installation: InstallationKey, sent: Sent, told: string): boolean {
  const [right, said] = [signatureOf(installation, sent.id, sent.cells), told].map((one) => Buffer.from(one));
  return right!.length === said!.length && timingSafeEqual(right!, said!);
}

type Matched = { name: string; sha256: string } & ReturnType<typeof matchCells>;

async function insert(
  tx: Tx,
  key: PlanKey,
  sent: Sent,
  { name, sha256, cells, problems }: Matched,
  { actor, now }: By,
): Promise<KeptOutcome> {
  const id = randomBytes(8).toString('hex');
  const inserted = await tx
    .insertInto('returned_workbook')
    .values({
      municipality_id: key.municipalityId,
      plan_id: key.planId,
      id,
      sent_id: sent.id,
      file_name: name,
      sha256,
      cells: JSON.stringify(cells),
      problems: JSON.stringify(problems),
      decisions: '{}',
      state: 'open',
      settled_by: null,
      settled_at: null,
      actor: actor.label,
      at: now.toISOString(),
    })
    .onConflict((conflict) =>
      // Written out: a predicate with a parameter names no index.
      conflict
        .columns(['municipality_id', 'plan_id', 'sha256'])
        .where(sql<boolean>`state <> 'discarded'`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!inserted) {
    const known = await tx
      .selectFrom('returned_workbook')
      .select('id')
      .where(inPlan(key))
      .where('sha256', '=', sha256)
      .where('state', '!=', 'discarded')
      .executeTakeFirstOrThrow();
    return { ok: true, name, id: known.id, isNew: false };
  }
  await recordEvent(tx, {
    municipalityId: key.municipalityId,
    actor: actor.label,
    kind: 'workbook-returned',
    planId: key.planId,
    subjectId: id,
    details: { department: sent.department, file: name },
  });
  return { ok: true, name, id, isNew: true };
}
