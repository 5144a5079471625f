import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import asakaSheet from '#profiles/asaka-sheet.json' with { type: 'json' };
import honjoSheet from '#profiles/honjo-sheet.json' with { type: 'json' };
import { sheetsProfileSchema } from '#profiles/sheets-profile.ts';
import { sourceOfText } from '../../../../../test/kit/source-of-text.ts';
import { assemble } from '../assemble.ts';
import { readSheets } from './read-sheets.ts';
import { bookOf, type FixtureSheet, targetBlockSheet, valueRowSheet } from './sheet-fixtures.ts';

const profiles = {
  valueRows: sheetsProfileSchema.parse(asakaSheet),
  targetBlocks: sheetsProfileSchema.parse(honjoSheet),
};

function read(layout: keyof typeof profiles, ...pages: (FixtureSheet | string)[]) {
  const source = sourceOfText(bookOf(...pages));
  const { document, conservation } = assemble(source, [readSheets(source, profiles[layout])], null);
  const plan = document.plans[0]!;
  const pathOf = (id: string | null): string[] => {
    const node = plan.nodes.find((one) => one.id === id);
    return node ? [...pathOf(node.parent), node.title] : [];
  };
  const problems = document.problems.map(({ code }) => code);
  return { plan, problems, pathOf, conservation, leftovers: document.leftovers.map(({ text }) => text) };
}

const values = (indicator: { values: { kind: string; year: number; text: string }[] }) =>
  indicator.values.map(({ kind, year, text }) => `${kind} ${year} ${text}`);

