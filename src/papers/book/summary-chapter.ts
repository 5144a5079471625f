import { countProjects } from '#domain/plan/placement.ts';
import { usualLayer } from '#domain/review/grades.ts';
import { type SummaryRow, summaryOf } from '#domain/review/summary.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import { shortYear } from '#exchange/names.ts';
import type { ExchangeNode, ExchangePlan, ExchangeProject } from '#exchange/schema.ts';
import type { Cell, Chapter } from '#formats/blocks.ts';
import { summaryText } from '#messages/summary-words.ts';
import { CHAPTERS, NUMBERED, told, WORDS, yearName } from '../book-words.ts';
import { ownersIn } from '../owners.ts';
import { summarySource } from '../summary-source.ts';
import { type Numbers, nodeTitle } from './numbers.ts';
import { projectId } from './project-chapter.ts';
import { sheetId } from './sheet-chapters.ts';

type Scope = {
  /** How far the table goes; null: as far as the plan. */
  year: number | null;
  /** The years whose sheets the book has. */
  printed: readonly number[];
};

/** Every listing of every project in the order of the plan, with its grade year by year and the page of its last sheet. */
export function summaryChapter(plan: ExchangePlan, numbers: Numbers, { year, printed }: Scope): Chapter {
  const source = summarySource(plan, { year, department: null });
  const layer = usualLayer(source.ratings);
  const { groups, years } = summaryOf(source, layer);
  const width = 5 + years.length;
  const shown = new Set<string>();
  const rows = groups.flatMap(({ path, rows: listed }) => {
    const heads = path.filter(({ id }) => !shown.has(id));
    for (const { id } of heads) shown.add(id);
    return [
      ...heads.map((node) => headRow(plan, node, width)),
      ...(path.length === 0 ? [[{ text: WORDS.unlisted, columns: width, look: 'strong' as const }]] : []),
      ...listed.map((row) =>
        projectRow(row, numbers.project(row.project.id), { printed, owners: ownersOf(plan, row.project) }),
      ),
    ];
  });
  const isShared = (at: number) =>
    groups.some((group) => group.rows.some(({ cells }) => summaryText(cells[at]!).includes('\n')));
  const { distinct, listed } = countProjects(plan.projects);
  return {
    id: 'summary',
    name: CHAPTERS.summary,
    paper: { size: 'A4', orientation: 'landscape' },
    blocks: [
      { kind: 'heading', level: 1, text: CHAPTERS.summary },
      {
        kind: 'paragraph',
        text: `事業数　実数${distinct}　延べ${listed}（再掲を含む）　評価は${LAYER_LABELS[layer]}`,
      },
      {
        kind: 'table',
        caption: CHAPTERS.summary,
        isCaptionHidden: true,
        columns: [
          { width: 1.2 },
          { width: 1 },
          { width: 5.6 },
          { width: 4.2 },
          ...years.map((_, at) => ({ width: isShared(at) ? 2.4 : 1.3, align: 'center' as const })),
          { width: 0.9, align: 'center' },
        ],
        head: [
          [
            NUMBERED.project,
            '番号',
            '事業名',
            WORDS.owner,
            ...years.map(years.length > 3 ? shortYear : yearName),
            '頁',
          ].map((text) => ({ text })),
        ],
        rows,
      },
    ],
  };
}

function projectRow(
  row: SummaryRow<ExchangeProject>,
  number: number,
  { printed, owners }: { printed: readonly number[]; owners: string },
): Cell[] {
  const last = row.cells.findLast(({ year, sheet }) => sheet !== null && printed.includes(year));
  return [
    { text: `${NUMBERED.project}${number}`, link: projectId(number) },
    { text: told(row.number) },
    { text: `${row.title}${row.isRelisted ? `（${WORDS.relisted}）` : ''}` },
    { text: told(owners) },
    ...row.cells.map((cell) => ({ text: told(summaryText(cell)) })),
    { text: '', pageOf: last ? sheetId(last.sheet!) : projectId(number) },
  ];
}

/** The goals stand out; what is under them is only named. */
const headRow = (plan: ExchangePlan, node: ExchangeNode, columns: number): Cell[] => [
  { text: nodeTitle(plan, node), columns, look: 'strong', ...(node.level === 0 ? { isHeader: true } : {}) },
];

/** On one line: the book names all of them where it tells of the project. */
function ownersOf(plan: ExchangePlan, project: ExchangeProject): string {
  const names = ownersIn(plan).onSheet(project);
  return `${names.slice(0, 2).join('、')}${names.length > 2 ? ` ほか${names.length - 2}` : ''}`;
}
