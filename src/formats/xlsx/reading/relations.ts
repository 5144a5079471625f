import { attribute, scanXml } from '../../xml/scan.ts';
import type { Parts } from './open-parts.ts';

export type Relation = { type: string; part: string };

/** Where a part leads, by the ids of its relations; what lies outside of the file is left out. */
export function readRelations(parts: Parts, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const rels = `${folder}_rels/${part.slice(slash)}.rels`;
  const targets = new Map<string, Relation>();
  if (!parts.has(rels)) return targets;
  scanXml(parts.text(rels), {
    open({ name, attributes }) {
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
