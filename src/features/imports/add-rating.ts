import { parseFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { ExchangeDocument, Layer } from '#exchange/schema.ts';
import { schemaFaults } from '#messages/imports.ja.ts';
import type { ImportRefusal } from '#reading/refusal.ts';

/** Whose grade it is; `year` only where it goes into the summary. */
export type NewRating = { layer: Layer; department: string | null; year: string };

/**
 * Adds a grade to the sheet at the pointer, or to the summary of the project at the pointer. One layer of one owner has
 * one grade in a year; another is refused, since nobody could tell which of them holds.
 */
export function addRating(
  document: ExchangeDocument,
  pointer: string,
  code: string,
  { layer, department, year: printed }: NewRating,
): Outcome<string, ImportRefusal> {
  const [, p, list, at] = pointer.match(/^\/plans\/(\d+)\/(sheets|projects)\/(\d+)$/u) ?? [];
  const plan = document.plans[Number(p)];
  const rating = { layer, department, code };
  if (list === 'sheets') {
    const sheet = plan?.sheets[Number(at)];
    if (!sheet) return refuse({ code: 'value-not-found' });
    if (sheet.ratings.some((other) => isSameGrade(other, rating))) return twice;
    sheet.ratings.push(rating);
    return done('');
  }
  const project = plan?.projects[Number(at)];
  if (!plan || !project) return refuse({ code: 'value-not-found' });
  const year = parseFiscalYear(printed);
  if (!year.ok) return refuse({ code: 'value-invalid', reason: schemaFaults['year-unreadable'](printed) });
  const known = plan.ratings.filter((other) => other.project === project.id && other.year === year.year);
  if (known.some((other) => isSameGrade(other, rating))) return twice;
  plan.ratings.push({ project: project.id, year: year.year, ...rating });
  return done('');
}

type Grade = { layer: Layer; department: string | null };
const isSameGrade = (a: Grade, b: Grade) => a.layer === b.layer && a.department === b.department;
const twice = refuse({ code: 'value-invalid', reason: schemaFaults['rating-twice']() });
