import { createHash, randomBytes } from 'node:crypto';
import type { InstallationKey } from '#db/installation-key.ts';
import type { SentCell } from '#db/tables-workbooks.ts';
import type { Booklet } from '#formats/blocks.ts';
import { writeXlsx } from '#formats/xlsx/write-booklet.ts';
import { readWorkbook } from './read-returned.ts';
import { type WorkbookAbout, workbookOf } from './workbook-of.ts';

export type MadeWorkbook = {
  id: string;
  departmentId: string;
  department: string;
  cells: Record<string, SentCell>;
  printed: string[];
  bytes: Uint8Array;
};

/** The names of what a workbook keeps on its hidden tab. */
export const HIDDEN = { id: 'workbook', signature: 'signature' } as const;

/**
 * Makes the workbook of a department and reads it once as it will come back: what its cells show untouched, and what else stands in
 * it, is what a returned one is compared with.
 */
export async function makeWorkbook(
  about: Omit<WorkbookAbout, 'id'> & { departmentId: string },
  key: InstallationKey,
): Promise<MadeWorkbook> {
  const id = randomBytes(8).toString('hex');
  const { booklet, cells: asked } = workbookOf({ ...about, id });
  const drawn = inputsIn(booklet);
  // What the form does not draw cannot be filled in.
  const cells = Object.fromEntries(Object.entries(asked).filter(([input]) => drawn.has(input)));
  const hidden = { [HIDDEN.id]: id, [HIDDEN.signature]: signatureOf(key, id, cells) };
  const bytes = await writeXlsx({ ...booklet, hidden });
  const read = await readWorkbook('', bytes);
  if (!read.ok) throw new Error(`a workbook that was just written cannot be read: ${read.code}`);
  const shown = new Map(read.cells.flatMap((cell) => (cell.id === null ? [] : [[cell.id, cell.text]])));
  const printed = read.cells.filter((cell) => cell.id === null).map(({ text }) => printOf(text));
  return {
    id,
    departmentId: about.departmentId,
    department: about.department,
    cells: Object.fromEntries(
      Object.entries(cells).map(([input, cell]) => {
        const text = shown.get(input);
        if (text === undefined) throw new Error(`the input ${input} cannot be read back`);
        return [input, { ...cell, shown: text }];
      }),
    ),
    printed: [...new Set(printed)].sort(),
    bytes,
  };
}

const inputsIn = ({ chapters }: Booklet) =>
  new Set(
    chapters.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'grid' ? block.cells.flatMap(({ input }) => input?.id ?? []) : [],
      ),
    ),
  );

type Signed = Record<string, Pick<SentCell, 'sheet' | 'entry' | 'text'>>;

/** Over the workbook's id, which cells it has and what stood in them: nobody can make one up. */
export function signatureOf(key: InstallationKey, id: string, cells: Signed): string {
  const lines = Object.entries(cells)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([input, { sheet, entry, text }]) => [input, sheet, entry, text]);
  return key.hash('workbook', JSON.stringify([id, lines]));
}

/** A text that was printed, as a short hash; blanks and line breaks do not count. */
export const printOf = (text: string) =>
  createHash('sha256').update(text.replace(/\s+/gu, '')).digest('hex').slice(0, 12);
