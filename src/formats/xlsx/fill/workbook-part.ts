import { insertInto, prefixOf, writeAttribute } from '../../xml/edit.ts';
import { child, elementsIn } from '../../xml/tree.ts';
import type { OfficePackage } from './package.ts';

/** What may stand before the way of counting, in the order that the format demands. */
const BEFORE_COUNTING = [
  ...['fileVersion', 'fileSharing', 'workbookPr', 'workbookProtection', 'bookViews', 'sheets'],
  ...['functionGroups', 'externalReferences', 'definedNames'],
].map((name) => `x:${name}`);

/** Tells the workbook to count its formulas again when it is opened. */
export function countAgain(parts: OfficePackage): void {
  const main = parts.relationsOf('').find(({ type }) => type.endsWith('/officeDocument'))!.target;
  const { text, root } = parts.part(main)!;
  const known = child(root, 'x:calcPr');
  const attributes = known?.attributes ?? [];
  const kept = attributes.map((name, at) =>
    at % 2 === 0 && name !== 'fullCalcOnLoad' ? writeAttribute(name, attributes[at + 1]!) : '',
  );
  const xml = `<${prefixOf(text, root)}calcPr${kept.join('')} fullCalcOnLoad="1"/>`;
  const before = elementsIn(root).find(({ name }) => !BEFORE_COUNTING.includes(name)) ?? null;
  parts.edit(
    main,
    known ? [{ from: known.from, to: known.to, text: xml }] : insertInto(text, root, [{ before, xml }]),
  );
}
