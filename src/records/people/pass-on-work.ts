import { sql } from 'kysely';
import type { Tx } from '#db/transaction.ts';
import { isRunning, listReferringColumns } from './referring-columns.ts';

export type WorkChange = { municipalityId: string; from: string; to: string };

/**
 * What refers to a department by a foreign key refers to another from now on: everywhere but in sealed years, in whatever room. The
 * catalogue knows the columns, so that no room can forget its own. Two rows that may not both be of one department must have become
 * one before.
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
  await passOnSubsections(tx, change);
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
