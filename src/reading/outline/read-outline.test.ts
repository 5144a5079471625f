import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import asakaPlan from '#profiles/asaka-plan.json' with { type: 'json' };
import higashimatsuyamaOverview from '#profiles/higashimatsuyama-overview.json' with { type: 'json' };
import kitamotoTable from '#profiles/kitamoto-table.json' with { type: 'json' };
import { outlineProfileSchema } from '#profiles/outline-profile.ts';
import { sourceOfText } from '../../../test/kit/source-of-text.ts';
import { assemble } from '../assemble.ts';
import { readOutline } from './read-outline.ts';

const profiles = {
  table: outlineProfileSchema.parse(kitamotoTable),
  chapter: outlineProfileSchema.parse(asakaPlan),
  overview: outlineProfileSchema.parse(higashimatsuyamaOverview),
};

function read(layout: keyof typeof profiles, text: string) {
  const source = sourceOfText(text);
  const reading = assemble(source, [readOutline(source, profiles[layout])], null);
  const plan = reading.document.plans[0]!;
  const titleOf = (id: string | null) => plan.nodes.find((node) => node.id === id)?.title ?? null;
  return { ...reading, plan, titleOf, leftovers: reading.document.leftovers.map(({ text }) => text) };
}

const problemsOf = ({ document }: ReturnType<typeof read>) =>
  document.problems.map(({ code, text }) => `${code} ${text}`.trim());

