import type { SentCell } from '#db/tables-workbooks.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { entryKey } from '#domain/sheet/entry-name.ts';
import { fieldName } from '#exchange/field-name.ts';
import type { Booklet } from '#formats/blocks.ts';
import { guideWords } from '#messages/workbooks.ja.ts';
import type { OpenEntry, OpenSheet } from './find-open-sheets.ts';
import { type Guide, guideChapter } from './guide-chapter.ts';
import { sheetChapter } from './sheet-chapter.ts';

export type WorkbookAbout = Guide & {
  id: string;
  municipality: string;
  plan: string;
  year: number;
  stage: 'targeting' | 'collecting';
  today: string;
};

/** A department's workbook: the guide, a tab for each sheet, and where each cell that is to be filled in belongs. */
export function workbookOf(about: WorkbookAbout): {
  booklet: Booklet;
  cells: Record<string, Omit<SentCell, 'shown'>>;
} {
  const cells: Record<string, Omit<SentCell, 'shown'>> = {};
  let count = 0;
  const inputsOf = (sheet: OpenSheet) => {
    const given = new Map<string, string>();
    return (entry: string, department: string | null): string | null => {
      if (department !== null && department !== sheet.owner) return null;
      const known = given.get(entry);
      const asked = sheet.entries.find(({ name }) => name === entry);
      if (known !== undefined || !asked) return known ?? null;
      // The workbook's own id within that of each cell: one that was copied from another workbook is known by it.
      count += 1;
      const id = `${about.id}_${count}`;
      given.set(entry, id);
      cells[id] = { sheet: sheet.id, entry, label: labelOf(sheet, asked), text: asked.text };
      return id;
    };
  };
  const chapters = about.sheets.map((sheet) => sheetChapter(sheet, inputsOf(sheet)));
  const booklet: Booklet = {
    title: `${about.plan}　${formatFiscalYear(about.year, 'era')}　${guideWords.forStage[about.stage]}`,
    subtitle: [about.department],
    author: about.municipality,
    date: formatDate(about.today, 'era'),
    hasCover: false,
    hasContents: false,
    chapters: [guideChapter(about), ...chapters],
  };
  return { booklet, cells };
}

/** A table of figures has many cells: each is called by its indicator, its year and what it is. */
function labelOf({ material: { indicators } }: OpenSheet, { entry, field }: OpenEntry): string {
  return entry.of === 'value' || entry.of === 'reason'
    ? fieldName(entryKey(entry), { form: null, indicators: [...indicators] })
    : field.label;
}
