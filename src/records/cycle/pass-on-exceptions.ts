import type { Tx } from '#db/transaction.ts';
import type { WorkChange } from '#records/people/pass-on-work.ts';

/** Of two days for one stage the department keeps the later one. */
export async function passOnExceptions(tx: Tx, { municipalityId, from, to }: WorkChange): Promise<void> {
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
