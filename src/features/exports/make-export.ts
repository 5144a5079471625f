import type { ExportRequest, Format, What } from '#domain/publication/export-request.ts';
import { fileNameOf } from '#domain/text/file-name.ts';
import { canonicalJson } from '#exchange/canonical.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { eraYear } from '#exchange/names.ts';
import type { Booklet, Tell } from '#formats/blocks.ts';
import { exportNotes, whatNames } from '#messages/exports.ja.ts';
import { bookOf } from '#papers/book/book-of.ts';
import { findingsBooklet } from '#papers/booklets/findings-booklet.ts';
import { handoverBooklet } from '#papers/booklets/handover-booklet.ts';
import { opinionsBooklet } from '#papers/booklets/opinions-booklet.ts';
import { packBooklet } from '#papers/booklets/pack-booklet.ts';
import { latestYear } from '#papers/booklets/plan-view.ts';
import { sheetsBooklet } from '#papers/booklets/sheets-booklet.ts';
import { summaryBooklet } from '#papers/booklets/summary-booklet.ts';
import { dataBooklet } from '#papers/data/write-data.ts';
import type { ExportFile, ExportMaterial } from '#papers/export-material.ts';
import { csvOf } from './csv-of.ts';
import { writeDataArchive } from './write-data-archive.ts';

const BOOKLETS: Record<What, (material: ExportMaterial, request: ExportRequest) => Booklet> = {
  book: bookOf,
  sheets: sheetsBooklet,
  summary: summaryBooklet,
  findings: findingsBooklet,
  opinions: opinionsBooklet,
  pack: packBooklet,
  handover: handoverBooklet,
  data: dataBooklet,
};

const MEDIA_TYPES: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** `isTagged` false: a PDF without tags, where one with them could not be drawn. */
export type ExportTask = { material: ExportMaterial; request: ExportRequest; isTagged?: boolean };

/** Makes the file that is asked for; asked only for what is {@link OFFERED}. It needs nothing but what it is given: it runs in a process of its own. */
export async function makeExport(task: ExportTask, tell?: Tell): Promise<ExportFile> {
  const { material, request } = task;
  const { what, format } = request;
  if (what === 'data' && format === 'csv')
    return {
      name: `${nameOf(material, request)}.zip`,
      mediaType: 'application/zip',
      bytes: writeDataArchive(material),
    };
  const drawn = await drawnAs(task, tell);
  return { name: `${nameOf(material, request)}.${format}`, mediaType: MEDIA_TYPES[format], ...drawn };
}

/** Each writer is loaded when it is asked for: a CSV waits for no layout engine. */
async function drawnAs(
  { material, request, isTagged = true }: ExportTask,
  tell?: Tell,
): Promise<Pick<ExportFile, 'bytes' | 'notes'>> {
  if (request.format === 'json') return { bytes: utf8(documentOf(material)) };
  const booklet = BOOKLETS[request.what](material, request);
  switch (request.format) {
    case 'csv':
      return { bytes: utf8(csvOf(booklet)) };
    case 'xlsx':
      return { bytes: await (await import('#formats/xlsx/write-booklet.ts')).writeXlsx(booklet, tell) };
    case 'pdf': {
      const pdf = await import('#formats/pdf/write-booklet.ts');
      const bytes = await pdf.writePdf(booklet, tell, { isTagged });
      return { bytes, notes: notesOf({ isTagged, replaced: pdf.replacedIn(booklet) }) };
    }
    case 'docx':
      return { bytes: await (await import('#formats/docx/write-booklet.ts')).writeDocx(booklet, tell) };
  }
}

function notesOf({ isTagged, replaced }: { isTagged: boolean; replaced: string[] }): string[] {
  return [
    ...(isTagged ? [] : [exportNotes['without-tags']]),
    ...(replaced.length === 0 ? [] : [exportNotes.replaced(replaced)]),
  ];
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/** The plan as it can be imported again. */
function documentOf({ municipality, plan }: ExportMaterial): string {
  return canonicalJson({ format: 'ayumi/1', municipality, plans: [plan], problems: [], leftovers: [] });
}

/** 令和7年度 進行管理シート（高齢者支援課） */
function nameOf({ plan }: ExportMaterial, { what, year, department, sheet }: ExportRequest): string {
  const alone = sheet === null ? undefined : plan.sheets.find(({ id }) => id === sheet);
  const title = alone && plan.projects.find(({ id }) => id === alone.project)?.title;
  const printed = alone?.year ?? year ?? (NEEDS_YEAR.has(what) ? latestYear(plan) : null);
  const name =
    what === 'book' || what === 'data' ? `${titleOfPlan(plan)} ${whatNames[what]}` : whatNames[what];
  const whose = title ?? department;
  const full = `${printed === null ? '' : `${eraYear(printed)} `}${name}${whose ? `（${whose}）` : ''}`;
  return fileNameOf(full);
}

const NEEDS_YEAR: ReadonlySet<What> = new Set(['sheets', 'pack']);
