import fc, { type Arbitrary } from 'fast-check';
import type { Form } from '#domain/sheet/form.ts';
import type {
  ExchangeDocument,
  ExchangeIndicator,
  ExchangeOpinion,
  ExchangePlan,
  ExchangeSheet,
} from '#exchange/schema.ts';
import { fields, ids, list, maybe, printable, withKept, year } from './arbitrary-texts.ts';
import { editions, errataOf, forms, parts, rules, yearLists } from './arbitrary-year.ts';

/** Random plans whose references are whole, with every key of the exchange format. */
const page = maybe(fc.integer({ min: 1, max: 400 }));
const body = fc.constantFrom('city' as const, 'shakyo' as const, null);
const layer = fc.constantFrom('self' as const, 'review' as const, 'committee' as const, 'final' as const);
const kind = fc.constantFrom('baseline' as const, 'target' as const, 'actual' as const);
const ratingScales = ids('rs', 2).chain((names) =>
  fc.tuple(
    ...names.map((id) =>
      fc.record({
        id: fc.constant(id),
        name: printable,
        best: fc.constantFrom('first' as const, 'last' as const, 'none' as const),
        codes: list(
          withKept(fc.record({ code: printable, label: printable, definition: printable }), {
            ordered: fc.boolean(),
          }),
          4,
        ),
      }),
    ),
  ),
);

const nodes = ids('n', 6).chain((names) =>
  fc.tuple(
    ...names.map((id, at) =>
      fc.record({
        id: fc.constant(id),
        parent: at === 0 ? fc.constant(null) : maybe(fc.constantFrom(...names.slice(0, at))),
        level: fc.integer({ min: 0, max: 3 }),
        number: printable,
        title: printable,
        body,
        sections: list(fc.record({ heading: printable, text: printable }), 2),
      }),
    ),
  ),
);

const projects = (nodeIds: string[]) =>
  ids('p', 5).chain((names) =>
    fc.tuple(
      ...names.map((id) =>
        withKept(
          fc.record({
            id: fc.constant(id),
            title: printable,
            placements:
              nodeIds.length === 0
                ? fc.constant([])
                : list(
                    fc.record({
                      node: fc.constantFrom(...nodeIds),
                      number: printable,
                      relisted: fc.boolean(),
                      page,
                      title: maybe(printable),
                      fields,
                    }),
                    3,
                  ),
            owners: list(fc.record({ body, department: maybe(printable), subsection: maybe(printable) }), 3),
            flags: list(printable, 2),
            fields,
          }),
          { ended: fc.record({ year, reason: printable }) },
        ),
      ),
    ),
  );

const value = withKept(fc.record({ kind, year, text: printable }), {
  reason: printable,
  status: fc.constantFrom(
    'current' as const,
    'superseded' as const,
    'estimate' as const,
    'preliminary' as const,
  ),
});

/** Who is asked for an item's indicator; on one sheet owners stand in one order. */
const asked = fc.constantFrom<Pick<ExchangeIndicator, 'owners'>[]>(
  {},
  ...[1, 2].map((count) => ({
    owners: [
      { body: null, department: '指標一課', subsection: null },
      { body: 'shakyo' as const, department: '指標二課', subsection: '係' },
    ].slice(0, count),
  })),
);

function indicators(projectIds: string[], nodeIds: string[]): Arbitrary<ExchangeIndicator[]> {
  const subjects = [
    ...projectIds.map((project) => ({ project, node: null })),
    // Within Ayumi an item's indicator is asked for on the sheet that goes by the item's id.
    ...nodeIds.map((node) => ({ project: node, node })),
  ];
  if (subjects.length === 0) return fc.constant([]);
  return ids('i', 5).chain((names) =>
    fc.tuple(
      ...names.map((id) =>
        withKept(
          fc
            .record({
              subject: fc.constantFrom(...subjects),
              name: maybe(printable),
              breakdown: maybe(printable),
              values: list(value, 6),
              undated: list(fc.record({ kind, text: printable }), 2),
            })
            .chain(({ subject, ...told }) =>
              (subject.node === null ? fc.constant({}) : asked).map((more) => ({
                id,
                ...subject,
                ...told,
                ...more,
              })),
            ),
          {
            valueType: fc.constantFrom('number' as const, 'milestone' as const, 'text' as const),
            unit: printable,
            desiredTrend: fc.constantFrom(
              'up' as const,
              'down' as const,
              'keep' as const,
              'unclear' as const,
            ),
            purpose: fc.constantFrom('activity' as const, 'outcome' as const),
            milestones: list(printable, 3),
            breaks: list(fc.record({ year, reason: printable }), 2),
            surveyYears: fc.array(year, { minLength: 1, maxLength: 3 }),
          },
        ),
      ),
    ),
  );
}

