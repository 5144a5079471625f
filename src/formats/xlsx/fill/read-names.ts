import type { FileRefusal } from '../../blocks.ts';
import { readProperties } from './custom-properties.ts';
import { elementsOf, OfficePackage, SPREADSHEET } from './package.ts';

export type KeptWords = {
  properties: Record<string, string>;
  /** Where the cell of each name is now; a cell that was deleted has none. */
  names: Map<string, { sheet: string; cell: string }>;
};

const REFERENCE = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)(?::.*)?$/u;

/** What {@link fillCells} kept in a workbook, after others have worked in it. */
export function readKeptWords(
  bytes: Uint8Array,
): { ok: true; kept: KeptWords } | { ok: false; refusal: FileRefusal } {
  const opened = OfficePackage.open(bytes);
  if (!opened.ok) return opened;
  const { parts } = opened;
  const main = parts.relationsOf('').find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const names: KeptWords['names'] = new Map();
  for (const one of elementsOf(main ? parts.xml(main) : null, SPREADSHEET, 'definedName')) {
    const [, quoted, plain, letters, row] = REFERENCE.exec(one.textContent ?? '') ?? [];
    const sheet = quoted?.replaceAll("''", "'") ?? plain;
    if (sheet) names.set(one.getAttribute('name') ?? '', { sheet, cell: `${letters}${row}` });
  }
  return { ok: true, kept: { properties: readProperties(parts), names } };
}
