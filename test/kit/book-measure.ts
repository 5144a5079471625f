import type { ExchangePlan } from '#exchange/schema.ts';
import { comparablePlan } from './comparable-plan.ts';

/**
 * How much of a plan came back: `short` is the share of names, numbers, grades and values that are the same, blanks aside;
 * `prose` the share of texts that are at least 0.98 alike. What came back too much counts as wrong.
 */
export function measureBook(plan: ExchangePlan, read: ExchangePlan) {
  const [wanted, got] = [leavesOf(comparablePlan(plan)), leavesOf(comparablePlan(read))];
  const misses: string[] = [];
  const count = { short: [0, 0], prose: [0, 0] } as Record<'short' | 'prose', [number, number]>;
  for (const at of new Set([...wanted.keys(), ...got.keys()])) {
    const [a, b] = [wanted.get(at), got.get(at)];
    const kind = PROSE.test(at) ? 'prose' : 'short';
    count[kind][1] += 1;
    const isSame =
      a !== undefined &&
      b !== undefined &&
      (kind === 'short' ? bare(a) === bare(b) : likeness(bare(a), bare(b)) >= 0.98);
    if (isSame) count[kind][0] += 1;
    else misses.push(`${at}: ${a} | ${b}`);
  }
  const share = ([same, all]: [number, number]) => (all === 0 ? 1 : same / all);
  return { short: share(count.short), prose: share(count.prose), misses };
}

const PROSE =
  /\/fields\/|\/sections\/\d+\/text$|\/outlook\/\d+\/text$|\/philosophies\/|\/definition$|\/opinions\/\d+\/(?:response\/)?text$/u;
/** The font draws both wave dashes alike, and a PDF names them by one. */
const bare = (text: string) =>
  text.replaceAll('〜', '～').replace(/\s/gu, '').normalize('NFKC').replace(/\s/gu, '');

function leavesOf(value: unknown, at = '', leaves = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) leavesOf(inner, `${at}/${key}`, leaves);
  else if (value !== undefined && value !== null) leaves.set(at, `${value}`);
  return leaves;
}

/** One less the share of characters that must be changed to make one text the other. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return 1 - row[b.length]! / Math.max(a.length, b.length);
}
