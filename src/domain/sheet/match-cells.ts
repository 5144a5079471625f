import { groupBy } from '../group-by.ts';

/** A cell as a returned workbook has it: with the id of its input, where it has one. */
export type FoundCell = { id: string | null; text: string; place: string };
export type MatchedCell = { text: string; place: string };
export type MatchProblem = {
  code: 'twice' | 'missing' | 'foreign' | 'outside';
  cell: string | null;
  place: string;
  text: string;
};

/** What was sent: the ids of its inputs, and which other texts stood in it. */
export type SentCells = { ids: readonly string[]; isPrinted: (text: string) => boolean };

/**
 * Which cell of a returned workbook is which of those that were sent? Only the ids tell, wherever rows and tabs went. Of a
 * tab that was copied, cells that say the same twice are one; where they differ, nobody can know which is meant. What was
 * typed beside the inputs, or into those of another workbook, is listed with its place: nothing is lost, and nothing guessed.
 */
export function matchCells(
  { ids, isPrinted }: SentCells,
  found: readonly FoundCell[],
): { cells: Record<string, MatchedCell>; problems: MatchProblem[] } {
  const known = new Set(ids);
  const byId = groupBy(
    found.filter(({ id }) => id !== null && known.has(id)),
    ({ id }) => id!,
  );
  const cells: Record<string, MatchedCell> = {};
  const problems: MatchProblem[] = [];
  for (const id of ids) {
    const [first, ...others] = byId.get(id) ?? [];
    if (!first) problems.push({ code: 'missing', cell: id, place: '', text: '' });
    else if (others.every(({ text }) => text.trim() === first.text.trim()))
      cells[id] = { text: first.text, place: first.place };
    else
      for (const { place, text } of [first, ...others])
        problems.push({ code: 'twice', cell: id, place, text });
  }
  for (const { id, text, place } of found) {
    if (text.trim() === '' || (id !== null && known.has(id)) || isPrinted(text)) continue;
    problems.push({ code: id === null ? 'outside' : 'foreign', cell: null, place, text });
  }
  return { cells, problems };
}
