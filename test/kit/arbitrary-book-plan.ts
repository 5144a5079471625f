import fc, { type Arbitrary } from 'fast-check';
import type { ExchangePlan } from '#exchange/schema.ts';
import { FIELD_KEYS, type Fields } from '#exchange/values.ts';

/**
 * Random plans as books print them: items hang on the deepest one above, titles and names are there and stand in one line, texts
 * have paragraphs and bullets. Texts with odd characters, signs of the book itself and many lines come often.
 */
const words = fc.constantFrom(
  '見守り',
  '地域',
  '福祉',
  '髙﨑',
  '社協',
  '延べ１７４件',
  '㈱',
  'NPO',
  'ＩＣＴ',
  '（仮称）',
  '〜',
  '・',
  '①',
  '＆',
  '<b>',
  '"',
  '{{x}}',
  '#',
  '$',
  '\\',
  '*',
  '_',
  '[1]',
  '🏠',
  'が',
  'ﾊﾝｶｸ',
  '：',
  '…',
  '105%以上',
  '課題',
  '事業',
);
const phrase = fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
const spaced = fc.tuple(phrase, phrase).map((parts) => parts.join(' '));
const title = fc.oneof(phrase, phrase, spaced);
const sentence = fc.array(phrase, { minLength: 1, maxLength: 8 }).map((parts) => `${parts.join('、')}。`);
const line = fc.oneof(
  sentence,
  sentence.map((text) => `・${text}`),
  sentence.map((text) => `　${text}`),
  title,
);
const prose = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n').trim());
const maybe = <T>(item: Arbitrary<T>) => fc.option(item, { nil: null });
const list = <T>(item: Arbitrary<T>, maxLength: number) => fc.array(item, { maxLength });
const year = fc.integer({ min: 2017, max: 2029 });
const page = maybe(fc.integer({ min: 1, max: 400 }));
const body = fc.constantFrom('city' as const, 'shakyo' as const, null);
const layer = fc.constantFrom('self' as const, 'review' as const, 'committee' as const, 'final' as const);
const kind = fc.constantFrom('baseline' as const, 'target' as const, 'actual' as const);
const code = fc.constantFrom('A', 'Ｂ', '３', '◎', '－', '完了', '評価：不能');
const fields: Arbitrary<Fields> = fc.dictionary(
  fc.constantFrom(...FIELD_KEYS, 'x-予算額' as const, 'x-課題' as const, 'x-担当' as const),
  prose,
  { maxKeys: 4, noNullPrototype: true },
);
const value = fc.constantFrom(
  '80件',
  '延べ１７４人',
  '維持',
  '随時',
  '－',
  '検討→設置',
  '1.34%',
  '10,004,000円',
  '調査・研究',
  '…',
);

const LEVELS = ['基本目標', '施策の方向', '取組'];

const ratingScale = fc.record({
  name: title,
  best: fc.constantFrom('first' as const, 'last' as const, 'none' as const),
  codes: list(
    fc
      .tuple(fc.record({ code, label: title, definition: prose }), fc.boolean())
      .map(([told, isOutside]) => ({ ...told, ...(isOutside && { ordered: false }) })),
    4,
  ),
});

const nodes = fc
  .array(
    fc.record({
      level: fc.nat({ max: 2 }),
      number: fc.constantFrom('', '１', '（１）', '①', '1-1', 'Ⅱ'),
      title,
      body,
      sections: fc
        .uniqueArray(fc.record({ heading: fc.oneof(title, fc.constant('')), text: prose }), {
          selector: ({ heading }) => heading,
          maxLength: 3,
        })
        // Only what stands first needs no heading.
        .map((all) => all.sort((a, b) => Number(a.heading !== '') - Number(b.heading !== ''))),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((all) =>
    all.map((node, at) => {
      const above = all.slice(0, at).findLastIndex((other) => other.level < node.level);
      return { id: `n-${at + 1}`, parent: above < 0 ? null : `n-${above + 1}`, ...node };
    }),
  );

const owner = fc
  .record({ body, department: maybe(title), subsection: maybe(title) })
  .filter(({ body, department, subsection }) => (body ?? department ?? subsection) !== null);

const project = (count: number) =>
  fc.record({
    title,
    placements: fc.array(
      fc.record({
        node: fc.integer({ min: 1, max: count }).map((at) => `n-${at}`),
        number: fc.constantFrom('', '①', '（２）'),
        relisted: fc.boolean(),
        page,
        title: maybe(title),
        fields,
      }),
      { maxLength: 3 },
    ),
    owners: list(owner, 3),
    flags: list(title, 2),
    fields,
  });

const indicator = fc.record({
  subject: fc.nat(),
  name: maybe(title),
  breakdown: maybe(title),
  values: list(fc.record({ kind, year, text: value }), 7),
  undated: list(fc.record({ kind, text: value }), 2),
});
const rating = fc.record({
  layer,
  department: maybe(phrase.map((text) => text.replaceAll('：', ''))).map((text) => text || null),
  code,
});
const sheet = fc.record({ subject: fc.nat(), year, page, fields, ratings: list(rating, 3) });
const summaryRating = fc.record({ subject: fc.nat(), year, rating });
const outlook = fc.record({
  from: list(fc.nat(), 2),
  goal: fc.oneof(title, fc.constant('')),
  title,
  flags: list(title, 2),
  relisted: fc.boolean(),
  text: prose,
});

export const arbitraryBookPlan: Arbitrary<ExchangePlan> = nodes.chain((nodes) =>
  fc
    .record({
      title,
      from: maybe(year),
      philosophies: list(prose, 2),
      levels: fc.constant(LEVELS),
      scales: list(ratingScale, 2),
      projects: list(project(nodes.length), 4),
      indicators: list(indicator, 4),
      sheets: list(sheet, 4),
      ratings: list(summaryRating, 5),
      outlook: list(outlook, 2),
    })
    .map(({ from, scales, projects, indicators, sheets, ratings, outlook, ...told }) => {
      const nodeAt = (at: number) => nodes[at % nodes.length]!.id;
      const projectAt = (at: number) => `p-${(at % projects.length) + 1}`;
      const hasProjects = projects.length > 0;
      return {
        id: 'plan-1',
        ...told,
        years: { from, to: from === null ? null : from + 4 },
        ratingScales: scales.map((scale, at) => ({ id: `rs-${at + 1}`, ...scale })),
        nodes,
        projects: projects.map((one, at) => ({ id: `p-${at + 1}`, ...one })),
        indicators: indicators.map(({ subject, ...one }, at) => {
          const ofProject = hasProjects && subject % 2 === 0;
          return {
            id: `i-${at + 1}`,
            project: ofProject ? projectAt(subject) : nodeAt(subject),
            node: ofProject ? null : nodeAt(subject),
            ...one,
          };
        }),
        // Of a project, or of an item's indicators.
        sheets: sheets.map(({ subject, ...one }, at) => ({
          id: `s-${at + 1}`,
          project: hasProjects && subject % 3 > 0 ? projectAt(subject) : nodeAt(subject),
          ...one,
        })),
        ratings: (hasProjects ? ratings : []).map(({ subject, rating, ...one }) => ({
          project: projectAt(subject),
          ...one,
          ...rating,
        })),
        outlook: outlook.map((one) => ({ ...one, from: one.from.map(nodeAt) })),
      };
    }),
);
