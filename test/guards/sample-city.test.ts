import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#exchange/canonical.ts';
import { documentSchema } from '#exchange/schema.ts';
import { readProjectFile, shared } from '../kit/project-files.ts';

const text = readProjectFile('sample/midorigaoka.json');
const document = documentSchema.parse(JSON.parse(text));
const plan = document.plans[0]!;

const sheetOf = (project: string, year: number) =>
  plan.sheets.find((sheet) => sheet.project === project && sheet.year === year)!;
const finalOf = (project: string, year: number) =>
  sheetOf(project, year).ratings.find((rating) => rating.layer === 'final')?.code;
const indicatorsOf = (project: string) =>
  plan.indicators.filter((indicator) => indicator.project === project);
const figure = (printed: string) => Number(printed.normalize('NFKC').replace(/[^\d.]/g, ''));
/** The figures of a project's first indicator, in the order of the years. */
const figuresOf = (project: string, kind: 'target' | 'actual') =>
  indicatorsOf(project)[0]!
    .values.filter((value) => value.kind === kind && value.status !== 'superseded')
    .map((value) => figure(value.text));

describe('the sample city', () => {
  it('is printed the one canonical way', () => {
    expect(canonicalJson(document)).toBe(text);
  });

  it('is a plan of the size of a real one', () => {
    expect(plan.nodes.filter((node) => node.level === 0)).toHaveLength(4);
    expect(plan.nodes.filter((node) => node.level === 1)).toHaveLength(12);
    expect(plan.projects.length).toBeGreaterThanOrEqual(42);
    expect(plan.projects.filter((project) => project.flags.includes('重点'))).toHaveLength(6);
    const relisted = plan.projects.flatMap((project) => project.placements).filter((one) => one.relisted);
    expect(relisted.length).toBeGreaterThanOrEqual(4);
    const owners = plan.projects.flatMap((project) => project.owners);
    expect(new Set(owners.flatMap((owner) => owner.department ?? [])).size).toBe(12);
    const shared = plan.projects.filter(
      (project) => new Set(project.owners.map((owner) => owner.body)).size === 2,
    );
    expect(shared.length).toBeGreaterThanOrEqual(5);
    expect(plan.indicators.length).toBeGreaterThanOrEqual(50);
  });

  it('has every sheet of R6 and R7 finalised with its layers, and R8 half filled', () => {
    for (const year of [2024, 2025])
      for (const project of plan.projects) {
        const sheet = sheetOf(project.id, year);
        expect(sheet.state).toBe('finalised');
        expect(Object.keys(sheet.fields)).toEqual(
          expect.arrayContaining(['activities', 'selfEvaluation', 'issues', 'futurePolicy']),
        );
        const layers = new Set(sheet.ratings.map((rating) => rating.layer));
        expect([...layers]).toEqual(['self', 'review', 'final']);
      }
    const open = plan.sheets.filter((sheet) => sheet.year === 2026);
    expect(open).toHaveLength(plan.projects.length);
    expect(new Set(open.map((sheet) => sheet.state))).toEqual(
      new Set(['draft', 'submitted', 'returned', 'approved']),
    );
    expect(open.filter((sheet) => sheet.fields.activities === undefined).length).toBeGreaterThan(5);
  });

  it('refers only to what is there', () => {
    const nodes = new Set(plan.nodes.map((node) => node.id));
    const projects = new Set(plan.projects.map((project) => project.id));
    const sheets = new Set(plan.sheets.map((sheet) => sheet.id));
    const codes = new Set(plan.ratingScales[0]!.codes.map((code) => code.code));
    const ids = [...plan.nodes, ...plan.projects, ...plan.indicators, ...plan.sheets, ...plan.opinions!].map(
      (one) => one.id,
    );
    expect(new Set(ids).size).toBe(ids.length);
    const lost = [
      ...plan.nodes.filter((node) => node.parent !== null && !nodes.has(node.parent)),
      ...plan.projects.filter((project) => project.placements.some((one) => !nodes.has(one.node))),
      ...plan.projects.filter((project) => project.placements.filter((one) => !one.relisted).length !== 1),
      ...plan.indicators.filter((one) => (one.node ?? one.project) !== one.project),
      ...plan.indicators.filter((one) => !(projects.has(one.project ?? '') || nodes.has(one.node ?? ''))),
      ...plan.sheets.filter((sheet) => !projects.has(sheet.project)),
      ...plan.sheets.filter((sheet) => sheet.ratings.some((rating) => !codes.has(rating.code))),
      ...plan.ratings.filter((rating) => !(projects.has(rating.project) && codes.has(rating.code))),
      ...plan.opinions!.filter((one) => one.sheet !== null && !sheets.has(one.sheet)),
      ...plan.opinions!.filter((one) => one.node !== null && !nodes.has(one.node)),
    ];
    expect(lost).toEqual([]);
  });

  it('shows every kind of value', () => {
    const values = plan.indicators.flatMap((indicator) => indicator.values);
    const kinds: [string, RegExp][] = [
      ['延べ', /^延べ[\d,]+[人件]$/],
      ['full-width figures', /[０-９]/],
      ['percent', /%$/],
      ['yen', /^[\d,]+円$/],
      ['thousand yen', /千円$/],
      ['range', /～/],
      ['at least', /以上$/],
      ['at most', /以下$/],
      ['keep', /^維持$/],
      ['at any time', /^随時$/],
      ['no target', /^目標設定なし$/],
      ['several figures', /\d.*、.*\d/],
    ];
    for (const [name, pattern] of kinds)
      expect(
        values.some((value) => pattern.test(value.text)),
        name,
      ).toBe(true);
    expect(values.filter((value) => value.text === '－' && !value.reason)).toEqual([]);
    expect(values.some((value) => value.status === 'superseded')).toBe(true);
    expect(values.some((value) => value.status === 'preliminary')).toBe(true);
    expect(plan.indicators.some((indicator) => indicator.breaks)).toBe(true);
    expect(plan.indicators.some((indicator) => indicator.milestones)).toBe(true);
    expect(plan.indicators.some((indicator) => indicator.breakdown)).toBe(true);
    const trends = new Set(plan.indicators.map((indicator) => indicator.desiredTrend));
    expect(trends).toEqual(new Set(['up', 'down', 'keep', 'range', 'unclear']));
  });

  it('has opinions with answers of every state, and two without', () => {
    const opinions = plan.opinions!;
    expect(opinions.length).toBeGreaterThanOrEqual(10);
    expect(opinions.filter((opinion) => opinion.response === null)).toHaveLength(2);
    expect(new Set(opinions.flatMap((opinion) => opinion.response?.state ?? [])).size).toBe(4);
    expect(opinions.some((opinion) => opinion.node !== null)).toBe(true);
    expect(opinions.some((opinion) => opinion.sheet === null && opinion.node === null)).toBe(true);
  });

  it('has one sign-in for each role, in departments of the plan', () => {
    const staff: { signIn: string; role: string; department: string | null }[] = JSON.parse(
      readProjectFile('sample/staff.json'),
    );
    expect(staff.map((one) => one.role)).toEqual([
      'secretariat',
      'writer',
      'writer',
      'approver',
      'reviewer',
      'committee',
      'viewer',
      'operator',
    ]);
    expect(new Set(staff.map((one) => one.signIn)).size).toBe(staff.length);
    const departments = plan.projects.flatMap((project) => project.owners.map((owner) => owner.department));
    for (const one of staff)
      if (one.department !== null && one.department !== '社協') expect(departments).toContain(one.department);
  });
});

