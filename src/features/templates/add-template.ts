import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { suggestMarks } from '#domain/sheet/suggest-marks.ts';
import type { PlanKey } from '#features/plans/queries.ts';
import type { FileRefusal } from '#formats/blocks.ts';
import { type MarkSubject, offeredMarks } from './mark-options.ts';
import { readTemplate } from './template-file.ts';

export type NewTemplate = { name: string; bytes: Uint8Array; subject: MarkSubject };
export type Author = { actor: string; now: Date };
export type Added = { ok: true; id: string } | { ok: false; refusal: FileRefusal };

/** Keeps a file of the office's own, with what its labels suggest: the first page that says most of it is the form. */
export async function addTemplate(
  db: Db,
  key: PlanKey,
  { actor, now }: Author,
  { name, bytes, subject }: NewTemplate,
): Promise<Added> {
  const reading = readTemplate(bytes);
  if (!reading.ok) return reading;
  const options = offeredMarks(subject);
  const suggested = reading.pages.map(({ cells }) => suggestMarks(cells, options));
  const marks = suggested.reduce((best, one) => (one.length > best.length ? one : best), []);
  const id = `t-${randomBytes(5).toString('hex')}`;
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('template')
      .values({
        municipality_id: key.municipalityId,
        plan_id: key.planId,
        id,
        name,
        format: 'xlsx',
        form_id: subject.form.id,
        content: Buffer.from(bytes),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        marks: JSON.stringify(marks),
        actor,
        at: now.toISOString(),
      })
      .execute();
    await recordEvent(tx, {
      ...key,
      actor,
      kind: 'template-added',
      subjectId: id,
      details: { name, places: marks.length },
    });
  });
  return { ok: true, id };
}
