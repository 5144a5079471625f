import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import type { ExchangeDocument, Layer } from '#exchange/schema.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { comparePlans } from '#records/archive/compare-plan.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import type { Decisions } from '#records/draft/decisions.ts';
import type { Edit } from './edit.ts';
import { openDraft } from './open-draft.ts';

/** The version of the draft that the person saw; -1, which none has, where the form does not tell. */
export function readVersion(c: AppContext): number {
  const version = Number(c.get('form')?.get('version') ?? -1);
  return Number.isSafeInteger(version) ? version : -1;
}

/** What the person changed on a record's form: fields are named by JSON pointer; what stands before it says what else is asked. */
export function readEdits(
  form: FormData | null,
  document: ExchangeDocument,
): { edits: Edit[]; inputs: Map<string, string> } {
  const inputs = new Map<string, string>();
  for (const [name, value] of form ?? [])
    if (typeof value === 'string' && name !== 'version') inputs.set(name, value.replace(/\r\n?/gu, '\n'));
  const edits = [...inputs].flatMap(([name, text]): Edit[] => {
    const [, op, pointer] = name.match(/^(?:(date|rate|remove):)?(\/.*)$/su) ?? [];
    if (pointer === undefined) return [];
    if (op === 'remove') return [{ op, pointer }];
    if (op === undefined) return shownText(document, pointer) === text ? [] : [{ op: 'set', pointer, text }];
    if (text.trim() === '' || (op === 'date' && inputs.has(`remove:${pointer}`))) return [];
    if (op === 'date') return [{ op, pointer, text: text.trim() }];
    const layer = (inputs.get(`rate-layer:${pointer}`) ?? 'self') as Layer;
    const department = inputs.get(`rate-department:${pointer}`) || null;
    const year = (inputs.get(`rate-year:${pointer}`) ?? '').trim();
    return [{ op: 'rate', pointer, text: text.trim(), layer, department, year }];
  });
  return { edits, inputs };
}

/** The names that were given to plans of the draft that have none. */
export function readTitles(form: FormData | null, { plans }: ExchangeDocument): Edit[] {
  return plans.flatMap(({ title }, p): Edit[] => {
    const text = String(form?.get(`title${p}`) ?? '').trim();
    return title === '' && text !== '' ? [{ op: 'set', pointer: `/plans/${p}/title`, text }] : [];
  });
}

/** What the form showed for a value. A year is shown in its era, so an untouched one is no edit. */
function shownText(document: ExchangeDocument, pointer: string): string {
  const [way, field] = pointer.split(/\/fields\/(.*)/su);
  const tokens = way!.split('/').slice(1);
  if (field !== undefined) tokens.push('fields', field);
  let value: unknown = document;
  for (const token of tokens) value = (value as Record<string, unknown> | null | undefined)?.[token];
  return typeof value === 'number' ? formatFiscalYear(value, 'era') : typeof value === 'string' ? value : '';
}

/** What the person decided on each project of the comparison; null where there is no draft or no known plan. */
export async function readDecisions(c: AppContext): Promise<Decisions | null> {
  const draft = await openDraft(c);
  const incoming = draft?.document.plans[0];
  const known =
    draft?.planId && incoming ? await loadPlan(c.get('db'), actorOf(c).municipality.id, draft.planId) : null;
  if (!draft || !incoming || !known) return null;
  const form = c.get('form');
  const pairs: Decisions['pairs'] = {};
  for (const { project, state, known: pair } of comparePlans(known, incoming, draft.decisions).projects) {
    const chosen = form?.get(`pair:${project.id}`);
    if (typeof chosen !== 'string' || chosen === '') continue;
    const id = chosen === 'new' ? null : chosen;
    if (id !== null && !known.projects.some((one) => one.id === id)) continue;
    if (id !== null && Object.values(pairs).includes(id)) continue;
    const isAsFound =
      state !== 'ambiguous' && id === (pair?.id ?? null) && !(project.id in draft.decisions.pairs);
    if (!isAsFound) pairs[project.id] = id;
  }
  const stay =
    form?.get('stay-all') === 'yes'
      ? comparePlans(known, incoming, { pairs, stay: [] }).gone.map(({ project }) => project.id)
      : (form?.getAll('stay') ?? []).map(String);
  const reasons = Object.fromEntries(
    [...(form ?? [])].flatMap(([name, text]): [string, string][] =>
      name.startsWith('reason:') && typeof text === 'string' && text.trim() !== ''
        ? [[name.slice('reason:'.length), text.trim().replace(/\r\n?/gu, '\n')]]
        : [],
    ),
  );
  return { pairs, stay, reasons };
}