const rated = { layer, department: maybe(printable), code: printable };
const scale = (scaleIds: string[]): { scale?: Arbitrary<string> } =>
  scaleIds.length === 0 ? {} : { scale: fc.constantFrom(...scaleIds) };

function sheets(projectIds: string[], scaleIds: string[], forms: Form[]): Arbitrary<ExchangeSheet[]> {
  if (projectIds.length === 0) return fc.constant([]);
  const rating = withKept(fc.record(rated), {
    reason: printable,
    by: printable,
    at: printable,
    ...scale(scaleIds),
  });
  return ids('s', 5).chain((names) =>
    fc.tuple(
      ...names.map((id) =>
        withKept(
          fc.record({
            id: fc.constant(id),
            project: fc.constantFrom(...projectIds),
            year,
            page,
            fields,
            ratings: list(rating, 3),
          }),
          {
            state: fc.constantFrom('draft' as const, 'returned' as const, 'finalised' as const),
            parts,
            ...(forms.length === 0
              ? {}
              : { form: fc.constantFrom(...forms).map(({ id, version }) => ({ id, version })) }),
          },
        ),
      ),
    ),
  );
}

const response = withKept(
  fc.record({
    by: printable,
    text: printable,
    state: fc.constantFrom('反映' as const, '一部反映' as const, '継続検討' as const, '反映しない' as const),
    year: maybe(year),
  }),
  { reason: printable },
);

const opinions = (sheetIds: string[], nodeIds: string[]): Arbitrary<ExchangeOpinion[]> =>
  ids('o', 3).chain((names) =>
    fc.tuple(
      ...names.map((id) =>
        withKept(
          fc.record({
            id: fc.constant(id),
            year,
            sheet: fc.constantFrom(null, ...sheetIds),
            node: fc.constantFrom(null, ...nodeIds),
            by: printable,
            text: printable,
            response: maybe(response),
          }),
          { main: fc.integer({ min: 1, max: 99 }) },
        ),
      ),
    ),
  );

const outlook = (nodeIds: string[]) =>
  list(
    fc.record({
      from: fc.subarray(nodeIds),
      goal: printable,
      title: printable,
      flags: list(printable, 2),
      relisted: fc.boolean(),
      text: printable,
    }),
    3,
  );

const idsOf = (items: { id: string }[]) => items.map((item) => item.id);

export const arbitraryPlan: Arbitrary<ExchangePlan> = fc
  .record({ ratingScales, nodes, forms })
  .chain((frame) => fc.record({ frame: fc.constant(frame), projects: projects(idsOf(frame.nodes)) }))
  .chain(({ frame, projects }) =>
    fc.record({
      frame: fc.constant({ ...frame, projects }),
      editions,
      sheets: sheets([...idsOf(projects), ...idsOf(frame.nodes)], idsOf(frame.ratingScales), frame.forms),
      indicators: indicators(idsOf(projects), idsOf(frame.nodes)),
      ratings:
        projects.length === 0
          ? fc.constant([])
          : list(
              withKept(fc.record({ project: fc.constantFrom(...idsOf(projects)), year, ...rated }), {
                ...scale(idsOf(frame.ratingScales)),
              }),
              6,
            ),
      outlook: outlook(idsOf(frame.nodes)),
    }),
  )
  .chain(({ frame: { forms: ownForms, ...frame }, editions: ownEditions, ...content }) =>
    withKept(
      fc.record({
        id: fc.constantFrom('plan-1', '第4期'),
        title: printable,
        years: fc.record({ from: maybe(year), to: maybe(year) }),
        philosophies: list(printable, 2),
        levels: list(printable, 3),
      }),
      {
        opinions: opinions(idsOf(content.sheets), idsOf(frame.nodes)),
        rules,
        ...yearLists(idsOf(frame.projects)),
        errata: errataOf(ownEditions.map((edition) => edition.year)),
      },
    ).map(
      (head) => ({ ...head, ...frame, ...content, forms: ownForms, editions: ownEditions }) as ExchangePlan,
    ),
  );

export const documentOf = (...plans: ExchangePlan[]): ExchangeDocument => ({
  format: 'ayumi/1',
  municipality: { name: 'みどりヶ丘市', code: null },
  plans,
  problems: [],
  leftovers: [],
});