describe('a table of projects under page heads (目標・施策・取組)', () => {
  const HEADER =
    '事業名\t事業内容\t計画最終年度までの目標\t令和5年度の進捗状況\t事業 評価\t評価の理由・課題\t令和6年度の目標\t事業主体';
  const HEAD = [
    '目標\t目標1 花と緑のまち',
    '施策\t施策1-1 花を育てる',
    '説明\t花を育てる人を増やし、まちを明るくするための施策です。',
  ];
  const [, second] = profiles.table.ratingScales[0]!.codes;
  const LEGEND = `- **${second!.code}** ${second!.label}`;
  const MEASURE = '取組\t① 花壇をつくる\t\t\t\t\t\t';
  const ROW = '花の教室\t○育て方を学ぶ ○苗を配る\t10回\t8回開いた。\tВ\t雨が多かった。\t10回開く。\tみどり課';
  const page = (...rows: string[]) => [...HEAD, '', LEGEND, '', MEASURE, HEADER, ...rows].join('\n');

  test('a row is a project with its sheet', () => {
    const { plan, titleOf, leftovers, conservation } = read('table', page(ROW));
    expect(plan.nodes.map(({ level, number, title }) => `${level} ${number} ${title}`)).toEqual([
      '0 1 花と緑のまち',
      '1 1-1 花を育てる',
      '2 ① 花壇をつくる',
    ]);
    expect(plan.nodes[1]!.sections).toEqual([
      { heading: '説明', text: '花を育てる人を増やし、まちを明るくするための施策です。' },
    ]);
    const [project] = plan.projects;
    expect(project).toMatchObject({
      title: '花の教室',
      owners: [{ body: null, department: 'みどり課', subsection: null }],
      fields: { overview: '○育て方を学ぶ\n○苗を配る', finalTarget: '10回' },
    });
    expect(titleOf(project!.placements[0]!.node)).toBe('花壇をつくる');
    expect(plan.sheets).toMatchObject([
      {
        project: project!.id,
        year: 2023,
        fields: { progress: '8回開いた。', reason: '雨が多かった。', nextTarget: '10回開く。' },
        ratings: [{ layer: 'self', department: null, code: 'B' }],
      },
    ]);
    expect(leftovers).toEqual([]);
    expect(conservation.share).toBe(1);
  });

  test('page heads that scanning has damaged are the nodes that they repeat', () => {
    const again = [
      '目 標\t目標 花と緑のまち',
      '施策\t5策 I - 1 花を育てる',
      '岩 明\t花を育てる人を増やし、まちを明るくするための施策です。',
      '',
      ROW.replace('花の教室', '苗の市'),
    ].join('\n');
    const { plan, titleOf, leftovers } = read('table', `${page(ROW)}\n\n${again}`);
    expect(plan.nodes).toHaveLength(3);
    expect(plan.nodes[1]!.sections).toHaveLength(1);
    expect(plan.projects.map(({ placements }) => titleOf(placements[0]!.node))).toEqual([
      '花壇をつくる',
      '花壇をつくる',
    ]);
    expect(leftovers).toEqual([]);
  });

  test('a head damaged beyond reading is the one in force where its title is whole, and otherwise left over', () => {
    const next = [
      '曰檬\t曰檬l 花と緑のまち',
      '5策\t五東 ハ-ー 花を育てる人ゃ緑を守る会',
      '岩 明\t花を育てる人を増やし、まちを明るくするための施策です。',
    ];
    const longer = HEAD.join('\n')
      .replace('花を育てる', '花を育てる人や緑を守る会')
      .replace('花と緑のまち', '花と緑の広がるまち');
    const again = next.join('\n').replace('花と緑のまち', '花と緑の広がるまち').replace('人ゃ', '人や');
    const rows = `\n\n${ROW.replace('花の教室', '苗の市')}`;
    const whole = read('table', `${longer}\n\n${MEASURE}\n${HEADER}\n${ROW}\n\n${again}${rows}`);
    expect([whole.plan.nodes.length, whole.plan.projects.length, whole.leftovers]).toEqual([3, 2, []]);
    const ruined = read('table', `${page(ROW)}\n\n曰檬\t曰檬l 花ど縁の\n\n${rows}`);
    expect([ruined.plan.nodes.length, ruined.plan.projects.length]).toEqual([3, 2]);
    expect(ruined.leftovers).toEqual(['曰檬\t曰檬l 花ど縁の']);
  });

  test('a number that the first printing had lost is taken from a later one', () => {
    const first = page(ROW).replace('施策1-1', '施策 - 1');
    const { plan } = read('table', `${first}\n\n${page(ROW)}`);
    expect(plan.nodes.map(({ number }) => number)).toEqual(['1', '1-1', '①']);
  });

  test.each([['取組\t① 花壇を\tつくる\t\t\t\t\t'], ['取組\t① 花シ\t① 花壇をつくる\t\t\t\t\t']])(
    'a heading torn by the columns of the table is one title',
    (torn) => {
      const { plan } = read('table', page(ROW).replace(MEASURE, torn));
      expect(plan.nodes[2]!.title).toBe('花壇をつくる');
    },
  );

  test('a measure that a later page numbers in another way is the same', () => {
    const again = page(ROW.replace('花の教室', '苗の市')).replace('①', '(1)');
    const { plan } = read('table', `${page(ROW)}\n\n${again}`);
    expect(plan.nodes.map(({ number }) => number)).toEqual(['1', '1-1', '①']);
  });

  test('a row without a title is a project, and a person is asked', () => {
    const reading = read('table', page('\t苗を配る\t\t\tA\t\t\t社協'));
    expect(reading.plan.projects).toMatchObject([
      { title: '', owners: [{ body: 'shakyo', department: null }], fields: { overview: '苗を配る' } },
    ]);
    expect(problemsOf(reading)).toEqual(['title-missing 苗を配る']);
  });

  test('grades of single departments stand in the owner cell', () => {
    const reading = read('table', page('花の市\t売る\t\t\t\t\t\tみどり課B まちなみ室Α 社協C'));
    expect(reading.plan.sheets[0]!.ratings).toEqual([
      { layer: 'self', department: 'みどり課', code: 'B' },
      { layer: 'self', department: 'まちなみ室', code: 'A' },
      { layer: 'self', department: '社協', code: 'C' },
    ]);
    expect(problemsOf(reading)).toEqual([]);
  });

  test('a grade is never guessed', () => {
    const reading = read('table', page(ROW.replace('В', 'Ь'), ROW.replace('В', '')));
    expect(reading.plan.sheets.map(({ ratings }) => ratings)).toEqual([[], []]);
    expect(problemsOf(reading)).toEqual(['rating-unreadable Ь', 'rating-missing']);
    expect(reading.leftovers).toEqual(['Ь']);
  });

  test('without its header, or with a damaged one, the table goes on as the profile prints it', () => {
    const damaged = HEADER.replace('令和6年度の目標', '0').replace('評価の理由・課題', '');
    const headless = page(ROW).replace(`${HEADER}\n`, '');
    const expected = read('table', page(ROW)).plan.projects;
    expect(read('table', page(ROW).replace(HEADER, damaged)).plan.projects).toEqual(expected);
    expect(read('table', `${page(ROW)}\n\n${headless}`).plan.sheets[1]!.year).toBe(2023);
  });

  test('a row that has lost an empty cell is put under its columns again', () => {
    const { plan, provenance } = read('table', page('花の市\t売る\t20店\tА\t\t続ける。\tみどり課'));
    expect(plan.sheets[0]).toMatchObject({ fields: { nextTarget: '続ける。' }, ratings: [{ code: 'A' }] });
    expect(plan.projects[0]!.owners).toMatchObject([{ department: 'みどり課' }]);
    expect(provenance['/plans/0/projects/0/fields/overview']!.confidence).toBeLessThan(0.8);
  });

  test.each([
    ['lost its second', HEADER.replace('事業内容\t', '')],
    ['lost its grade', HEADER.replace('事業 評価\t', '')],
    ['gained an empty one', HEADER.replace('事業内容', '\t事業内容')],
  ])('a header whose cells stand beside their columns, because it has %s', (_, damaged) => {
    const wider = [damaged, ROW].map((row) => `${row}\t\t`).join('\n');
    const expected = read('table', page(ROW));
    for (const text of [page(ROW).replace(HEADER, damaged), page(ROW).replace(`${HEADER}\n${ROW}`, wider)]) {
      const { plan } = read('table', text);
      expect([plan.projects, plan.sheets]).toEqual([expected.plan.projects, expected.plan.sheets]);
    }
  });

  test('a row that has lost an empty cell below a header that has gained one', () => {
    const row = '花の市\t売る\t20店\tА\t雨が多かった。\t続ける。\tみどり課';
    const { plan } = read('table', page(row).replace('事業内容', '\t事業内容'));
    expect(plan.sheets[0]).toMatchObject({ fields: { nextTarget: '続ける。' }, ratings: [{ code: 'A' }] });
    expect(plan.projects[0]!.owners).toMatchObject([{ department: 'みどり課' }]);
  });

  test('a form without one of the columns is read as its header says', () => {
    const without = (row: string) => row.split('\t').toSpliced(2, 1).join('\t');
    const { plan } = read('table', page(ROW).replace(HEADER, without(HEADER)).replace(ROW, without(ROW)));
    expect(plan.projects[0]!.fields).toEqual({ overview: '○育て方を学ぶ\n○苗を配る' });
    expect(plan.sheets[0]).toMatchObject({ fields: { progress: '8回開いた。' }, ratings: [{ code: 'B' }] });
  });

  test('a row that has lost the empty cell before its owners is put under its columns again', () => {
    const { plan } = read('table', page('花の市\t売る\t20店\t\tА\t\t社協'));
    expect(plan.projects[0]!.owners).toMatchObject([{ body: 'shakyo' }]);
    expect(plan.sheets[0]).toMatchObject({ fields: {}, ratings: [{ code: 'A' }] });
    const full = read('table', page('花の市\t売る\t20店\t\tА\t\t社協\t'));
    expect(full.plan.sheets[0]!.fields.nextTarget).toBe('社協');
  });

  test('grades of single departments in the rating cell: one that cannot be read is not given to another', () => {
    const cell = 'みどり課Ь まちなみ室 В';
    const reading = read('table', page(`花の市\t売る\t\t\t${cell}\t\t\tみどり課 まちなみ室`));
    expect(reading.plan.sheets[0]!.ratings).toEqual([{ layer: 'self', department: 'まちなみ室', code: 'B' }]);
    expect(problemsOf(reading)).toEqual(['rating-unreadable Ь']);
    expect(reading.leftovers).toEqual(['みどり課Ь']);
  });

  test('an excerpt that begins in the middle of a table: its last row goes on below the first heads', () => {
    const { plan } = read(
      'table',
      `${ROW}\n\n${HEAD.join('\n')}\n\n${MEASURE}\n${HEADER}\n\t\t\t続いて2回開いた。\t\t\t\t\n${ROW}`,
    );
    expect(plan.projects.map(({ placements }) => placements.length)).toEqual([0, 1]);
    expect(plan.sheets.map(({ year, fields }) => [year, fields.progress])).toEqual([
      [2023, '8回開いた。続いて2回開いた。'],
      [2023, '8回開いた。'],
    ]);
  });

  test('a grade in bold keeps nothing but its letter, and nothing is lost', () => {
    const { plan, conservation } = read('table', page(ROW.replace('В', '**Ϲ**')));
    expect(plan.sheets[0]!.ratings).toMatchObject([{ code: 'C' }]);
    expect(conservation.share).toBe(1);
  });

  test('a row that a page has cut goes on below the repeated heads', () => {
    const { plan } = read(
      'table',
      `${page(ROW)}\n\n${HEAD.join('\n')}\n\n\t○水をやる\t\t続いて2回開いた。\t\t\t\t`,
    );
    expect(plan.projects).toHaveLength(1);
    expect(plan.sheets[0]!.fields.progress).toBe('8回開いた。続いて2回開いた。');
  });

  test('noise of scanning stays as printed and is listed', () => {
    const noise = 'でででででででで';
    const reading = read('table', page(ROW.replace('雨が多かった。', `雨が${noise}`)));
    expect(reading.plan.sheets[0]!.fields.reason).toBe(`雨が${noise}`);
    expect(problemsOf(reading)).toEqual([`text-damaged ${noise}`]);
  });

  test('a year that no header tells is not guessed', () => {
    const reading = read('table', ROW);
    expect(reading.plan.sheets).toEqual([]);
    expect(reading.plan.projects[0]!.fields.progress).toBe('8回開いた。');
    expect(problemsOf(reading)).toEqual(['year-uncertain 花の教室']);
  });
});

