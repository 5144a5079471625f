import type { Element } from '@xmldom/xmldom';
import { childrenOf, type OfficePackage, SPREADSHEET } from './package.ts';

/** What may stand before the way of counting, in the order that the format demands. */
const BEFORE_COUNTING = [
  ...['fileVersion', 'fileSharing', 'workbookPr', 'workbookProtection', 'bookViews', 'sheets'],
  ...['functionGroups', 'externalReferences', 'definedNames'],
];

/** Tells the workbook to count its formulas again when it is opened. */
export function countAgain(parts: OfficePackage): void {
  const main = parts.relationsOf('').find(({ type }) => type.endsWith('/officeDocument'))!.target;
  const document = parts.xml(main)!;
  const workbook = document.documentElement!;
  let counting = childrenOf(workbook, 'calcPr')[0];
  if (!counting) {
    counting = document.createElementNS(SPREADSHEET, 'calcPr');
    const children = [...workbook.childNodes].filter((node) => node.nodeType === 1) as Element[];
    const next = children.find((child) => !BEFORE_COUNTING.includes(child.localName ?? ''));
    workbook.insertBefore(counting, next ?? null);
  }
  counting.setAttribute('fullCalcOnLoad', '1');
}
