import type { Tx } from '#db/transaction.ts';

/** Takes the names of some people out of all minutes; the post of whoever was there stays. */
export async function forgetAttendees(
  tx: Tx,
  municipalityId: string,
  persons: readonly string[],
): Promise<void> {
  const meetings = await tx
    .selectFrom('meeting')
    .select(['plan_id', 'id', 'attendance'])
    .where('municipality_id', '=', municipalityId)
    .execute();
  const isGone = ({ personId }: { personId: string | null }) =>
    personId !== null && persons.includes(personId);
  for (const { plan_id, id, attendance } of meetings) {
    if (!attendance.some(isGone)) continue;
    const kept = attendance.map((one) =>
      isGone(one) ? { ...one, name: one.post || '（氏名は削除済み）', post: '' } : one,
    );
    await tx
      .updateTable('meeting')
      .set({ attendance: JSON.stringify(kept) })
      .where('municipality_id', '=', municipalityId)
      .where('plan_id', '=', plan_id)
      .where('id', '=', id)
      .execute();
  }
}