describe('a chapter of headings, prose and tables (基本目標・方向性・主な施策)', () => {
  const CHAPTER = `
第4章 施策の展開

## 基本目標１　花と緑のまち

### 方向性（1） 花を育てる

現状と課題

花を育てる人が減っています。

施策の方向性

花を育てる人を増やします。

市の主な施策

【花壇の整備】

駅前に花壇をつくります。

| 主な事業 | 事業概要 | 担当課 |
|---|---|---|
| 駅前花壇 | 花壇をつくります。 | みどり課 まちなみ係 |

■指標と目標

指標\t現状\t目標
\t令和6（2024）年度\t令和12（2030）年度
花壇の数\t3か所\t延べ5か所

【苗の配布】

主な事業\t事業概要
苗の市\t苗を売ります。
駅前花壇（再掲）\t花壇をつくります。

地域でできること

【市民ができること】

- ① 花に水をやりましょう。
- ② 苗を分けましょう。

コンパニオンプランツとは

一緒に植えると育ちやすい植物です。

【組み合わせの例】

バジルとトマトです。

第5章 推進体制

年に一度確かめます。
`;
  const reading = read('chapter', CHAPTER);
  const { plan, titleOf } = reading;

  test('headings are nodes, prose their sections', () => {
    expect(plan.nodes.map(({ level, number, title, body }) => [level, number, title, body])).toEqual([
      [0, '基本目標１', '花と緑のまち', null],
      [1, '方向性（1）', '花を育てる', null],
      [2, '', '花壇の整備', 'city'],
      [2, '', '苗の配布', 'shakyo'],
    ]);
    expect(plan.nodes[1]!.sections).toEqual([
      { heading: '現状と課題', text: '花を育てる人が減っています。' },
      { heading: '施策の方向性', text: '花を育てる人を増やします。' },
      { heading: '市民ができること', text: '① 花に水をやりましょう。\n② 苗を分けましょう。' },
      {
        heading: 'コンパニオンプランツとは',
        text: '一緒に植えると育ちやすい植物です。\n【組み合わせの例】\nバジルとトマトです。',
      },
    ]);
    expect(plan.nodes[2]!.sections).toEqual([{ heading: '', text: '駅前に花壇をつくります。' }]);
  });

  test('a printed 再掲 is a second placement of the first listing', () => {
    expect(plan.projects.map(({ title }) => title)).toEqual(['駅前花壇', '苗の市']);
    const placements = plan.projects[0]!.placements.map(({ node, relisted }) => [titleOf(node), relisted]);
    expect(placements).toEqual([
      ['花壇の整備', false],
      ['苗の配布', true],
    ]);
    expect(plan.projects[0]!.owners).toEqual([
      { body: null, department: 'みどり課', subsection: 'まちなみ係' },
    ]);
  });

  test('an indicator table gives dated values to the measure under which it stands', () => {
    expect(plan.indicators.map(({ node, name, values }) => [titleOf(node), name, values])).toEqual([
      [
        '花壇の整備',
        '花壇の数',
        [
          { kind: 'baseline', year: 2024, text: '3か所' },
          { kind: 'target', year: 2030, text: '延べ5か所' },
        ],
      ],
    ]);
  });

  test('a new chapter ends the headings, and what nothing explains is left over', () => {
    expect(reading.leftovers).toEqual(['年に一度確かめます。']);
    expect(problemsOf(reading)).toEqual([]);
  });

  test('a chapter printed again as the head of a page ends nothing', () => {
    const { plan } = read(
      'chapter',
      `${CHAPTER}`.replace(
        '花を育てる人が減っています。',
        '花を育てる人が\n\n第4章 施策の展開\n\n減っています。',
      ),
    );
    expect(plan.nodes[1]!.sections[0]!.text).toBe('花を育てる人が\n減っています。');
  });

  test('a row goes on below the header that the next page prints again', () => {
    const header = '主な事業\t事業概要\t担当課';
    const { plan } = read(
      'chapter',
      `【花壇】\n${header}\n花の市\t花を売り、\tみどり課\n\n${header}\n\t苗も売ります。\t\n苗の市\t苗を売ります。\tみどり課`,
    );
    expect(plan.projects).toMatchObject([
      { title: '花の市', fields: { overview: '花を売り、苗も売ります。' } },
      { title: '苗の市', fields: { overview: '苗を売ります。' } },
    ]);
  });

  test('a 再掲 before its first listing is the same project, in its own words', () => {
    const { plan } = read(
      'chapter',
      '【花壇】\n主な事業\t事業概要\n花の市（再掲）\t花を見せます。\n【市場】\n主な事業\t事業概要\n花の市\t花を売ります。',
    );
    expect(plan.projects).toMatchObject([
      {
        title: '花の市',
        fields: { overview: '花を売ります。' },
        placements: [{ relisted: true, fields: { overview: '花を見せます。' } }, { relisted: false }],
      },
    ]);
  });

  test('a 再掲 whose first listing is nowhere is a project and a problem', () => {
    const reading = read('chapter', '【花壇】\n主な事業\t事業概要\n花の市（再掲）\t花を見せます。');
    expect(reading.plan.projects).toMatchObject([{ title: '花の市', placements: [{ relisted: true }] }]);
    expect(problemsOf(reading)).toEqual(['relisted-without-first 花の市']);
  });

  test.each([
    ['令和5年度\t2029年度', [2023, 2029]],
    ['（令和５年度）\t令和11（2029）年度末\t', [2023, 2029]],
    ['令和5年度\t', []],
    ['令和5年度\t令和8年度\t令和11年度', []],
  ])('years that have lost the empty cell before them are taken only in full: %s', (row, years) => {
    const { plan } = read('chapter', `【花壇】\n指標\t現状\t目標\n${row}\n花壇の数\t3か所\t5か所`);
    expect(plan.indicators).toHaveLength(1);
    expect(plan.indicators[0]!.values!.map(({ year }) => year)).toEqual(years);
    expect(plan.indicators[0]!.undated).toHaveLength(2 - years.length);
  });

  test('a table under a label of words is not the one above it', () => {
    const { plan, leftovers } = read(
      'chapter',
      '【花壇】\n主な事業\t事業概要\n花の市\t売ります。\n\n■指標と目標\n\n\t令和5年度\t令和11年度\n花壇の数\t3か所\t5か所',
    );
    expect(plan.projects.map(({ title }) => title)).toEqual(['花の市']);
    expect(leftovers).toEqual(['令和5年度\t令和11年度', '花壇の数\t3か所\t5か所']);
  });

  test('a year that a header does not show leaves the value undated', () => {
    const reading = read('chapter', '【花壇】\n指標\t現状\t目標\n花壇の数\t3か所\t5か所');
    expect(reading.plan.indicators).toMatchObject([
      {
        values: [],
        undated: [
          { kind: 'baseline', text: '3か所' },
          { kind: 'target', text: '5か所' },
        ],
      },
    ]);
  });
});

