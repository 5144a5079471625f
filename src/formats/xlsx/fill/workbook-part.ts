import type { Document, Element } from '@xmldom/xmldom';
import { childrenOf, type OfficePackage, SPREADSHEET } from './package.ts';

/** What may stand before the names and before the way of counting, in the order that the format demands. */
const BEFORE_NAMES = [
  ...['fileVersion', 'fileSharing', 'workbookPr', 'workbookProtection', 'bookViews', 'sheets'],
  ...['functionGroups', 'externalReferences'],
];

/** Gives cells hidden names, and tells the workbook to count its formulas again when it is opened. */
export function nameCells(
  parts: OfficePackage,
  names: readonly { name: string; sheet: string; cell: string }[],
): void {
  const main = parts.relationsOf('').find(({ type }) => type.endsWith('/officeDocument'))!.target;
  const document = parts.xml(main)!;
  const workbook = document.documentElement!;
  if (names.length > 0) {
    const list = ensure(document, workbook, 'definedNames', BEFORE_NAMES);
    const ours = new Set(names.map(({ name }) => name));
    for (const known of childrenOf(list, 'definedName'))
      if (ours.has(known.getAttribute('name') ?? '')) list.removeChild(known);
    for (const { name, sheet, cell } of names) {
      const one = document.createElementNS(SPREADSHEET, 'definedName');
      one.setAttribute('name', name);
      one.setAttribute('hidden', '1');
      one.appendChild(document.createTextNode(referenceTo(sheet, cell)));
      list.appendChild(one);
    }
  }
  ensure(document, workbook, 'calcPr', [...BEFORE_NAMES, 'definedNames']).setAttribute('fullCalcOnLoad', '1');
}

/** 'タブ'!$B$12 */
function referenceTo(sheet: string, cell: string): string {
  const [, letters, row] = /^([A-Z]+)(\d+)$/u.exec(cell)!;
  return `'${sheet.replaceAll("'", "''")}'!$${letters}$${row}`;
}

function ensure(document: Document, workbook: Element, name: string, before: readonly string[]): Element {
  const known = childrenOf(workbook, name)[0];
  if (known) return known;
  const made = document.createElementNS(SPREADSHEET, name);
  const children = [...workbook.childNodes].filter((node) => node.nodeType === 1) as Element[];
  const next = children.find((child) => !before.includes(child.localName ?? ''));
  workbook.insertBefore(made, next ?? null);
  return made;
}
