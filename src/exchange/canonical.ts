import { withoutIndicatorSheets } from './indicator-sheets.ts';
import { documentSchema, type ExchangeDocument, type ExchangePlan } from './schema.ts';
import { FIELD_KEYS, type Fields } from './values.ts';

/**
 * The one way a document is printed, so that equal documents are equal byte for byte: keys in the order of the
 * schema, base keys always written, lists of the further keys only where something is in them, `fields` in the order of
 * FIELD_KEYS and then the plan's own by their code units, two spaces, a newline at the end. Lists keep their order: it is
 * the order of the source.
 * Throws on a document that the schema refuses; whoever reads documents from outside parses them first.
 */
export function canonicalJson(document: ExchangeDocument): string {
  // Parsing rebuilds every object in the schema's key order and writes the base keys that were left out.
  const parsed = documentSchema.parse(document);
  const ordered = { ...parsed, plans: parsed.plans.map(asExchanged) };
  return `${JSON.stringify(ordered, asPrinted, 2)}\n`;
}

/** The lists among the further keys: an empty one says no more than none. */
const FURTHER_LISTS = [
  'opinions',
  'milestones',
  'breaks',
  'parts',
  'forms',
  'cycles',
  'collaborationRequests',
  'editions',
  'errata',
];

/** The sheet of an item names it as such; what it stands on within Ayumi is no project of the document. */
function asExchanged(plan: ExchangePlan) {
  const nodes = new Set(plan.nodes.map(({ id }) => id));
  return {
    ...withoutIndicatorSheets(plan),
    indicators: plan.indicators.map((one) => (one.node === null ? one : { ...one, project: null })),
    sheets: plan.sheets.map(({ id, project, ...sheet }) =>
      nodes.has(project) ? { id, node: project, ...sheet } : { id, project, ...sheet },
    ),
  };
}

function asPrinted(key: string, value: unknown): unknown {
  // The section of a form has a list by this name.
  if (key === 'fields') return Array.isArray(value) ? value : inFieldOrder(value as Fields);
  return FURTHER_LISTS.includes(key) && (value as unknown[]).length === 0 ? undefined : value;
}

/** The same fields in the order in which a form shows them. */
export function inFieldOrder(fields: Fields): Fields {
  const own = (Object.keys(fields) as (keyof Fields)[]).filter((key) => key.startsWith('x-')).sort();
  const printed = [...FIELD_KEYS, ...own].filter((key) => fields[key] !== undefined);
  return Object.fromEntries(printed.map((key) => [key, fields[key]]));
}
