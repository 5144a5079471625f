import { firstListing } from '#domain/plan/placement.ts';
import type { ExchangePlan, ExchangeProject, Layer } from '#exchange/schema.ts';
import type { Cell, Chapter } from '#formats/blocks.ts';
import { CHAPTERS, NUMBERED, told, WORDS, yearName } from '../book-words.ts';
import { type Numbers, nodeTitle } from './numbers.ts';
import { projectId } from './project-chapter.ts';
import { sheetId } from './sheet-chapters.ts';

/** Every listing of every project in the order of the plan, with its grade year by year and the page of its last sheet. */
export function summaryChapter(plan: ExchangePlan, numbers: Numbers, years: readonly number[]): Chapter {
  const width = 5 + years.length;
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
    const head: Cell[] = [{ text: nodeTitle(plan, node), columns: width, look: 'strong' }];
    return rows.length > 0 ? [head, ...rows] : [];
  });
  const count = plan.projects.reduce((sum, { placements }) => sum + Math.max(1, placements.length), 0);
  return {
    id: 'summary',
    name: CHAPTERS.summary,
    paper: { size: 'A4', orientation: 'landscape' },
    blocks: [
      { kind: 'heading', level: 1, text: CHAPTERS.summary },
      {
        kind: 'paragraph',
        text: `事業数　実数${plan.projects.length}　延べ${count}（再掲を含む）`,
      },
      {
        kind: 'table',
        caption: CHAPTERS.summary,
        isCaptionHidden: true,
        columns: [
          { width: 1.2 },
          { width: 1 },
          { width: 6 },
          { width: 3.4 },
          ...years.map(() => ({ width: 1.3, align: 'center' as const })),
          { width: 0.9, align: 'center' },
        ],
        head: [
          [NUMBERED.project, '番号', '事業名', WORDS.owner, ...years.map(yearName), '頁'].map((text) => ({
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
    { text: told(project.owners.map(ownerName).join('、')) },
    ...years.map((year) => ({ text: told(gradesOf(plan, project.id, year)) })),
    { text: '', pageOf: last ? sheetId(last.id) : projectId(number) },
  ];
}

const ownerName = ({ body, department, subsection }: ExchangeProject['owners'][number]) =>
  [department ?? (body === 'shakyo' ? '社協' : null), subsection].filter(Boolean).join(' ');

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
