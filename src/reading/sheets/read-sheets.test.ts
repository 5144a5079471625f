import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import asakaSheet from '#profiles/asaka-sheet.json' with { type: 'json' };
import honjoSheet from '#profiles/honjo-sheet.json' with { type: 'json' };
import { sheetsProfileSchema } from '#profiles/sheets-profile.ts';
import {
  bookOf,
  type FixtureSheet,
  targetBlockSheet,
  valueRowSheet,
} from '../../../test/kit/printed-sheets.ts';
import { sourceOfText } from '../../../test/kit/source-of-text.ts';
import { assemble } from '../assemble.ts';
import { readSheets } from './read-sheets.ts';

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

describe('what a later sheet may hold', () => {
  const rows = valueRowSheet({ number: '③', title: '花の教室' });
  const cells = targetBlockSheet({ title: '花壇をつくる活動' });
  const replaced = (sheet: FixtureSheet, from: RegExp, to: string) => ({
    blocks: sheet.blocks.map((block) => block.replace(from, to)),
  });

  test('a text that is a numbered list is no title, wherever it stands', () => {
    const list = '①苗を分ける\n②水やりの当番に入る';
    const sheet = replaced(rows, /^家の前に花を植え、水をやる。/u, list);
    const at = sheet.blocks.findIndex((block) => block.startsWith(list));
    const [first] = sheet.blocks.splice(at, 1);
    const { plan, leftovers } = read('valueRows', {
      blocks: [sheet.blocks[0]!, first!, ...sheet.blocks.slice(1)],
    });
    expect(plan.projects.map(({ title }) => title)).toEqual(['花の教室']);
    expect(plan.sheets[0]!.fields.collaboration).toBe(list);
    expect(leftovers).toEqual([]);
  });

  test.each([
    ['a few words', '花壇の世話。'],
    ['what was done', '春に種をまいた。'],
    ['a list', '・種まきの会（２回）\n・苗の配布（３０本）'],
  ])('the overview is what follows the title, also if it is %s', (_, overview) => {
    const { plan, leftovers } = read('valueRows', replaced(rows, /^花壇は、.*/su, overview));
    expect(plan.projects[0]!.fields.overview).toBe(overview);
    expect(leftovers).toEqual([]);
  });

  test('a text right below its label is of that field even if it is worded like another', () => {
    const sheet = replaced(rows, /^(R5年度の\n取り組み内容\n\n).*/su, '$1花壇を増やします。');
    const { plan, leftovers } = read('valueRows', sheet);
    expect(plan.sheets[0]!.fields.activities).toBe('花壇を増やします。');
    expect(leftovers).toEqual([]);
  });

  test('a grade on one line with a short text', () => {
    const sheet = replaced(cells, /^Ａ\n引き続き.*/su, 'Ｂ 引き続き、花壇を増やします。');
    const { plan, problems } = read('targetBlocks', sheet);
    expect(plan.sheets[0]!.ratings.map(({ code }) => code)).toEqual(['B']);
    expect(plan.sheets[0]!.fields.futurePolicy).toBe('引き続き、花壇を増やします。');
    expect(problems).toEqual([]);
  });

  test('a letter before a text is no grade where the sheet has one', () => {
    const { plan } = read('targetBlocks', replaced(cells, /^市内の公園や学校を/mu, 'Ｃ 地区の公園や学校を'));
    expect(plan.sheets[0]!.ratings.map(({ code }) => code)).toEqual(['A']);
    expect(plan.sheets[0]!.fields.activities).toMatch(/^Ｃ 地区の公園/u);
  });

  test('an overview of one line beside its label', () => {
    const { plan } = read('targetBlocks', replaced(cells, /^概　　要\n.*/su, '概　　要 花壇を増やします。'));
    expect(plan.projects[0]!.fields.overview).toBe('花壇を増やします。');
  });

  test.each(['※種は市の補助でそろえた。', '令和７年度から別の事業とする', '特になし'])(
    'remarks in the block after their label: %s',
    (remarks) => {
      const { plan } = read('targetBlocks', { blocks: [...cells.blocks, remarks] });
      expect(plan.sheets[0]!.fields.remarks).toBe(remarks);
    },
  );

  test('what looks like an annual plan is no remark because it stands after that label', () => {
    const sheet = replaced(cells, /\n\n場所を決めるための話し合い 花壇づくりの開始$/u, '');
    const { plan } = read('targetBlocks', { blocks: [...sheet.blocks, '花壇づくりと苗の配布の開始'] });
    expect(plan.sheets[0]!.fields.remarks ?? '').toBe('');
    expect(plan.projects[0]!.fields.annualPlan).toBe('花壇づくりと苗の配布の開始');
  });

  test('a line too many among the targets is the annual plan, and the years are certain again', () => {
    const sheet = replaced(cells, /\n\n場所を決めるための話し合い 花壇づくりの開始$/u, '');
    const { plan, problems } = read('targetBlocks', replaced(sheet, /^(指標目標.*)$/su, '$1\n\n花壇の世話'));
    expect(plan.projects[0]!.fields.annualPlan).toBe('花壇の世話');
    expect(plan.indicators[0]!.values.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023]);
    expect(problems).toEqual([]);
  });

  test('short bullets are what was done, not a plan', () => {
    const sheet = replaced(cells, /^市内の公園.*開きました。$/msu, '・花のまつり（２回）\n・苗の配布の会');
    const { plan } = read('targetBlocks', sheet);
    expect(plan.sheets[0]!.fields.activities).toBe('・花のまつり（２回）\n・苗の配布の会');
    expect(plan.projects[0]!.fields.annualPlan).toBe('場所を決めるための話し合い\n花壇づくりの開始');
  });

  test('without a summary, a title far from its label is told by the overview below it', () => {
    const [title, overview] = ['事　　業', '概　　要'].map((label) =>
      cells.blocks.findIndex((b) => b.startsWith(label)),
    );
    const blocks = cells.blocks.filter((_, index) => index !== title! + 1 && index !== overview);
    const text = cells.blocks[overview!]!.replace('概　　要\n', '');
    const { plan } = read('targetBlocks', {
      blocks: [
        '概　　要',
        '花壇をつくる活動',
        text,
        ...blocks.map((block) => block.replace('花壇を一つつく\nる', '花壇を一つつく\nる\n\n３件')),
      ],
    });
    expect(plan.projects.map((project) => project.title)).toEqual(['花壇をつくる活動']);
  });

  test('two neighbouring titles that the summary prints once for several sheets each', () => {
    const sheets = [
      '花壇をつくる活動（１）',
      '花壇をつくる活動（２）',
      '苗を配る活動（１）',
      '苗を配る活動（２）',
    ];
    const summary = [
      '基本戦略１　花と緑のまちづくり',
      'R1 R2 R3 R4 R5',
      '施策細目（１）花を育てるしくみづくり',
      'A A A A A 1\n\nA A A A B 2\n\nA A A A C 3\n\nA A A A D 4',
      '①花壇をつくる活動\n\n②苗を配る活動',
    ].join('\n\n');
    const { plan } = read('targetBlocks', summary, ...sheets.map((title) => targetBlockSheet({ title })));
    const last = plan.ratings.filter(({ year }) => year === 2023).map(({ code }) => code);
    expect(plan.projects.map(({ title }) => title)).toEqual(sheets);
    expect(last).toEqual(['A', 'B', 'C', 'D']);
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
