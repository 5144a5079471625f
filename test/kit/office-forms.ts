import type { Block, Booklet, GridCell, ReadBook, ReadCell } from '../../src/formats/blocks.ts';

/** What an office filled in of one project: the truth of a form that is printed in one layout or another. */
export type FilledForm = {
  goal: string;
  direction: string;
  priority: string;
  number: string;
  title: string;
  department: string;
  subsection: string;
  overview: string;
  indicator: string;
  targets: string[];
  actuals: string[];
  grade: string;
  activities: string;
  outcome: string;
  selfEvaluation: string;
  issues: string;
  futurePolicy: string;
  collaboration: string;
  opinion: string;
};

const YEARS = ['R3年度', 'R4年度', 'R5年度', 'R6年度', 'R7年度'];

type Row = (string | { text: string; columns?: number; rows?: number } | null)[];

/** Rows as one types them into a sheet: null is a place that a merged cell covers or nobody filled in. */
export function gridOf(rows: readonly Row[], columns: number): Block {
  const cells: GridCell[] = rows.flatMap((row, r) =>
    row.flatMap((cell, c): GridCell[] =>
      cell === null
        ? []
        : [{ ...(typeof cell === 'string' ? { text: cell } : cell), row: r + 1, column: c + 1 }],
    ),
  );
  return { kind: 'grid', label: '様式', columns, cells };
}

const wide = (text: string, columns: number) => ({ text, columns });
const gap = (count: number): null[] => Array.from({ length: count }, () => null);
const across = (label: string, text: string): Row => [label, wide(text, 6), ...gap(5)];

/** Labels left, values right, a tall merged cell at the left edge, a table of years. */
export function labelsAtLeft(form: FilledForm): Block {
  const part = (rows: Row[], label: string): Row[] =>
    rows.map((row, i) => [i === 0 ? { text: label, rows: rows.length } : null, ...row]);
  return gridOf(
    [
      [wide('第１期みどりヶ丘市地域福祉計画　進行管理・評価シート', 6), ...gap(5), wide('Ｒ5年度', 2), null],
      [
        '部　局　名',
        null,
        '課　　名',
        wide(form.department, 2),
        null,
        '係　　名',
        wide(form.subsection, 2),
        null,
      ],
      ...part(
        [
          across('基本目標', form.goal),
          across('施策の方向性', form.direction),
          across('事　業　名', `${form.number}${form.title}`),
          across('事業の概要', form.overview),
        ],
        '第\n１\n期\n計\n画\n掲\n載\n内\n容',
      ),
      [{ text: '指標名', rows: 3 }, { text: form.indicator, rows: 3, columns: 2 }, null, '年度', ...YEARS],
      [null, null, null, '目標値', ...form.targets],
      [null, null, null, '実績値', ...form.actuals],
      [wide('1　取り組み内容・成果・進捗状況', 9)],
      ['R5年度の\n取り組み内容', wide(form.activities, 8)],
      ['進捗状況\n及び\n自己評価', form.grade, wide(form.selfEvaluation, 7)],
      [wide('A　着実に進捗している\nB　ある程度進捗している\nC　進捗が順調でない', 9)],
      [wide('２　課題・今後の取り組み方針', 9)],
      ['課題', wide(form.issues, 8)],
      ['今後の取り組み方針', wide(form.futurePolicy, 8)],
      [wide('３　協働事項（市民や地域にお願いしたいこと）', 9)],
      [wide(form.collaboration, 9)],
      [wide('4　推進委員会の意見（評価）', 9)],
      [wide(form.opinion, 9)],
    ],
    9,
  );
}

/** Labels above their values, side by side. */
export function labelsAbove(form: FilledForm): Block {
  return gridOf(
    [
      [wide('みどりプラン１　進捗管理シート', 4), ...gap(3), wide('令和５年度', 2)],
      ['担当課', form.department, '担当係', wide(form.subsection, 3)],
      ['基本戦略', wide(form.goal, 5)],
      ['施策細目', wide(form.direction, 5)],
      ['重点施策', wide(form.priority, 5)],
      [{ text: '重点事項・\n重点的取組', rows: 2 }, '事　　業', wide(form.title, 4)],
      [null, '概　　要', wide(form.overview, 4)],
      ['年度', '令和元年度', '令和２年度', '令和３年度', '令和４年度', '令和５年度'],
      ['指標目標\n※年度初めに設定', ...form.targets],
      [wide('＜令和５年度実施結果＞', 6)],
      [wide('具体的な取組内容', 4), ...gap(3), wide('成　果', 2)],
      [wide(form.activities, 4), ...gap(3), wide(form.outcome, 2)],
      ['自己評価', wide('今後の方針', 5)],
      [form.grade, wide(form.futurePolicy, 5)],
      [wide('Ａ達成　Ｂ未達成　Ｃ検討中　Ｄ中止', 6)],
      [wide('≪備考≫', 6)],
    ],
    6,
  );
}

/** One project a row under the headings of the tree, as in the table of a small town. */
export function projectTable(forms: readonly FilledForm[]): Block[] {
  const [first] = forms;
  if (!first) return [];
  const head = [
    '事業名',
    '事業内容',
    '計画最終年度までの目標',
    '令和5年度の進捗状況',
    '事業評価',
    '評価の理由・課題',
    '令和6年度の目標',
    '事業主体',
  ];
  return [
    gridOf(
      [
        ['目標', wide(`目標1 ${first.goal}`, 7)],
        ['施策', wide(`施策1-1 ${first.direction}`, 7)],
        ['取組', wide(`① ${first.priority}`, 7)],
        head,
        ...forms.map((form) => [
          form.title,
          form.overview,
          form.targets.at(-1)!,
          form.activities,
          form.grade,
          form.issues,
          form.futurePolicy,
          form.department,
        ]),
      ],
      8,
    ),
  ];
}

export function bookletOf(chapters: readonly (readonly Block[])[], title = 'みどりヶ丘市の様式'): Booklet {
  return {
    title,
    subtitle: [],
    author: 'みどりヶ丘市',
    date: '令和6年4月1日',
    hasCover: false,
    hasContents: false,
    chapters: chapters.map((blocks, i) => ({
      id: `c${i}`,
      name: `様式${i + 1}`,
      paper: { size: 'A4', orientation: 'portrait' },
      blocks,
    })),
  };
}

/** What a workbook of these grids says when it is read back. */
export function readAsWorkbook({ chapters }: Booklet): ReadBook {
  return {
    hidden: {},
    unread: [],
    chapters: chapters.map(({ name, blocks }) => ({
      name,
      id: null,
      blocks: blocks.flatMap((block) => {
        if (block.kind !== 'grid') return [];
        const rows: ReadCell[][] = [];
        for (const { text, row, column, rows: tall = 1, columns = 1 } of block.cells) {
          while (rows.length < row) rows.push([]);
          rows[row - 1]!.push({
            text,
            row: row - 1,
            column: column - 1,
            rows: tall,
            columns,
            isHeader: false,
            place: { kind: 'cell', sheet: name, cell: `${String.fromCharCode(64 + column)}${row}` },
          });
        }
        return [{ kind: 'table' as const, caption: null, rows }];
      }),
    })),
  };
}
