import type { FieldKey } from '#exchange/values.ts';
import type { ReadFields, ReadIndicator, ReadProject, Traced } from '../read-plan.ts';
import { titleKey } from './headings.ts';
import type { SheetPage } from './sheet-notes.ts';

/** What the plan itself says of a project; the other fields are of its sheet of the year. */
export const PLAN_FIELDS: readonly FieldKey[] = ['overview', 'finalTarget', 'annualPlan'];

/** The plan's own fields of a sheet under 再掲: those worded otherwise than at the first listing, and the repetitions. */
export function wordedAlike(
  fields: ReadFields,
  known: ReadFields,
): { differing: ReadFields; repeated: Traced[] } {
  const differing: ReadFields = {};
  const repeated: Traced[] = [];
  for (const key of PLAN_FIELDS) {
    const field = fields[key];
    if (!field) continue;
    if (known[key] && titleKey(known[key]) === titleKey(field)) repeated.push(field);
    else differing[key] = field;
  }
  return { differing, repeated };
}

/** Of a sheet under 再掲: owners and figures that the first listing has, too. */
export function repeatedAlike(
  project: ReadProject,
  indicators: readonly ReadIndicator[],
  page: SheetPage,
): Traced[] {
  const known = new Set([...textsOf(indicators), ...namesOf(project.owners)].map(titleKey));
  return [...textsOf(page.indicators), ...namesOf(page.owners)].filter((text) => known.has(titleKey(text)));
}

function textsOf(indicators: readonly Omit<ReadIndicator, 'of'>[]): Traced[] {
  return indicators.flatMap(({ name, breakdown, values, undated }) => [
    ...(name ? [name] : []),
    ...(breakdown ? [breakdown] : []),
    ...[...values, ...undated].map(({ text }) => text),
  ]);
}

function namesOf(owners: ReadProject['owners']): Traced[] {
  return owners.flatMap(({ department, subsection }) =>
    [department, subsection].filter((name) => name !== null),
  );
}
