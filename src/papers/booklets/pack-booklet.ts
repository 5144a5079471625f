import type { ExportRequest } from '#domain/publication/export-request.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { Block, Booklet, Chapter } from '#formats/blocks.ts';
import { lookReasons } from '#messages/committee.ja.ts';
import { exportWords } from '#messages/exports.ja.ts';
import type { ExportMaterial } from '../export-material.ts';
import { sheetMaterials } from '../sheet-material.ts';
import { framed, heading, LANDSCAPE, PORTRAIT, paragraph } from './frame.ts';
import { gradeLines, type LookedSheet, lookedSheets, toLookAt } from './looked-sheets.ts';
import { opinionTable } from './opinion-table.ts';
import { latestYear } from './plan-view.ts';
import { sheetChapter, sheetChapterId } from './sheets-booklet.ts';
import { type Column, simpleTable } from './simple-table.ts';
import { summaryChapters } from './summary-booklet.ts';

/** What the committee reads before it meets: where to look, the summary, what became of last year's opinions, the sheets. */
export function packBooklet(material: ExportMaterial, request: ExportRequest): Booklet {
  const { plan } = material;
  const year = request.year ?? latestYear(plan);
  const looked =
    year === null ? [] : lookedSheets(plan, sheetMaterials(plan, { ...request, year, sheet: null }), year);
  const subtitle = year === null ? exportWords.pack : `${eraYear(year)}　${exportWords.pack}`;
  return framed(material, request, {
    subtitle,
    hasCover: true,
    hasContents: true,
    chapters: [
      lookChapter(looked),
      ...summaryChapters(plan, { year, department: request.department }, pageIn(looked)),
      ...(year === null ? [] : [earlierChapter(plan, year)]),
      ...(looked.length === 0 ? [] : [sheetListChapter(looked)]),
      ...looked.map((one) => ({
        ...sheetChapter(one.material, beforeSheet(one)),
        isInContents: false,
      })),
    ],
  });
}

function pageIn(looked: readonly LookedSheet[]) {
  const printed = new Set(looked.map(({ material }) => material.sheet.id));
  return (sheet: string) => (printed.has(sheet) ? sheetChapterId(sheet) : undefined);
}

const COLUMNS: Column<LookedSheet>[] = [
  { head: '番号', width: 1, align: 'center', cell: ({ material }) => material.projectNumber },
  { head: '事業名', width: 5, cell: ({ material }) => material.project.title || exportWords.untitled },
  { head: '担当課', width: 3, cell: ({ material }) => material.owners.join('、') },
  { head: '評価', width: 3, cell: gradeLines },
  {
    head: exportWords.lookReasons,
    width: 4,
    cell: ({ reasons }) => reasons.map((one) => lookReasons[one]).join('\n'),
  },
  {
    head: '頁',
    width: 0.8,
    align: 'end',
    cell: ({ material }) => ({ text: '', pageOf: sheetChapterId(material.sheet.id) }),
  },
];

function lookChapter(looked: readonly LookedSheet[]): Chapter {
  const first = toLookAt(looked);
  return {
    id: 'where-to-look',
    name: exportWords.whereToLook,
    paper: PORTRAIT,
    blocks: [
      heading(exportWords.whereToLook),
      ...(first.length === 0
        ? [paragraph(looked.length === 0 ? exportWords.noSheets : exportWords.nothingToLookAt)]
        : [
            paragraph(exportWords.lookMean(looked.length, first.length)),
            simpleTable(exportWords.whereToLook, COLUMNS, first),
          ]),
    ],
  };
}

/** Which sheets follow, and where. */
function sheetListChapter(looked: readonly LookedSheet[]): Chapter {
  const columns = COLUMNS.filter(({ head }) => head !== exportWords.lookReasons);
  return {
    id: 'sheets',
    name: exportWords.sheets,
    paper: PORTRAIT,
    blocks: [heading(exportWords.sheets), simpleTable(exportWords.sheets, columns, looked)],
  };
}

/** Last year's opinions, and older ones that still wait for an answer. */
function earlierChapter(plan: ExchangePlan, year: number): Chapter {
  const earlier = (plan.opinions ?? []).filter(
    (one) => one.year === year - 1 || (one.year < year && one.response === null),
  );
  return {
    id: 'earlier-opinions',
    name: exportWords.earlier,
    paper: LANDSCAPE,
    blocks: [
      heading(exportWords.earlier),
      earlier.length === 0
        ? paragraph(exportWords.noEarlier)
        : opinionTable(exportWords.earlier, plan, earlier),
    ],
  };
}

/** Over its form: why to look at a sheet, and what was said about its project before. */
function beforeSheet({ reasons, earlier }: LookedSheet): Block[] {
  return [
    ...(reasons.length === 0
      ? []
      : [
          paragraph(
            `${exportWords.lookReasons}：${reasons.map((one) => lookReasons[one]).join('、')}`,
            'lead',
          ),
        ]),
    ...earlier.map(({ year, text, response }) =>
      paragraph(`${eraYear(year)}の意見（${response?.state ?? exportWords.waiting}）：${text}`, 'note'),
    ),
  ];
}