describe('later chapters of such a book', () => {
  const table = (project: string) => `主な事業\t事業概要\t担当課\n${project}\t教えます。\tみどり課`;

  test('a chapter that is a plan of its own is a node, and its headings are none of those before', () => {
    const { plan, titleOf } = read(
      'chapter',
      `第4章 施策の展開\n\n基本目標1 花や緑のまちづくり\n\n【花壇】\n\n${table('花の教室')}\n
第5章 川の利用促進基本計画\n\n現状と課題\n\n川で遊ぶ人が減っています。\n\n市の主な施策\n\n【川遊び】\n\n${table('川の教室')}\n
第6章 海の計画\n\n基本目標1 花や緑の海づくり\n\n第7章 推進体制\n\n年に一度確かめます。`,
    );
    expect(plan.nodes.map(({ parent, number, title }) => [titleOf(parent), number, title].join(' '))).toEqual(
      [
        ' 基本目標1 花や緑のまちづくり',
        '花や緑のまちづくり  花壇',
        ' 第5章 川の利用促進基本計画',
        '川の利用促進基本計画  川遊び',
        ' 第6章 海の計画',
        ' 基本目標1 花や緑の海づくり',
      ],
    );
    expect(plan.nodes[2]!.sections).toEqual([{ heading: '現状と課題', text: '川で遊ぶ人が減っています。' }]);
    expect(plan.projects.map(({ placements }) => titleOf(placements[0]!.node))).toEqual(['花壇', '川遊び']);
  });

  test('the running heads of a page part neither a paragraph nor a list nor a table', () => {
    const head = '\n\n基本目標1 花のまち\n方向性（1） 花を育てる\n\n';
    const { plan } = read(
      'chapter',
      `${head}現状と課題\n\n花を育てる人が、${head}減っています。\n\n社協の主な施策\n\n【花壇】\n\n主な事業\t事業概要\n花の市\t売ります。${head}苗の市\t配ります。\n
【市民ができること】\n\n- ① 花に水をやりましょう。${head}- ② 苗を分けましょう。`,
    );
    expect(plan.nodes).toHaveLength(3);
    expect(plan.nodes[1]!.sections).toEqual([
      { heading: '現状と課題', text: '花を育てる人が、\n減っています。' },
      { heading: '市民ができること', text: expect.stringMatching(/水を.*\n.*苗を/u) },
    ]);
    expect(plan.nodes[2]!.body).toBe('shakyo');
    expect(plan.projects.map(({ title }) => title)).toEqual(['花の市', '苗の市']);
  });

  test('a numbered line is an item of its list, with or without a dash and a full stop', () => {
    const { plan } = read(
      'chapter',
      '方向性（1） 花を育てる\n\n【市民ができること】\n\n①花に水をやる\n②苗を分ける\n\n・市に出かける',
    );
    expect(plan.nodes[0]!.sections).toMatchObject([{ text: '①花に水をやる\n②苗を分ける\n・市に出かける' }]);
  });
});

