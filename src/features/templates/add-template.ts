import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { suggestMarks } from '#domain/sheet/suggest-marks.ts';
import type { MarkedPlace } from '#domain/sheet/template-mark.ts';
import type { FileRefusal } from '#formats/blocks.ts';
import { type MarkSubject, type OfferedMark, offeredMarks } from './mark-options.ts';
import { formatOf, type TemplatePage } from './template-file.ts';
import { readAside } from './template-room.ts';

export type NewTemplate = { name: string; bytes: Uint8Array; subject: MarkSubject };
export type Author = { actor: string; now: Date };
export type Added = { ok: true; id: string } | { ok: false; refusal: FileRefusal };

/** Keeps a file of the office's own, with what its labels and its {{名前}} suggest. */
export async function addTemplate(
  db: Db,
  key: PlanKey,
  { actor, now }: Author,
  { name, bytes, subject }: NewTemplate,
): Promise<Added> {
  const format = formatOf(bytes);
  if (format === null)
    return { ok: false, refusal: { code: bytes.length === 0 ? 'file-empty' : 'file-unknown' } };
  const reading = await readAside(format, bytes);
  if (!reading.ok) return reading;
  const marks = suggestedMarks(reading.pages, offeredMarks(subject));
  const id = `t-${randomBytes(5).toString('hex')}`;
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('template')
      .values({
        municipality_id: key.municipalityId,
        plan_id: key.planId,
        id,
        name,
        format,
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

/** The names that the office typed, and the labels of the page that says most: that is the form. */
function suggestedMarks(pages: readonly TemplatePage[], options: readonly OfferedMark[]): MarkedPlace[] {
  const named = pages
    .flatMap(({ cells }) => cells)
    .flatMap(({ place }) => {
      const name = /^\{\{(.+)\}\}$/u.exec(place)?.[1]?.trim();
      const option = name && options.find(({ label, labels }) => label === name || labels.includes(name));
      return option ? [{ place, entry: option.entry }] : [];
    });
  const taken = new Set(named.map(({ entry }) => entry));
  const rest = options.filter(({ entry }) => !taken.has(entry));
  const suggested = pages.map(({ cells }) => suggestMarks(cells, rest));
  return [...named, ...suggested.reduce((best, one) => (one.length > best.length ? one : best), [])];
}
