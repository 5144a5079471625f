import { cellRef, type WriteSheet, writeXlsx as writeWorkbook } from 'hucre/xlsx';
import type { Booklet, Tell } from '../blocks.ts';
import { CellStyles, FONT } from './writing/cell-style.ts';
import { cleanText } from './writing/cell-text.ts';
import { drawChapter } from './writing/draw-chapter.ts';
import { drawSheet } from './writing/draw-sheet.ts';
import type { Tab } from './writing/drawing.ts';
import { drawFront } from './writing/front-tabs.ts';
import { HiddenTab } from './writing/hidden-tab.ts';
import { pageSetup, printNames } from './writing/page-setup.ts';
import { quoted, TabNames } from './writing/tab-name.ts';
import { validationsOf } from './writing/validations.ts';

/** May be made wider and higher where a text does not fit; everything else is locked. No password: it guards against slips. */
const PROTECTION = { sheet: true, formatCells: true, formatColumns: true, formatRows: true };

/** A booklet as a workbook: a tab for each chapter, with the look of paper. */
export async function writeXlsx(booklet: Booklet, tell: Tell = () => {}): Promise<Uint8Array> {
  const names = new TabNames();
  const hidden = new HiddenTab(names.take('ayumi'));
  const front = drawFront(booklet, names);
  const chapters = booklet.chapters.map((chapter) => drawChapter(chapter, names.take(chapter.name)));
  const tabs = [...front, ...chapters];
  const targets = targetsOf(tabs);
  const styles = new CellStyles();
  const isForm = tabs.some(({ cells }) => cells.some(({ input }) => input));
  // Tables that others compute with hold nothing but themselves.
  const comesBack = isForm || booklet.hidden !== undefined;
  hidden.keep(booklet.hidden ?? {});
  const sheets = tabs.map((tab, at): WriteSheet => {
    tell(at, tabs.length);
    hidden.keepChapter(tab);
    const validations = validationsOf(tab, hidden);
    return {
      ...drawSheet(tab, targets, styles, comesBack),
      ...pageSetup(tab, booklet.title),
      ...(validations.length > 0 && { dataValidations: validations }),
      ...(isForm && { protection: PROTECTION }),
      ...(tab.filter && !isForm && { autoFilter: { range: filterRange(tab, tab.filter) } }),
      ...(tab.filter && { freezePane: { rows: tab.filter[0] + 1 } }),
      view: { showGridLines: false },
    };
  });
  return writeWorkbook({
    sheets: [...sheets, hidden.sheet()],
    namedRanges: tabs.flatMap(printNames),
    properties: { title: cleanText(booklet.title), creator: cleanText(booklet.author) },
    defaultFont: { name: FONT, size: 11 },
  });
}

const filterRange = ({ widths }: Tab, [top, bottom]: readonly [number, number]) =>
  `A${top + 1}:${cellRef(bottom, widths.length - 1)}`;

/** Chapters begin at the top of their tab; of headings with the same id the first counts. */
function targetsOf(tabs: readonly Tab[]): Map<string, string> {
  const targets = new Map<string, string>();
  for (const tab of tabs)
    for (const [id, row] of [...tab.anchors].reverse())
      if (!targets.has(id)) targets.set(id, `${quoted(tab.name)}!${cellRef(row, 0)}`);
  for (const { chapter, name } of tabs) if (chapter !== null) targets.set(chapter, `${quoted(name)}!A1`);
  return targets;
}