describe('the faults put into the sample city on purpose', () => {
  it('one summary grade is not its sheet’s, and only one', () => {
    const differing = plan.ratings.filter((rating) => finalOf(rating.project, rating.year) !== rating.code);
    expect(differing.map((rating) => [rating.project, rating.year, rating.code])).toEqual([
      ['p-14', 2024, 'A'],
    ]);
  });

  it('grades above and below their figures', () => {
    expect(finalOf('p-21', 2025)).toBe('A');
    expect(figuresOf('p-21', 'actual')[1]).toBeLessThan(figuresOf('p-21', 'target')[1]!);
    expect(finalOf('p-29', 2025)).toBe('B');
    expect(figuresOf('p-29', 'actual')[1]).toBeGreaterThan(figuresOf('p-29', 'target')[1]!);
  });

  it('a target lowered without a reason, one outgrown, one against which the figures fall', () => {
    const [, r7, r8] = indicatorsOf('p-20')[0]!.values.filter((value) => value.kind === 'target');
    expect(figure(r8!.text)).toBeLessThan(figure(r7!.text));
    expect(r8!.reason).toBeUndefined();
    expect(figuresOf('p-10', 'actual')[1]).toBeGreaterThan(2 * figuresOf('p-10', 'target').at(-1)!);
    const [r6, later] = figuresOf('p-17', 'actual');
    expect(later).toBeLessThan(r6!);
    expect(figuresOf('p-17', 'target')[1]).toBeGreaterThan(figuresOf('p-17', 'target')[0]!);
  });

  it('texts copied from another sheet and from the year before', () => {
    expect(sheetOf('p-30', 2025).fields.issues).toBe(sheetOf('p-35', 2025).fields.issues);
    expect(sheetOf('p-30', 2025).fields.issues).toBe(sheetOf('p-30', 2024).fields.issues);
    expect(sheetOf('p-36', 2025).fields.activities).toBe(sheetOf('p-36', 2024).fields.activities);
  });

  it('a unit and a name that vary, figures of a text that do not add up', () => {
    const [talks] = indicatorsOf('p-08');
    expect(talks!.values.filter((value) => value.kind === 'target').every((v) => v.text.endsWith('回'))).toBe(
      true,
    );
    expect(talks!.values.filter((value) => value.kind === 'actual').every((v) => v.text.endsWith('件'))).toBe(
      true,
    );
    expect(sheetOf('p-06', 2025).fields.activities).toContain('子ども食堂');
    expect(plan.projects.find((project) => project.id === 'p-06')!.title).toContain('こども食堂');
    expect(sheetOf('p-35', 2025).fields.activities).toContain(
      '高齢者52件、障がい者13件、児童204件の合わせて274件',
    );
  });

  it('a relisting with another text, one with another title', () => {
    const relistings = (id: string) =>
      plan.projects
        .find((project) => project.id === id)!
        .placements.filter((placement) => placement.relisted);
    expect(relistings('p-14')[0]!.fields.overview).toBeDefined();
    expect(relistings('p-05')[0]!.title).not.toBeNull();
  });

  it('a grade against no target, and a target in words', () => {
    expect(finalOf('p-15', 2025)).toBe('A');
    const targets = indicatorsOf('p-15').flatMap((indicator) =>
      indicator.values.filter((value) => value.kind === 'target'),
    );
    expect(new Set(targets.map((value) => value.text))).toEqual(new Set(['目標設定なし']));
    expect(indicatorsOf('p-39').map((indicator) => indicator.valueType)).toContain('text');
  });
});

const folder = join(shared, 'documents');

describe.skipIf(!existsSync(folder))('the words of the sample city', () => {
  it('share no 24 characters in a row with a real document', () => {
    const squeeze = (words: string) => words.normalize('NFKC').replace(/\s+/g, '');
    const runsOf = (words: string) =>
      Array.from({ length: Math.max(0, words.length - 23) }, (_, at) => words.slice(at, at + 24));
    const real = new Set(
      readdirSync(folder).flatMap((name) => runsOf(squeeze(readFileSync(join(folder, name), 'utf8')))),
    );
    expect(runsOf(squeeze(text)).filter((run) => real.has(run))).toEqual([]);
  });
});
