import type { ReadOwner, Traced } from '../read-plan.ts';
import type { Source } from '../source.ts';
import { trace } from '../traced.ts';
import { cellsOf } from './cells.ts';
import type { PrintedLine } from './printed-line.ts';

const LONGEST_NAME = 24;

/** Is every line of the block the name of an owner, by its ending (課, 係, センター)? */
export function areOwners(lines: readonly PrintedLine[], endings: readonly string[]): boolean {
  return lines.every(
    ({ bare, width }) => width <= LONGEST_NAME && endings.some((ending) => bare.text.endsWith(ending)),
  );
}

export function readNames(source: Source, lines: readonly PrintedLine[]): Traced[] {
  return lines.flatMap((line) => cellsOf(source, line).map((cell) => trace(source, cell.span)));
}

/**
 * Which section belongs to which department? With one department it is its own; with several it is that of the same
 * name (福祉課 – 福祉係); otherwise it stands as an owner of its own.
 */
export function joinOwners(departments: readonly Traced[], subsections: readonly Traced[]): ReadOwner[] {
  const owners: ReadOwner[] = departments.map((department) => ({ body: null, department, subsection: null }));
  const stem = (name: string) => name.slice(0, -1);
  for (const subsection of subsections) {
    const sameName = owners.find(
      (owner) => owner.department && stem(owner.department.text) === stem(subsection.text),
    );
    const owner = owners.length === 1 ? owners[0] : sameName;
    if (owner && !owner.subsection) owner.subsection = subsection;
    else owners.push({ body: null, department: null, subsection });
  }
  return owners;
}