describe('an overview in one table with merged cells (基本理念 – 次期計画の方向性)', () => {
  const OVERVIEW = `第二次みどりヶ丘市地域福祉活動計画（令和2年度～令和6年度）点検・評価
【基本理念】 【基本目標】\t\t【施策の方向】\t【取組内容】\t【評価】※詳細版あり\t【第三次計画の取り組みの方向性】
花咲くまち\t【基本目標1】 花を育てる\t花壇づくり\t1. 植える 2. 水をやる\t植えた。\t【基本目標2 育む】※再掲 （1）花壇の会（※重点取組1） 会を育てる。
\t\t苗づくり\t苗を配る\t配った。\t
花咲くまち\t【基本目標2】 花を分ける\t花の市\t1. 市を開く\t開いた。\t<p>【基本目標3 開く】 (1) 市の開催 (2) 店の募集 市を続ける。</p>`;
  const reading = read('overview', OVERVIEW);
  const { plan, titleOf } = reading;

  test('merged columns make the tree, numbered cells the projects', () => {
    expect(plan).toMatchObject({
      title: '第二次みどりヶ丘市地域福祉活動計画',
      years: { from: 2020, to: 2024 },
      philosophies: ['花咲くまち'],
    });
    expect(plan.nodes.map(({ level, number, title }) => `${level} ${number} ${title}`)).toEqual([
      '0 基本目標1 花を育てる',
      '1  花壇づくり',
      '1  苗づくり',
      '0 基本目標2 花を分ける',
      '1  花の市',
    ]);
    expect(plan.nodes[1]!.sections).toEqual([{ heading: '評価', text: '植えた。' }]);
    expect(
      plan.projects.map(
        ({ title, placements: [place] }) => `${titleOf(place!.node)} ${place!.number} ${title}`,
      ),
    ).toEqual(['花壇づくり 1. 植える', '花壇づくり 2. 水をやる', '苗づくり  苗を配る', '花の市 1. 市を開く']);
    expect(reading.leftovers).toEqual([]);
  });

  test('the outlook cell is the one above where it is empty', () => {
    expect(plan.outlook.map(({ from, ...item }) => ({ ...item, from: from.map(titleOf) }))).toEqual([
      {
        from: ['花壇づくり', '苗づくり'],
        goal: '基本目標2 育む',
        title: '（1）花壇の会',
        flags: ['重点取組1'],
        relisted: true,
        text: '会を育てる。',
      },
      {
        from: ['花の市'],
        goal: '基本目標3 開く',
        title: '(1) 市の開催',
        flags: [],
        relisted: false,
        text: '市を続ける。',
      },
      {
        from: ['花の市'],
        goal: '基本目標3 開く',
        title: '(2) 店の募集',
        flags: [],
        relisted: false,
        text: '市を続ける。',
      },
    ]);
  });
});

