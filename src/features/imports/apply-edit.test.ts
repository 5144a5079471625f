import { describe, expect, it } from 'vitest';
import { documentSchema, type ExchangeDocument, type ExchangePlan } from '#exchange/schema.ts';
import type { Reading } from '#reading/assemble.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { applyEdits } from './apply-edit.ts';
import { checkDocument } from './check-document.ts';
import type { Edit } from './edit.ts';

const documentOf = (plan: ExchangePlan, problems: object[] = []): ExchangeDocument =>
  documentSchema.parse({ format: 'ayumi/1', plans: [plan], problems });
const origin = (text: string, line = 7) => ({
  confidence: 0.5,
  pieces: [{ file: '冊子.txt', line, from: 0, to: text.length, text }],
});

function edited(document: ExchangeDocument, edit: Edit | Edit[], provenance: Reading['provenance'] = {}) {
  const outcome = applyEdits({ document, provenance }, [edit].flat());
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

describe('a correction', () => {
  const pointer = '/plans/0/projects/0/title';

  it('changes the value, keeps its place in the source and makes it certain', () => {
    const content = edited(
      documentOf(smallPlan()),
      { op: 'set', pointer, text: '声かけ' },
      { [pointer]: origin('配達員') },
    );
    expect(content.changes).toEqual([{ pointer, before: '配達員による見守り', after: '声かけ' }]);
    expect(content.document.plans[0]!.projects[0]!.title).toBe('声かけ');
    expect(content.provenance[pointer]).toEqual({ ...origin('配達員'), confidence: 1 });
  });

  it('leaves what it was made from as it was', () => {
    const document = documentOf(smallPlan());
    edited(document, { op: 'set', pointer, text: '声かけ' });
    expect(document).toEqual(documentOf(smallPlan()));
  });

  it('answers a problem of that value, and no other', () => {
    const problem = { code: 'text-damaged', severity: 'warning', file: '冊子.txt', message: '' };
    const problems = [
      { ...problem, line: 7 },
      { ...problem, line: 8 },
    ];
    const content = edited(
      documentOf(smallPlan(), problems),
      { op: 'set', pointer, text: '声かけ' },
      { [pointer]: origin('配達員') },
    );
    expect(content.document.problems.map(({ line }) => line)).toEqual([8]);
  });

  it.each<[string, string, string, unknown]>([
    ['a name that is not printed', '/plans/0/indicators/0/name', '', null],
    ['a year in its era', '/plans/0/years/to', '令和９年度', 2027],
    ['a field', '/plans/0/projects/0/fields/overview', '概要', '概要'],
  ])('takes %s', (_name, at, text, value) => {
    const content = edited(documentOf(smallPlan()), { op: 'set', pointer: at, text });
    const held = at
      .split('/')
      .slice(1)
      .reduce<unknown>((one, token) => (one as Record<string, unknown>)[token], content.document);
    expect(held).toBe(value);
  });
});

describe('dating a value', () => {
  it('takes it from the undated ones to its year, with its place in the source', () => {
    const plan = smallPlan();
    plan.indicators[0]!.undated = [
      { kind: 'target', text: '調査' },
      { kind: 'target', text: '設置' },
    ];
    const here = '/plans/0/indicators/0';
    const provenance = {
      [`${here}/undated/0/text`]: origin('調査', 3),
      [`${here}/undated/1/text`]: origin('設置', 4),
    };
    const content = edited(
      documentOf(plan),
      { op: 'date', pointer: `${here}/undated/0`, text: 'R6' },
      provenance,
    );
    const [indicator] = content.document.plans[0]!.indicators;
    expect(indicator!.values.at(-1)).toEqual({ kind: 'target', year: 2024, text: '調査' });
    expect(indicator!.undated).toEqual([{ kind: 'target', text: '設置' }]);
    expect(content.provenance).toEqual({
      [`${here}/values/${indicator!.values.length - 1}/text`]: { ...origin('調査', 3), confidence: 1 },
      [`${here}/undated/0/text`]: origin('設置', 4),
    });
  });

  it('answers the problem only when no value of the project wants a year any more', () => {
    const plan = smallPlan();
    plan.indicators[0]!.undated = [
      { kind: 'target', text: '調査' },
      { kind: 'target', text: '設置' },
    ];
    const problem = { code: 'year-uncertain', severity: 'error', about: 'p-1', message: '' };
    const once = edited(documentOf(plan, [problem]), {
      op: 'date',
      pointer: '/plans/0/indicators/0/undated/1',
      text: '2025',
    });
    expect(once.document.problems).toHaveLength(1);
    const twice = edited(once.document, {
      op: 'date',
      pointer: '/plans/0/indicators/0/undated/0',
      text: '2024',
    });
    expect(twice.document.problems).toEqual([]);
  });

  it('refuses what is no year', () => {
    const edit: Edit = { op: 'date', pointer: '/plans/0/indicators/0/undated/0', text: 'そのうち' };
    expect(applyEdits({ document: documentOf(smallPlan()), provenance: {} }, [edit])).toMatchObject({
      refusal: { code: 'value-invalid', reason: '「そのうち」は年度として読めません' },
    });
  });
});

describe('the checks on a draft', () => {
  const contradictions = (document: ExchangeDocument) =>
    checkDocument(document, {}).filter(({ code }) => code === 'summary-differs-from-sheet');

  it('find the contradiction of summary and sheet, once, until a person settles it', () => {
    const document = documentOf(smallPlan());
    const found = contradictions(document);
    expect(found.length).toBeGreaterThan(0);
    expect(contradictions({ ...document, problems: found })).toHaveLength(found.length);
    const { ratings, sheets } = document.plans[0]!;
    const settled = ratings.reduce((one, { project, year, layer, department }, i) => {
      const sheet = sheets.find((candidate) => candidate.project === project && candidate.year === year);
      const printed = sheet?.ratings.find(
        (rating) => rating.layer === layer && rating.department === department,
      );
      if (!printed) return one;
      return edited(one, { op: 'set', pointer: `/plans/0/ratings/${i}/code`, text: printed.code }).document;
    }, document);
    expect(contradictions(settled)).toEqual([]);
  });
});

describe('removing', () => {
  it('takes values out of a list together, and moves the places of those behind them', () => {
    const here = '/plans/0/indicators/0/values';
    const before = smallPlan().indicators[0]!.values;
    const provenance = Object.fromEntries(
      before.map(({ text }, k) => [`${here}/${k}/text`, origin(text, k + 1)]),
    );
    const { document, provenance: kept } = edited(
      documentOf(smallPlan()),
      [
        { op: 'remove', pointer: `${here}/0` },
        { op: 'remove', pointer: `${here}/2` },
      ],
      provenance,
    );
    const { values } = document.plans[0]!.indicators[0]!;
    expect(values).toEqual(before.filter((_, k) => k !== 0 && k !== 2));
    expect(values.map((_, k) => kept[`${here}/${k}/text`]!.pieces[0]!.text)).toEqual(
      values.map(({ text }) => text),
    );
    expect(Object.keys(kept)).toHaveLength(values.length);
  });

  it('answers the problem of a value that wanted a year', () => {
    const plan = smallPlan();
    plan.indicators[0]!.undated = [{ kind: 'target', text: '調査' }];
    const problem = { code: 'year-uncertain', severity: 'error', about: 'p-1', message: '' };
    const { document } = edited(documentOf(plan, [problem]), {
      op: 'remove',
      pointer: '/plans/0/indicators/0/undated/0',
    });
    expect(document.problems).toEqual([]);
  });

  it.each(['/plans/0', '/plans/0/projects/0', '/plans/0/nodes/0', '/plans/0/ratings/999'])(
    'is refused for %s',
    (pointer) => {
      const content = { document: documentOf(smallPlan()), provenance: {} };
      expect(applyEdits(content, [{ op: 'remove', pointer }])).toMatchObject({
        refusal: { code: 'value-not-found' },
      });
    },
  );
});

describe('adding a grade', () => {
  const grade: Edit = {
    op: 'rate',
    pointer: '/plans/0/sheets/0',
    text: 'C',
    layer: 'committee',
    department: '長寿課',
    year: '',
  };

  it('puts it on the sheet, in its layer and of its department, and answers that it was missing', () => {
    const problem = { code: 'rating-missing', severity: 'error', about: 'p-1', message: '' };
    const { document } = edited(documentOf(smallPlan(), [problem]), grade);
    expect(document.plans[0]!.sheets[0]!.ratings.at(-1)).toEqual({
      layer: 'committee',
      department: '長寿課',
      code: 'C',
    });
    expect(document.problems).toEqual([]);
  });

  it('puts it into the summary, in its year', () => {
    const { document } = edited(documentOf(smallPlan()), {
      ...grade,
      pointer: '/plans/0/projects/1',
      year: 'R5',
    });
    expect(document.plans[0]!.ratings.at(-1)).toEqual({
      project: 'p-2',
      year: 2023,
      layer: 'committee',
      department: '長寿課',
      code: 'C',
    });
  });

  it.each<[string, Edit[]]>([
    ['a second one of the same layer and department', [grade, { ...grade, text: 'A' }]],
    ['one of the summary without its year', [{ ...grade, pointer: '/plans/0/projects/1' }]],
  ])('refuses %s', (_name, edits) => {
    expect(applyEdits({ document: documentOf(smallPlan()), provenance: {} }, edits)).toMatchObject({
      refusal: { code: 'value-invalid' },
    });
  });
});

it('answers that a title is missing when it is given', () => {
  const problem = { code: 'title-missing', severity: 'error', about: 'p-1', message: '' };
  const pointer = '/plans/0/projects/0/title';
  expect(
    edited(documentOf(smallPlan(), [problem]), { op: 'set', pointer, text: '声かけ' }).document.problems,
  ).toEqual([]);
});
