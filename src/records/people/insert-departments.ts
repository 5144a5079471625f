import type { Tx } from '#db/transaction.ts';
import type { Unit } from '#domain/plan/owner.ts';

/** New departments, at the end of the list in the order given. */
export async function insertDepartments(
  tx: Tx,
  municipality_id: string,
  departments: readonly (Pick<Unit, 'kind' | 'body' | 'name'> & {
    id: string;
    division?: string | null;
    email?: string | null;
  })[],
): Promise<void> {
  if (departments.length === 0) return;
  const { position } = await tx
    .selectFrom('department')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('position'))
    .where('municipality_id', '=', municipality_id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('department')
    .values(
      departments.map(({ id, kind, body, name, division = null, email = null }, at) => ({
        ...{ municipality_id, id, kind, body, name, division, email },
        position: position + at + 1,
      })),
    )
    .execute();
}
