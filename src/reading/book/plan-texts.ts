import { pointerTo } from '#domain/publication/json-pointer.ts';
import type { ExchangePlan } from '#exchange/schema.ts';

/** The values of a plan by names that do not change when a record above is missing. `at`: pointer within the plan. */
export type PlanTexts = Map<string, { at: string; value: Scalar }>;
export type Scalar = string | number | boolean | null;

/** By which numbers the book calls the records, in the order of the plan's lists; left out: their places. */
export type Printed = { nodes: number[]; projects: number[]; indicators: number[] };

const REFERENCES = new Set(['id', 'parent', 'node', 'project', 'from', 'sheet', 'scale', 'form']);
export function textsOf(plan: ExchangePlan, printed?: Printed): PlanTexts {
  const texts: PlanTexts = new Map();
  const numbersOf = (list: 'nodes' | 'projects' | 'indicators') =>
    printed?.[list] ?? plan[list].map((_, at) => at + 1);
  const projects = new Map(plan.projects.map(({ id }, at) => [id, numbersOf('projects')[at]]));
  const seen = new Map<string, number>();
  const name = (path: (string | number)[], list: string, item: Item, at: number): string => {
    if (path.length === 0 && (list === 'nodes' || list === 'projects' || list === 'indicators'))
      return `${numbersOf(list)[at]}`;
    const told = item !== null && typeof item === 'object' ? item : {};
    const { kind, year, layer, project } = told as Record<string, string>;
    if (!['values', 'sheets', 'ratings'].includes(list)) return `${at}`;
    const known = [path.join('/'), list, kind, year, layer, projects.get(project ?? '')].join(' ');
    const count = (seen.get(known) ?? 0) + 1;
    seen.set(known, count);
    return `${known} ${count}`;
  };
  const walk = (value: unknown, at: (string | number)[], names: (string | number)[]) => {
    if (Array.isArray(value)) {
      const list = `${at.at(-1)}`;
      for (const [i, item] of value.entries())
        walk(item, [...at, i], [...names, name(names.slice(0, -1), list, item as Item, i)]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value))
        if (!REFERENCES.has(key)) walk(inner, [...at, key], [...names, key]);
    } else if (value !== undefined)
      texts.set(names.join('\n'), { at: pointerTo(...at), value: value as Scalar });
  };
  walk(plan, [], []);
  return texts;
}

type Item = object | Scalar;
