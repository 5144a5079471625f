import { pathTo } from '#domain/plan/outline.ts';
import { countProjects, firstListing } from '#domain/plan/placement.ts';
import { partNames } from '#domain/sheet/part.ts';
import { shortYear } from '#exchange/names.ts';
import type { ExchangeNode, ExchangePlan, ExchangeProject, Layer } from '#exchange/schema.ts';
import type { Cell, Chapter } from '#formats/blocks.ts';
import { CHAPTERS, NUMBERED, told, WORDS, yearName } from '../book-words.ts';
import { type Numbers, nodeTitle } from './numbers.ts';
import { projectId } from './project-chapter.ts';
import { sheetId } from './sheet-chapters.ts';

/** Every listing of every project in the order of the plan, with its grade year by year and the page of its last sheet. */
export function summaryChapter(plan: ExchangePlan, numbers: Numbers, years: readonly number[]): Chapter {
  const width = 5 + years.length;
  const shown = new Set<string>();
  const listed = plan.nodes.flatMap((node) => {
    const rows = plan.projects.flatMap((project) =>
      project.placements.flatMap((placement) =>
        placement.node === node.id
          ? [
              projectRow(plan, project, {
                number: numbers.project(project.id),
                mark: placement.number,
                isRelisted: placement !== firstListing(project),
                years,
              }),
            ]
          : [],
      ),
    );
    if (rows.length === 0) return [];
    const heads = pathTo(plan.nodes, node.id).filter(({ id }) => !shown.has(id));
    for (const { id } of heads) shown.add(id);
    return [...heads.map((one) => headRow(plan, one, width)), ...rows];
  });
  const { distinct, listed: listings } = countProjects(plan.projects);
  return {
    id: 'summary',
    name: CHAPTERS.summary,
    paper: { size: 'A4', orientation: 'landscape' },
    blocks: [
      { kind: 'heading', level: 1, text: CHAPTERS.summary },
      {
        kind: 'paragraph',
        text: `事業数　実数${distinct}　延べ${listings}（再掲を含む）`,
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
          ...years.map(() => ({ width: 1.3, align: 'center' as const })),
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
          ].map((text) => ({
            text,
          })),
        ],
        rows: listed,
      },
    ],
  };
}

type Listing = { number: number; mark: string; isRelisted: boolean; years: readonly number[] };

function projectRow(plan: ExchangePlan, project: ExchangeProject, listing: Listing): Cell[] {
  const { number, mark, isRelisted, years } = listing;
  const last = plan.sheets.findLast((sheet) => sheet.project === project.id && years.includes(sheet.year));
  return [
    { text: `${NUMBERED.project}${number}`, link: projectId(number) },
    { text: told(mark) },
    { text: `${project.title}${isRelisted ? `（${WORDS.relisted}）` : ''}` },
    { text: told(ownersOf(project)) },
    ...years.map((year) => ({ text: told(gradesOf(plan, project.id, year)) })),
    { text: '', pageOf: last ? sheetId(last.id) : projectId(number) },
  ];
}

/** The goals stand out; what is under them is only named. */
const headRow = (plan: ExchangePlan, node: ExchangeNode, columns: number): Cell[] => [
  { text: nodeTitle(plan, node), columns, look: 'strong', ...(node.level === 0 ? { isHeader: true } : {}) },
];

/** On one line: the book names all of them where it tells of the project. */
function ownersOf({ owners }: ExchangeProject): string {
  const names = partNames(owners);
  return `${names.slice(0, 2).join('、')}${names.length > 2 ? ` ほか${names.length - 2}` : ''}`;
}

/** The layer that counts most of those that rated: of the sheet, or else of the summary. */
const WEIGHT: readonly Layer[] = ['final', 'committee', 'review', 'self'];

function gradesOf(plan: ExchangePlan, project: string, year: number): string {
  const sheet = plan.sheets.find((one) => one.project === project && one.year === year);
  const printed = plan.ratings.filter((one) => one.project === project && one.year === year);
  for (const ratings of [sheet?.ratings ?? [], printed])
    for (const layer of WEIGHT) {
      const codes = new Set(ratings.filter((one) => one.layer === layer).map(({ code }) => code));
      if (codes.size > 0) return [...codes].join('・');
    }
  return '';
}
