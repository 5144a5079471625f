import { returnedPath, workbooksPath } from '#addresses/workbooks.ts';
import type { CellDecision } from '#db/tables-workbooks.ts';
import { isLongerThan, LONGEST_TEXT } from '#domain/sheet/count-characters.ts';
import { oneLineBreak } from '#domain/sheet/merge-text.ts';
import type { AppContext } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import { rowVersion } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';

import { closeReturned } from '#records/workbook/settle-returned.ts';
import { findReturnedOf } from './find-returned-of.ts';
import { type Choice, takeCells } from './take-cells.ts';

const DECISIONS: readonly string[] = ['taken', 'kept', 'both'] satisfies CellDecision[];

/** Writes what was chosen; `how`: everything that is no conflict, or what is ticked. Conflicts are decided one by one either way. */
export async function acceptanceAction(c: AppContext) {
  const found = await findReturnedOf(c);
  if (!found) return c.notFound();
  const form = c.get('form');
  const version = rowVersion.safeParse(form?.get('version'));
  if (!version.success) return renderRefusal(c, 'form-unreadable');
  const reasons = readReasons(form);
  if (!reasons) return renderRefusal(c, 'form-unreadable');
  const wanted = {
    id: found.returned.id,
    version: version.data,
    choices: readChoices(form),
    reasons,
    submits: form?.get('submit') === 'yes',
  };
  const taken = await takeCells(c.get('db'), planScope(c), wanted);
  if (!taken.ok) return renderRefusal(c, taken.refusal);
  const path = returnedPath(found.plan.id, found.returned.id);
  if (taken.left > 0) return redirectWithNotice(c, path, 'workbook-accepted-rest');
  return redirectWithNotice(c, path, taken.unsubmitted > 0 ? 'workbook-unsubmitted' : 'workbook-accepted');
}

function readChoices(form: FormData | null): Map<string, Choice> {
  const choices = new Map<string, Choice>();
  for (const value of form?.getAll(form.get('how') === 'all' ? 'changed' : 'take') ?? []) {
    const [id = '', seen = ''] = String(value).split(' ');
    choices.set(id, { decision: 'taken', seen });
  }
  for (const [name, value] of form ?? []) {
    if (!name.startsWith('decide.')) continue;
    const [decision = '', seen = ''] = String(value).split(' ');
    if (DECISIONS.includes(decision))
      choices.set(name.slice(7), { decision: decision as CellDecision, seen });
  }
  return choices;
}

/** Why targets were changed, by the names of their entries; null where one is longer than its input takes. */
function readReasons(form: FormData | null): Map<string, string> | null {
  const told = [...(form ?? [])].filter(([name]) => name.startsWith('reason.'));
  const reasons = told.map(([name, text]) => [name, oneLineBreak(String(text)).trim()] as const);
  if (reasons.some(([, text]) => isLongerThan(text, LONGEST_TEXT))) return null;
  return new Map(reasons.filter(([, text]) => text !== ''));
}

export async function closingAction(c: AppContext) {
  const found = await findReturnedOf(c);
  if (!found) return c.notFound();
  const version = rowVersion.safeParse(c.get('form')?.get('version'));
  if (!version.success) return renderRefusal(c, 'form-unreadable');
  const { plan, sent, returned } = found;
  const about = { version: version.data, year: sent.year, department: sent.department };
  const closed = await closeReturned(c.get('db'), planScope(c), returned, about);
  return closed.ok
    ? redirectWithNotice(c, workbooksPath(plan.id), 'workbook-closed')
    : renderRefusal(c, closed.refusal);
}