describe('a sheet with rows of targets and actuals', () => {
  const sheet = valueRowSheet({ number: '①', title: '花の教室' });

  test('gives project, place, owner, fields, grade and dated values, and leaves nothing over', () => {
    const { plan, pathOf, problems, leftovers, conservation } = read('valueRows', sheet);
    const [project] = plan.projects;
    expect(plan.title).toBe('第１期みどりヶ丘市地域福祉計画');
    expect(plan.years).toEqual({ from: 2021, to: 2025 });
    expect(project).toMatchObject({
      title: '花の教室',
      owners: [{ department: 'みどり課', subsection: null }],
    });
    expect(pathOf(project!.placements[0]!.node)).toEqual(['花と緑のまち', '花を育てる人づくり']);
    expect(project!.placements[0]).toMatchObject({ number: '①', relisted: false });
    expect(project!.fields.overview).toMatch(/^花壇は、.*水のやり方までを学ぶ教室を開きます。$/u);
    expect(plan.sheets[0]).toMatchObject({
      year: 2023,
      ratings: [{ layer: 'self', code: 'A' }],
      fields: {
        activities: '・春と秋に教室を開催した。（８）\n・苗を配布した。（３０）',
        selfEvaluation:
          '・教室を開いたことで、花を育てる人を増やすことができた。\n・近所の人どうしが話すきっかけにつながった。',
        issues: '教える人が足りないため、新しい人を迎える必要がある。',
        futurePolicy: '・教える人を増やすことに努める。',
        collaboration: '家の前に花を植え、水をやる。',
      },
    });
    expect(plan.indicators[0]!.name).toBe('花の教室の開催回数');
    expect(values(plan.indicators[0]!)).toEqual([
      'target 2021 5回',
      'target 2022 5回',
      'target 2023 6回',
      'target 2024 6回',
      'target 2025 7回',
      'actual 2021 4回',
      'actual 2022 6回',
      'actual 2023 8回',
    ]);
    expect({ problems, leftovers, lost: conservation.lost }).toEqual({
      problems: [],
      leftovers: [],
      lost: [],
    });
  });

  test.each([
    ['fewer targets than years', { targets: '検討 1回 2回' }, ['target']],
    ['fewer actuals than years so far', { actuals: '検討' }, ['actual']],
  ])('%s: no year is guessed', (_, row, undated) => {
    const { plan, problems } = read('valueRows', valueRowSheet({ number: '①', title: '花の教室', ...row }));
    expect([...new Set(plan.indicators[0]!.undated.map(({ kind }) => kind))]).toEqual(undated);
    expect(problems).toEqual(['year-uncertain']);
  });

  test('a name in every column is a line of its own, and an empty column stays empty', () => {
    const rows = valueRowSheet({ number: '①', title: '花の教室' });
    const blocks = rows.blocks.filter((block) => !/^(?:目標値|実績値)/u.test(block));
    const filled = (name: string, figures: string[]) =>
      figures.map((figure) => `${name} ${figure}`.trim()).join(' ');
    blocks.push(
      filled('春', ['1回', '2回', '3回', '4回', '5回']),
      filled('春', ['1回', '1回', '2回', '', '']),
    );
    const { plan } = read('valueRows', { blocks });
    expect(plan.indicators[0]).toMatchObject({ breakdown: '春', undated: [] });
    expect(values(plan.indicators[0]!).slice(-3)).toEqual([
      'actual 2021 1回',
      'actual 2022 1回',
      'actual 2023 2回',
    ]);
  });

  test.each([
    ['В', ['A', 'B', 'C'].slice(1, 2), []],
    ['Ь', [], ['rating-unreadable']],
    ['', [], ['rating-missing']],
  ])('grade %j', (grade, codes, expected) => {
    const { plan, problems } = read('valueRows', valueRowSheet({ number: '①', title: '花の教室', grade }));
    expect(plan.sheets[0]!.ratings.map(({ code }) => code)).toEqual(codes);
    expect(problems).toEqual(expected);
  });

  test('blocks in any order say the same, as long as a label and its value stay together', () => {
    const expected = read('valueRows', sheet).plan;
    const order = fc.shuffledSubarray(sheet.blocks, { minLength: sheet.blocks.length });
    fc.assert(
      fc.property(order, (blocks) => {
        const { plan } = read('valueRows', { blocks });
        expect(plan.projects).toEqual(expected.projects);
        expect(plan.indicators).toEqual(expected.indicators);
        expect(plan.sheets[0]!.ratings).toEqual(expected.sheets[0]!.ratings);
      }),
      { numRuns: 40 },
    );
  });

  test('a sheet cut in two by a page is one sheet, one said twice is one sheet', () => {
    const [head, tail] = [{ blocks: sheet.blocks.slice(0, 12) }, { blocks: sheet.blocks.slice(12) }];
    expect(read('valueRows', head, tail).plan).toEqual(read('valueRows', sheet).plan);
    expect(read('valueRows', sheet, sheet).plan).toEqual(read('valueRows', sheet).plan);
  });

  test('re-listed: one project with two places and two sheets, no second indicator', () => {
    const again = valueRowSheet({
      number: '②',
      title: '花の教室（再掲）',
      direction: '人が集まる場所づくり',
    });
    const { plan, problems, leftovers } = read('valueRows', again, sheet);
    expect(plan.projects).toHaveLength(1);
    expect(plan.projects[0]!.placements.map(({ relisted }) => relisted)).toEqual([false, true]);
    expect(plan.sheets).toHaveLength(2);
    expect(plan.indicators).toHaveLength(1);
    expect({ problems, leftovers }).toEqual({ problems: [], leftovers: [] });
  });
});

