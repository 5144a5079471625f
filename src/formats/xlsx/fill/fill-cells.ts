import type { FileRefusal } from '../../blocks.ts';
import { attributeOf, child, elementsWithin } from '../../xml/tree.ts';
import { type CellFill, editsOfTable } from './edit-table.ts';
import { OfficePackage } from './package.ts';
import { countAgain } from './workbook-part.ts';

export type Filled = { ok: true; bytes: Uint8Array } | { ok: false; refusal: FileRefusal };

/**
 * An office's own workbook with texts in some of its cells. Layout, fonts, formulas and everything else stay as they are: only the
 * cells are changed, and the workbook is told to count its formulas again when it is opened. Nothing in it is executed.
 */
export function fillCells(bytes: Uint8Array, fills: readonly CellFill[]): Filled {
  const opened = OfficePackage.open(bytes);
  if (!opened.ok) return opened;
  const { parts } = opened;
  const tabs = listTabs(parts);
  if (!tabs) return { ok: false, refusal: { code: 'file-damaged' } };
  for (const [sheet, own] of bySheet(fills)) {
    const name = tabs.get(sheet) ?? '';
    const part = parts.part(name);
    const table = part && child(part.root, 'x:sheetData');
    if (!table) return { ok: false, refusal: { code: 'file-damaged' } };
    parts.edit(name, editsOfTable(part.text, table, own));
  }
  countAgain(parts);
  return { ok: true, bytes: parts.save() };
}

function bySheet(fills: readonly CellFill[]): Map<string, CellFill[]> {
  const groups = new Map<string, CellFill[]>();
  for (const fill of fills) groups.set(fill.sheet, [...(groups.get(fill.sheet) ?? []), fill]);
  return groups;
}

/** The part of each tab by its name; null where it is no workbook. */
export function listTabs(parts: OfficePackage): Map<string, string> | null {
  const main = parts.relationsOf('').find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const workbook = main ? parts.part(main) : null;
  if (!main || !workbook) return null;
  const targets = new Map(parts.relationsOf(main).map(({ id, target }) => [id, target]));
  return new Map(
    elementsWithin(workbook.root, 'x:sheet').map((sheet) => [
      attributeOf(sheet, 'name') ?? '',
      targets.get(attributeOf(sheet, 'id') ?? '') ?? '',
    ]),
  );
}
