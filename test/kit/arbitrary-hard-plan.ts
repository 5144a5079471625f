import fc, { type Arbitrary } from 'fast-check';
import type { ExchangePlan } from '#exchange/schema.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';

/** What a letter can be: all blocks that JIS X 0213 takes letters from, 外字, emoji, right-to-left, controls. No half surrogates: no plan has them. */
const letter = fc.oneof(
  ...(
    [
      [0x20, 0x7e],
      [0xa0, 0x24f],
      [0x250, 0x36f],
      [0x370, 0x4ff],
      [0x590, 0x6ff],
      [0x2000, 0x2bff],
      [0x3000, 0x33ff],
      [0x3400, 0x9fff],
      [0xe000, 0xf8ff],
      [0xf900, 0xfaff],
      [0xfe00, 0xffef],
      [0x1f000, 0x1faff],
      [0x20000, 0x2fa1f],
      [0xf0000, 0xf00ff],
      [0x01, 0x1f],
    ] as const
  ).map(([min, max]) => fc.integer({ min, max }).map((point) => String.fromCodePoint(point))),
);
const usual = fc.constantFrom(
  '見守り',
  '地域',
  '福祉',
  'か\u309a',
  '髙﨑',
  '一人\n二人',
  '𠮷',
  '👨‍👩‍👧',
  '（１）',
  '',
);
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(usual, { maxLength: 6 }).map((words) => words.join('')) },
  { weight: 2, arbitrary: fc.array(letter, { maxLength: 40 }).map((letters) => letters.join('')) },
  { weight: 1, arbitrary: fc.array(letter, { minLength: 400, maxLength: 400 }).map((all) => all.join('')) },
  { weight: 1, arbitrary: fc.constantFrom('あ'.repeat(400), 'W'.repeat(400), ' ', '\n\n') },
);

/** What is read by machines stays as it is: it holds no letters but these. */
const READ = /^[\w.:+-]*$/;
/** Chosen from lists, or names of other things. */
const NAMED: ReadonlySet<string> = new Set(['state', 'status', 'code', 'kind', 'of', 'id', 'at', 'key']);

/** Random plans of every key with one to seven levels, or nothing at all, in whose texts any letter may stand. */
export const arbitraryHardPlan: Arbitrary<ExchangePlan> = fc
  .record({
    plan: arbitraryPlan,
    texts: fc.array(text, { minLength: 20, maxLength: 20 }),
    depth: fc.integer({ min: 1, max: 7 }),
    steps: fc.array(fc.nat({ max: 6 }), { minLength: 7, maxLength: 7 }),
    isEmpty: fc.nat({ max: 15 }).map((one) => one === 0),
  })
  .map(({ plan, texts, depth, steps, isEmpty }) => {
    if (isEmpty) return { ...plan, ...nothing, title: texts[0]! };
    const hard = harden(plan, texts);
    return { ...hard, ...deepened(hard, { texts, depth, steps }) };
  });

const nothing = {
  nodes: [],
  projects: [],
  indicators: [],
  sheets: [],
  ratings: [],
  outlook: [],
  opinions: [],
};

/** Every second text of people becomes one of these. */
function harden(plan: ExchangePlan, texts: readonly string[]): ExchangePlan {
  let at = 0;
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      at += 1;
      return NAMED.has(key) || READ.test(value) || at % 2 === 0 ? value : texts[at % texts.length];
    }
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]));
  };
  const { forms, editions, ratingScales } = plan;
  return { ...(walk(plan, '') as ExchangePlan), forms, editions, ratingScales };
}

type Shape = { texts: readonly string[]; depth: number; steps: readonly number[] };

/** The nodes of a plan below one another, as deep as told, with projects at any depth. */
function deepened({ nodes, projects }: ExchangePlan, { texts, depth, steps }: Shape) {
  const chain = Array.from({ length: depth }, (_, level) => ({
    ...{ id: `deep-${level}`, parent: level === 0 ? null : `deep-${level - 1}`, level },
    ...{ number: `${level + 1}`, title: texts[level]!, body: null, sections: [] },
  }));
  const moved = projects.map((project, at) => ({
    ...project,
    placements: [
      ...project.placements,
      {
        ...{ node: `deep-${steps[at % steps.length]! % depth}`, number: '', relisted: false, page: null },
        ...{ title: null, fields: {} },
      },
    ],
  }));
  return { nodes: [...nodes, ...chain], projects: moved, levels: texts.slice(0, depth) };
}
