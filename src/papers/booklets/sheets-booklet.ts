import type { ExportRequest } from '#domain/publication/export-request.ts';
import { isAccepted } from '#domain/sheet/who-reads.ts';
import { eraYear } from '#exchange/names.ts';
import type { Block, Booklet, Chapter } from '#formats/blocks.ts';
import { exportWords } from '#messages/exports.ja.ts';
import type { ExportMaterial } from '../export-material.ts';
import { formBlock } from '../form-block.ts';
import { type SheetMaterial, sheetMaterials } from '../sheet-material.ts';
import { framed, heading, PORTRAIT, paragraph } from './frame.ts';
import { latestYear } from './plan-view.ts';

/** The sheets of a year in their form, each a chapter of its own. */
export function sheetsBooklet(material: ExportMaterial, request: ExportRequest): Booklet {
  const { plan } = material;
  const alone = plan.sheets.find(({ id }) => id === request.sheet);
  const year = alone?.year ?? request.year ?? latestYear(plan);
  const sheets = year === null ? [] : sheetMaterials(plan, { ...request, year });
  const subtitle = [year === null ? '' : eraYear(year), exportWords.sheets, request.department ?? '']
    .filter((word) => word !== '')
    .join('　');
  return framed(material, request, {
    subtitle,
    hasCover: request.sheet === null && sheets.length > 1,
    hasContents: sheets.length > 1,
    chapters:
      sheets.length > 0
        ? sheets.map((sheet) => sheetChapter(sheet))
        : [
            {
              id: 'none',
              name: exportWords.sheets,
              paper: PORTRAIT,
              blocks: [paragraph(exportWords.noSheets)],
            },
          ],
  });
}

export const sheetChapterId = (sheet: string) => `sheet-${sheet}`;

/** One sheet: its number and title, what is to be said before it, and its form. */
export function sheetChapter(sheet: SheetMaterial, before: readonly Block[] = []): Chapter {
  const { project, projectNumber } = sheet;
  const name = [projectNumber, project.title || exportWords.untitled].filter((one) => one !== '').join('　');
  return {
    id: sheetChapterId(sheet.sheet.id),
    name,
    paper: PORTRAIT,
    blocks: [
      heading(name),
      ...(isAccepted(sheet.sheet.state ?? null) ? [] : [paragraph(exportWords.beingWritten)]),
      ...before,
      formBlock(sheet.shared, sheet),
    ],
  };
}
