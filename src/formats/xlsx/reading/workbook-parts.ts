import type { Parts } from './open-parts.ts';
import { attribute, DamagedXml, scanXml } from './scan-xml.ts';

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
  const root = targetsOf(parts, '');
  const book = [...root.values()].find(({ type }) => type === 'officeDocument')?.part;
  if (book === undefined || !parts.has(book)) throw new DamagedXml();
  const targets = targetsOf(parts, book);
  const tabs: TabEntry[] = [];
  let is1904 = false;
  scanXml(parts.text(book), {
    open(name, attributes) {
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

/** Where the relations of a part lead, by their ids. */
function targetsOf(parts: Parts, part: string): Map<string, { type: string; part: string }> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const rels = `${folder}_rels/${part.slice(slash)}.rels`;
  const targets = new Map<string, { type: string; part: string }>();
  if (!parts.has(rels)) return targets;
  scanXml(parts.text(rels), {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1)!;
      targets.set(attribute(attributes, 'Id') ?? '', {
        type,
        part: resolve(folder, attribute(attributes, 'Target') ?? ''),
      });
    },
  });
  return targets;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
