import type { ExchangeDocument, ExchangeProblem } from '#exchange/schema.ts';
import type { Edit } from './edit-draft.ts';
import type { Origin } from './reading/assemble.ts';

/** Problems of one value: a person who corrects that value has answered them. */
const ANSWERED_BY_EDIT = new Set([
  'value-malformed',
  'text-damaged',
  'title-missing',
  'rating-unreadable',
  'control-characters',
  'direction-marks',
  'differs-between-files',
]);

/** The problems that are still open after an edit. `origin` is where the edited value was read. */
export function stillOpen(
  document: ExchangeDocument,
  edit: Edit,
  origin: Origin | undefined,
): ExchangeProblem[] {
  const project = projectOf(document, edit.pointer);
  const isAtPlace = ({ file, line }: ExchangeProblem) =>
    origin?.pieces.some((piece) => piece.file === file && piece.line === line) ?? false;
  return document.problems.filter((problem) => {
    if (problem.code === 'rating-missing' || problem.code === 'rating-unreadable')
      if (edit.op === 'rate' && problem.about !== null && problem.about === project) return false;
    if (problem.code === 'year-uncertain')
      return (
        problem.about === null ||
        problem.about !== project ||
        edit.op !== 'date' ||
        hasUndated(document, project)
      );
    return !(ANSWERED_BY_EDIT.has(problem.code) && edit.op === 'set' && isAtPlace(problem));
  });
}

/** The project that the edited value belongs to, or null. */
function projectOf(document: ExchangeDocument, pointer: string): string | null {
  const [, p, list, i] = pointer.match(/^\/plans\/(\d+)\/(\w+)\/(\d+)/u) ?? [];
  const plan = document.plans[Number(p)];
  if (!plan) return null;
  if (list === 'projects') return plan.projects[Number(i)]?.id ?? null;
  if (list === 'sheets' || list === 'indicators' || list === 'ratings')
    return plan[list][Number(i)]?.project ?? null;
  return null;
}

function hasUndated(document: ExchangeDocument, project: string): boolean {
  return document.plans.some((plan) =>
    plan.indicators.some((indicator) => indicator.project === project && indicator.undated.length > 0),
  );
}
