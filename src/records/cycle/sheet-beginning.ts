import type { Owner } from '#domain/cycle/plan-opening.ts';
import { isIndicatorSheet } from '#domain/plan/indicator-sheet.ts';
import { pathTo } from '#domain/plan/outline.ts';
import { firstListing } from '#domain/plan/placement.ts';
import { chooseForm } from '#domain/sheet/choose-form.ts';
import { type Form, fieldsOf } from '#domain/sheet/form.ts';
import { sharedOut, sharingOf } from '#domain/sheet/part.ts';
import { prefillOf } from '#domain/sheet/prefill.ts';
import { INDICATOR_FORM } from '#exchange/indicator-form.ts';
import type { ExchangeNode, ExchangeProject } from '#exchange/schema.ts';

type Prefilled = ReturnType<typeof prefillOf>;
const NOTHING: Prefilled = { fields: {}, own: {} };

/** The form of a project's new sheet, by its owners, its flags and where it is listed first; that of an item's indicators is always there. */
export function formFor(forms: Form[], project: ExchangeProject, nodes: ExchangeNode[]): Form | null {
  const isOfItem = isIndicatorSheet(project);
  const fitting = chooseForm(forms, {
    bodies: project.owners.map(({ body }) => body),
    flags: project.flags,
    nodes: pathTo(nodes, firstListing(project)?.node ?? '').map(({ id }) => id),
    isIndicatorSheet: isOfItem,
  });
  return fitting ?? (isOfItem ? INDICATOR_FORM : null);
}

/** What a new sheet begins with; nothing where the plan has no form for it. */
export function beginningOf(
  row: { form: Form | null; content: ExchangeProject; lastYear: Record<string, string | undefined> },
  parts: readonly Owner[],
): Prefilled {
  if (!row.form) return NOTHING;
  return prefillOf(
    { ...row.form, sections: sharedOut(row.form.sections, sharingOf(parts, null)) },
    { lastYear: row.lastYear, project: row.content.fields },
    parts.map(({ department }) => department),
  );
}

/** The labels of the fields of a form that can begin with another text, for the page that shows an opening. */
export const prefilledLabels = (form: Form): string[] =>
  fieldsOf(form).flatMap(({ prefill, label }) => (prefill ? [label] : []));
