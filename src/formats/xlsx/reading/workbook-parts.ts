import { attribute, DamagedXml, scanXml } from '../../xml/scan.ts';
import type { Parts } from './open-parts.ts';
import { readRelations } from './relations.ts';

export type TabEntry = { name: string; isHidden: boolean; part: string };
export type WorkbookParts = {
  tabs: TabEntry[];
  /** Days are counted from 1904, as old Macs did. */
  is1904: boolean;
  strings: string | null;
  styles: string | null;
};

/** Which tabs a workbook has, and in which parts things are. */
export function readWorkbookParts(parts: Parts): WorkbookParts {
  const root = readRelations(parts, '');
  const book = [...root.values()].find(({ type }) => type === 'officeDocument')?.part;
  if (book === undefined || !parts.has(book)) throw new DamagedXml();
  const targets = readRelations(parts, book);
  const tabs: TabEntry[] = [];
  let is1904 = false;
  scanXml(parts.text(book), {
    open({ name, attributes }) {
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/u.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const target = targets.get(attribute(attributes, 'id') ?? '');
      tabs.push({
        name: attribute(attributes, 'name') ?? '',
        isHidden: /hidden/iu.test(attribute(attributes, 'state') ?? ''),
        part: target?.type === 'worksheet' ? target.part : '',
      });
    },
  });
  const partOf = (type: string) => [...targets.values()].find((target) => target.type === type)?.part;
  const kept = (part: string | undefined) => (part !== undefined && parts.has(part) ? part : null);
  return { tabs, is1904, strings: kept(partOf('sharedStrings')), styles: kept(partOf('styles')) };
}
