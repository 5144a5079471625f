import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { inPlan, planColumns } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import type { MarkedPlace } from '#domain/sheet/template-mark.ts';
import type { TemplateHead } from './queries.ts';

export type NewTemplate = Pick<TemplateHead, 'name' | 'format' | 'formId' | 'marks'> & { bytes: Uint8Array };

/** Keeps a file of the office's own, with the places that are marked in it. */
export function insertTemplate(
  db: Db,
  act: Act,
  { name, format, formId, marks, bytes }: NewTemplate,
): Promise<string> {
  return inTransaction(db, async (tx) => {
    const id = `t-${randomBytes(5).toString('hex')}`;
    await tx
      .insertInto('template')
      .values({
        ...planColumns(act.key),
        id,
        name,
        format,
        form_id: formId,
        content: Buffer.from(bytes),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        marks: JSON.stringify(marks),
        actor: act.actor.label,
        at: act.now.toISOString(),
      })
      .execute();
    const details = { name, places: marks.length };
    await recordAct(tx, act, { kind: 'template-added', subjectId: id, details });
    return id;
  });
}

/** Says what a place holds (`entry` null: nothing). False where somebody else has changed the template meanwhile. */
export function markPlace(
  db: Db,
  act: Act,
  template: { id: string; name: string; version: number; marks: readonly MarkedPlace[] },
  { place, entry }: { place: string; entry: string | null },
): Promise<boolean> {
  const others = template.marks.filter((mark) => mark.place !== place);
  const marks = entry === null ? others : [...others, { place, entry }];
  return inTransaction(db, async (tx) => {
    const changed = await tx
      .updateTable('template')
      .set((eb) => ({ marks: JSON.stringify(marks), version: eb('version', '+', 1) }))
      .where(inPlan(act.key))
      .where('id', '=', template.id)
      .where('version', '=', template.version)
      .returning('id')
      .executeTakeFirst();
    if (!changed) return false;
    const details = { name: template.name, place };
    await recordAct(tx, act, { kind: 'template-marked', subjectId: template.id, details });
    return true;
  });
}

/** The file goes; what was made with it stays where it is. */
export function removeTemplate(db: Db, act: Act, template: { id: string; name: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    await tx.deleteFrom('template').where(inPlan(act.key)).where('id', '=', template.id).execute();
    const details = { name: template.name };
    await recordAct(tx, act, { kind: 'template-removed', subjectId: template.id, details });
  });
}
