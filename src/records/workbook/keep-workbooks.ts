import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { inPlan, planColumns } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import type { Returned, Sent } from './queries.ts';

/** What was sent to a department, to compare with it what comes back. */
export type NewSent = Pick<
  Sent,
  'id' | 'year' | 'stage' | 'departmentId' | 'department' | 'cells' | 'printed'
>;

export async function keepSent(tx: Tx, act: Act, sent: NewSent): Promise<void> {
  const { id, year, stage, departmentId, department, cells, printed } = sent;
  await tx
    .insertInto('sent_workbook')
    .values({
      ...planColumns(act.key),
      id,
      year,
      stage,
      department_id: departmentId,
      cells: JSON.stringify(cells),
      printed: JSON.stringify(printed),
      actor: act.actor.label,
      at: act.now.toISOString(),
    })
    .execute();
  await recordAct(tx, act, {
    kind: 'workbook-sent',
    subjectId: id,
    details: { departmentId, department, year, stage },
  });
}

export type NewReturned = Pick<Returned, 'file_name' | 'sha256' | 'cells' | 'problems'>;

/** Keeps what came back beside what was sent. `isNew` false: the same file came before. */
export async function insertReturned(
  tx: Tx,
  act: Act,
  sent: Pick<Sent, 'id' | 'departmentId' | 'department'>,
  { file_name, sha256, cells, problems }: NewReturned,
): Promise<{ id: string; isNew: boolean }> {
  const { key, actor, now } = act;
  const id = randomBytes(8).toString('hex');
  const inserted = await tx
    .insertInto('returned_workbook')
    .values({
      ...planColumns(key),
      id,
      sent_id: sent.id,
      file_name,
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
    return { id: known.id, isNew: false };
  }
  const { departmentId, department } = sent;
  const details = { departmentId, department, file: file_name };
  await recordAct(tx, act, { kind: 'workbook-returned', subjectId: id, details });
  return { id, isNew: true };
}
