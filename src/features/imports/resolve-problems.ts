import type { ExchangeDocument, ExchangeProblem } from '#exchange/schema.ts';
import type { Origin } from '#reading/assemble.ts';
import type { Edit } from './edit.ts';

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

/** The problems that are still open after an edit of a value of `subject` that was read from these pieces. */
export function stillOpen(
  document: ExchangeDocument,
  { op, pointer }: Edit,
  { subject, pieces }: { subject: string | null; pieces: Origin['pieces'] },
): ExchangeProblem[] {
  const isAtPlace = ({ file, line }: ExchangeProblem) =>
    pieces.some((piece) => piece.file === file && piece.line === line);
  return document.problems.filter((problem) => {
    const isAbout = problem.about !== null && problem.about === subject;
    switch (problem.code) {
      case 'rating-missing':
        return !(isAbout && op === 'rate');
      case 'rating-unreadable':
        if (isAbout && op === 'rate') return false;
        break;
      case 'year-uncertain':
        // A grade without a year is put right by entering it once more, with its year.
        return !(isAbout && ['date', 'remove', 'rate'].includes(op) && !hasUndated(document, problem.about));
      case 'title-missing':
        if (isAbout && op === 'set' && /^\/plans\/\d+\/\w+\/\d+\/title$/u.test(pointer)) return false;
    }
    return !(ANSWERED_BY_EDIT.has(problem.code) && (op === 'set' || op === 'remove') && isAtPlace(problem));
  });
}

/** The project or item of the plan that the edited value belongs to, or null. */
export function subjectOf(document: ExchangeDocument, pointer: string): string | null {
  const [, p, list, i] = pointer.match(/^\/plans\/(\d+)\/(\w+)\/(\d+)/u) ?? [];
  const plan = document.plans[Number(p)];
  if (!plan) return null;
  const at = Number(i);
  if (list === 'projects' || list === 'nodes') return plan[list][at]?.id ?? null;
  if (list === 'indicators') return plan.indicators[at]?.project ?? plan.indicators[at]?.node ?? null;
  return list === 'sheets' || list === 'ratings' ? (plan[list][at]?.project ?? null) : null;
}

function hasUndated(document: ExchangeDocument, subject: string | null): boolean {
  return document.plans.some((plan) =>
    plan.indicators.some(
      ({ project, node, undated }) => (project === subject || node === subject) && undated.length > 0,
    ),
  );
}
