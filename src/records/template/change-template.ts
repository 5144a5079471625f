import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { MarkedPlace } from '#domain/sheet/template-mark.ts';
import type { Author } from '#features/templates/add-template.ts';

/** Says what a place holds (`entry` null: nothing). False where somebody else has changed the template meanwhile. */
export function markPlace(
  db: Db,
  key: PlanKey,
  { actor }: Author,
  template: { id: string; name: string; version: number; marks: readonly MarkedPlace[] },
  { place, entry }: { place: string; entry: string | null },
): Promise<boolean> {
  const others = template.marks.filter((mark) => mark.place !== place);
  const marks = entry === null ? others : [...others, { place, entry }];
  return inTransaction(db, async (tx) => {
    const changed = await tx
      .updateTable('template')
      .set((eb) => ({ marks: JSON.stringify(marks), version: eb('version', '+', 1) }))
      .where(inPlan(key))
      .where('id', '=', template.id)
      .where('version', '=', template.version)
      .returning('id')
      .executeTakeFirst();
    if (!changed) return false;
    const details = { name: template.name, place };
    await recordEvent(tx, { ...key, actor, kind: 'template-marked', subjectId: template.id, details });
    return true;
  });
}

/** The file goes; what was made with it stays where it is. */
export function removeTemplate(
  db: Db,
  key: PlanKey,
  { actor }: Author,
  template: { id: string; name: string },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    await tx.deleteFrom('template').where(inPlan(key)).where('id', '=', template.id).execute();
    const details = { name: template.name };
    await recordEvent(tx, { ...key, actor, kind: 'template-removed', subjectId: template.id, details });
  });
}