describe('what other years of the same book may print', () => {
  test('an opinion of the committee, right after its label', () => {
    const { blocks } = valueRowSheet({ number: '①', title: '花の教室' });
    const label = '4　推進委員会の意見（評価）';
    const filled = blocks.map((block) =>
      block.endsWith(label) ? `${block}\n\n教室の回数が増えたことを評価する。来年も続けてほしい。` : block,
    );
    const { plan, leftovers } = read('valueRows', { blocks: filled });
    expect(plan.sheets[0]!.fields).toMatchObject({
      collaboration: '家の前に花を植え、水をやる。',
      committeeOpinion: '教室の回数が増えたことを評価する。来年も続けてほしい。',
    });
    expect(leftovers).toEqual([]);
  });

  test('two indicators, each with its rows', () => {
    const { blocks } = valueRowSheet({ number: '①', title: '花の教室' });
    const { plan } = read('valueRows', {
      blocks: [...blocks, '目標値 1本 2本 3本 4本 5本', '実績値 1本 1本 2本'],
    });
    expect(plan.indicators.map((indicator) => values(indicator).length)).toEqual([8, 8]);
  });

  test('the first year: one grade in a row, also where the title stands elsewhere', () => {
    const sheet = targetBlockSheet({ title: '花壇をつくる活動' });
    const first = sheet.blocks.map((block) =>
      block.replace('＜令和５年度実施結果＞', '＜令和元年度実施結果＞'),
    );
    const summary =
      '基本戦略１　花と緑のまちづくり\n\nR1 R2 R3 R4 R5\n\n施策細目（１）花を育てるしくみづくり\n\nＡ 1\n\n②苗を配る活動 C 2\n\n①花壇をつくる活動';
    const { plan } = read('targetBlocks', summary, { blocks: first });
    expect(plan.ratings.map(({ year, code }) => `${year}${code}`)).toEqual(['2019A', '2019C']);
    expect(plan.projects.map(({ title }) => title)).toEqual(['花壇をつくる活動', '苗を配る活動']);
  });

  test('remarks under their label', () => {
    const { blocks } = targetBlockSheet({ title: '花壇をつくる活動' });
    const filled = blocks.map((block) => (block === '≪備考≫' ? '≪備考≫\n種は市の補助でそろえた。' : block));
    expect(read('targetBlocks', { blocks: filled }).plan.sheets[0]!.fields.remarks).toBe(
      '種は市の補助でそろえた。',
    );
  });

  test('page breaks that are lost: the sheets are parted where labels come again, and a person is asked to look', () => {
    const one = valueRowSheet({ number: '①', title: '花の教室' });
    const two = valueRowSheet({ number: '②', title: '苗の配布', grade: 'C' });
    const { plan, problems } = read('valueRows', { blocks: [...one.blocks, ...two.blocks] });
    expect(plan.projects.map(({ title }) => title)).toEqual(['花の教室', '苗の配布']);
    expect(plan.sheets.map(({ ratings }) => ratings[0]!.code)).toEqual(['A', 'C']);
    expect(problems).toContain('text-damaged');
  });

  test('the same title twice without 再掲 is two projects, and a note says so', () => {
    const there = targetBlockSheet({ title: '花壇をつくる活動', priority: '② 人の集まるまち' });
    const { plan, problems } = read('targetBlocks', targetBlockSheet({ title: '花壇をつくる活動' }), there);
    expect(plan.projects).toHaveLength(2);
    expect(problems).toEqual(['relisted-unmarked']);
  });
});

describe('a summary whose headings stand apart from its rows', () => {
  const summary = [
    'R3 R4 R5 R6 R7',
    '① 花の教室 B A A',
    '② 苗の配布 A A C',
    '① 広場のそうじ B B B',
    '①',
    '※ 部分は、重点的評価施策',
    '１　花と緑のまち',
    '（１）花を育て\nる人づくり',
    '（２）人が集ま\nる場所づくり',
    '（３）みどりの\n記録',
  ].join('\n\n');

  test('gives years, places by numbering, and names a row without anything', () => {
    const sheet = valueRowSheet({ number: '①', title: '花の教室' });
    const { plan, problems, pathOf } = read('valueRows', summary, sheet);
    expect(plan.projects.map(({ title, placements }) => [title, pathOf(placements[0]!.node).at(-1)])).toEqual(
      [
        ['花の教室', '花を育てる人づくり'],
        ['苗の配布', '花を育てる人づくり'],
        ['広場のそうじ', '人が集まる場所づくり'],
      ],
    );
    expect(plan.ratings.slice(0, 3).map(({ year, code }) => `${year}${code}`)).toEqual([
      '2021B',
      '2022A',
      '2023A',
    ]);
    expect(problems).toEqual(['listed-without-sheet']);
  });

  test('says where it contradicts a sheet', () => {
    const sheet = valueRowSheet({ number: '①', title: '花の教室', grade: 'B' });
    expect(read('valueRows', summary, sheet).problems).toContain('summary-differs-from-sheet');
  });
});

