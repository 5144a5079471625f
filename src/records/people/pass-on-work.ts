import { sql } from 'kysely';
import type { Tx } from '#db/transaction.ts';
import { isRunning, listReferringColumns } from './referring-columns.ts';

export type WorkChange = { municipalityId: string; from: string; to: string };

/**
 * What refers to a department refers to another from now on: everywhere but in sealed years. Two rows that may not both be of one
 * department must have become one before.
 */
export async function passOnWork(tx: Tx, change: WorkChange): Promise<void> {
  const { municipalityId, from, to } = change;
  for (const one of await listReferringColumns(tx)) {
    if (one.table === 'department') continue;
    await sql`
      UPDATE ${sql.table(one.table)} SET ${sql.ref(one.column)} = ${to}
      WHERE ${sql.ref(`${one.table}.municipality_id`)} = ${municipalityId}
        AND ${sql.ref(`${one.table}.${one.column}`)} = ${from} AND ${isRunning(one)}`.execute(tx);
  }
  for (const table of ['one_time_token', 'session', 'ended_session', 'kept_form'] as const)
    await sql`
      UPDATE ${sql.table(table)} SET bound_to = jsonb_set(bound_to, '{departmentId}', to_jsonb(${to}::text))
      WHERE municipality_id = ${municipalityId} AND bound_to ->> 'departmentId' = ${from}`.execute(tx);
  await sql`
    UPDATE job SET input = jsonb_set(input, '{request,departmentId}', to_jsonb(${to}::text))
    WHERE municipality_id = ${municipalityId} AND input #>> '{request,departmentId}' = ${from}`.execute(tx);
  await passOnExceptions(tx, change);
  await passOnSubsections(tx, change);
}

/** Of two days for one stage the department keeps the later one. */
async function passOnExceptions(tx: Tx, { municipalityId, from, to }: WorkChange): Promise<void> {
  const cycles = await tx
    .selectFrom('cycle')
    .select(['plan_id', 'year', 'exceptions'])
    .where('municipality_id', '=', municipalityId)
    .where('state', '<>', 'sealed')
    .execute();
  for (const { plan_id, year, exceptions } of cycles) {
    if (!exceptions.some(({ departmentId }) => departmentId === from)) continue;
    const passed = exceptions.map((one) => (one.departmentId === from ? { ...one, departmentId: to } : one));
    const kept = passed.filter(
      (one, at) =>
        !passed.some(
          (other, place) =>
            other.departmentId === one.departmentId &&
            other.stage === one.stage &&
            (other.due > one.due || (other.due === one.due && place < at)),
        ),
    );
    await tx
      .updateTable('cycle')
      .set((eb) => ({ exceptions: JSON.stringify(kept), version: eb('version', '+', 1) }))
      .where('municipality_id', '=', municipalityId)
      .where('plan_id', '=', plan_id)
      .where('year', '=', year)
      .execute();
  }
}

/** Its 係 become those of the other; one that the other has too by this name stays where it was. */
async function passOnSubsections(tx: Tx, { municipalityId, from, to }: WorkChange): Promise<void> {
  await sql`
    UPDATE department SET parent_id = ${to}
    WHERE municipality_id = ${municipalityId} AND parent_id = ${from} AND id <> ${to} AND NOT EXISTS (
      SELECT FROM department other WHERE other.municipality_id = department.municipality_id
        AND other.parent_id = ${to} AND other.body = department.body AND other.name = department.name)`.execute(
    tx,
  );
}