describe('other overviews of this form', () => {
  const outlook = (cell: string) => {
    const header = '【基本目標】\t【施策の方向】\t【取組内容】\t【評価】\t【次期計画の取組の方向性】';
    const { plan, leftovers, conservation } = read(
      'overview',
      `${header}\n【基本目標１】花を育てる\t（1） 花壇づくり\t<p>① 植える</p><p>② 水をやる</p>\t植えた。\t${cell}`,
    );
    expect([leftovers, conservation.share]).toEqual([[], 1]);
    return plan;
  };

  test('directions and items with other numbers, and tags between the items', () => {
    const plan = outlook('');
    expect(plan.nodes.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '基本目標１ 花を育てる',
      '（1） 花壇づくり',
    ]);
    expect(plan.projects.map(({ title, placements: [place] }) => `${place!.number} ${title}`)).toEqual([
      '① 植える',
      '② 水をやる',
    ]);
  });

  test.each([
    ['【基本目標2 育む】【再掲】 （1）花壇の会 会を育てる。'],
    ['【基本目標2 育む】［再掲］ （1）花壇の会 会を育てる。'],
    ['【基本目標2 育む】 （1）花壇の会（再掲） 会を育てる。'],
    ['【基本目標2 育む】 （1）花壇の会 ※再掲 会を育てる。'],
    ['【基本目標2 育む】 （1）花壇の会（※再掲） 会を育てる。'],
  ])('再掲 of the outlook, wherever it stands: %s', (cell) => {
    expect(outlook(cell).outlook).toMatchObject([
      { goal: '基本目標2 育む', title: '（1）花壇の会', flags: [], relisted: true, text: '会を育てる。' },
    ]);
  });

  test('a word that begins like 再掲 is text', () => {
    expect(outlook('【基本目標2 育む】 （1）花壇の会 再掲載を頼む。').outlook).toMatchObject([
      { relisted: false, text: '再掲載を頼む。' },
    ]);
  });
});

describe('whatever it is given', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '\t',
      '\n',
      '|',
      ' ',
      '目標\t目標1 花',
      '施策\t',
      '取組\t①',
      '事業名\t事業内容\t',
      '主な事業\t事業概要\n',
    ),
    fc.constantFrom(
      '【基本目標】\t【施策の方向】\t【取組内容】\n',
      '指標\t現状\t目標\n',
      '【花壇】\n',
      '（再掲）',
      '\ud800',
      '\u202e',
      '\u0000',
    ),
  );

  test('nothing is lost: every character is in a value, a label or a leftover', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom('table', 'chapter', 'overview'),
        (pieces, layout) => {
          const { conservation } = read(layout as keyof typeof profiles, pieces.join(''));
          expect(conservation.lost).toEqual([]);
        },
      ),
    );
  });
});
