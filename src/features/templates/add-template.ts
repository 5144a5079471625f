import type { Db } from '#db/connect.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import { suggestMarks } from '#domain/sheet/suggest-marks.ts';
import type { MarkedPlace } from '#domain/sheet/template-mark.ts';
import { insertTemplate } from '#records/template/change-template.ts';
import { type MarkSubject, type OfferedMark, offeredMarks } from './mark-options.ts';
import { formatOf, type TemplatePage, type TemplateRefusal } from './template-file.ts';
import { readAside } from './template-room.ts';

export type NewTemplate = { name: string; bytes: Uint8Array; subject: MarkSubject };

/** Keeps a file of the office's own, with what its labels and its {{名前}} suggest. */
export async function addTemplate(
  db: Db,
  act: Act,
  { name, bytes, subject }: NewTemplate,
): Promise<Outcome<string, TemplateRefusal>> {
  const format = formatOf(bytes);
  if (format === null) return refuse({ code: bytes.length === 0 ? 'file-empty' : 'file-unknown' });
  const reading = await readAside(format, bytes);
  if (!reading.ok) return reading;
  const marks = suggestedMarks(reading.pages, offeredMarks(subject));
  return done(await insertTemplate(db, act, { name, format, formId: subject.form.id, marks, bytes }));
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