describe('a sheet whose row of targets is taken apart', () => {
  const sheet = targetBlockSheet({ title: '花壇をつくる活動（１）' });

  test('gives project, three levels, fields, and years where all cells stand together', () => {
    const { plan, pathOf, problems, leftovers } = read('targetBlocks', sheet);
    const [project] = plan.projects;
    expect(project).toMatchObject({
      title: '花壇をつくる活動（１）',
      owners: [{ department: null, subsection: 'みどり係' }],
    });
    expect(pathOf(project!.placements[0]!.node)).toEqual([
      '花と緑のまちづくり',
      '花を育てるしくみづくり',
      '花壇のあるまち',
    ]);
    expect(project!.fields.annualPlan).toBe('場所を決めるための話し合い\n花壇づくりの開始');
    expect(plan.sheets[0]!.fields.outcome).toBe(
      '花壇が三つできました。\n・春の植えつけ（二十人参加）\n・秋のまつり（五十人参加）',
    );
    expect(plan.sheets[0]!.fields.activities).toMatch(/^市内の公園.*開きました。$/u);
    expect(plan.sheets[0]!.fields.futurePolicy).toMatch(/^引き続き、.*えらびます。$/u);
    expect(values(plan.indicators[0]!)).toEqual(
      ['一', '二', '三', '四', '五'].map((n, i) => `target ${2019 + i} 花壇を${n}つつくる`),
    );
    expect({ problems, leftovers }).toEqual({ problems: [], leftovers: [] });
  });

  test('one cell elsewhere leaves the years of all in doubt', () => {
    const last = '花壇を五つつく\nる';
    const blocks = [last, ...sheet.blocks.map((block) => block.replace(`\n\n${last}`, ''))];
    const { plan, problems } = read('targetBlocks', { blocks });
    expect(plan.indicators[0]).toMatchObject({ values: [] });
    expect(plan.indicators[0]!.undated).toHaveLength(5);
    expect(problems).toEqual(['year-uncertain']);
  });

  test('a level that only some sheets print is left out on the others', () => {
    const second = targetBlockSheet({
      title: '水やりの当番',
      strategy: '人のつながりづくり',
      policy: '当番のしくみ',
      priority: '',
    });
    const { plan, pathOf } = read('targetBlocks', sheet, second);
    expect(plan.projects.map(({ placements }) => pathOf(placements[0]!.node).length)).toEqual([3, 2]);
  });

  test('one title in the summary for two sheets: they meet in their order', () => {
    const other = targetBlockSheet({ title: '花壇をつくる活動（２）', grade: 'B' });
    const summary = [
      '基本戦略１　花と緑のまちづくり',
      'R1 R2 R3 R4 R5',
      '施策細目（１）花を育てるしくみづくり',
      'Ａ A A A B 1\n\nＢ B B B C 2',
      '②苗を配る活動 Ａ A A A A 3',
      '①花壇をつくる活動',
    ].join('\n\n');
    const { plan, leftovers } = read('targetBlocks', summary, other, sheet);
    const grades = plan.projects.map(({ id, title }) => [
      title,
      plan.ratings
        .filter(({ project }) => project === id)
        .map(({ code }) => code)
        .join(''),
      plan.sheets.find(({ project }) => project === id)?.page ?? null,
    ]);
    expect(grades).toEqual([
      ['花壇をつくる活動（１）', 'AAAAB', 1],
      ['花壇をつくる活動（２）', 'BBBBC', 2],
      ['苗を配る活動', 'AAAAA', null],
    ]);
    expect(leftovers).toEqual([]);
  });
});

describe('what is no sheet', () => {
  test.each([
    ['nothing', ''],
    ['control characters and lone surrogates', '課題 \u0000\ud800\u202e'],
    ['a line of half a million characters', `目標値 ${'10件 '.repeat(100_000)}`],
  ])('%s is read without a project', (_, text) => {
    expect(read('valueRows', text).plan.projects).toEqual([]);
  });
});
