/**
 * How the cells of inputs are found again after people moved rows, renamed tabs or saved elsewhere. Ids travel in the row of
 * their cells, in a hidden column right of the page; a hidden row at the foot says which column is which, and which chapter the
 * tab. Both are ordinary cells: every program carries them along, while openpyxl lets names point at other tabs when tabs move.
 */
export type RowMarks = {
  /** The column in which this stood when it was written. */
  at: number;
  /** Ids by the mark of the column of their cells. */
  ids: Record<string, string>;
  /** Marks of columns whose cell goes on with the text of the cell above. */
  rest: string[];
};

const SIGN = 'ayumi ';
/** Of one cell; more ids than fit go into the next column. */
const MOST = 30_000;

/** What the hidden cells of a row hold, from the column `at` on. */
export function printRowMarks({ at, ids, rest }: RowMarks): string[] {
  const parts: RowMarks[] = [{ at, ids: {}, rest }];
  let length = 0;
  for (const [mark, id] of Object.entries(ids)) {
    const more = mark.length + JSON.stringify(id).length + 4;
    if (length + more > MOST) {
      parts.push({ at: at + parts.length, ids: {}, rest: [] });
      length = 0;
    }
    parts.at(-1)!.ids[mark] = id;
    length += more;
  }
  return parts.map((part) => SIGN + JSON.stringify(part));
}

/** Null where the text is no such cell. */
export function parseRowMarks(text: string): RowMarks | null {
  const value = parseSigned(text);
  return isRowMarks(value) ? value : null;
}

function parseSigned(text: string): object | null {
  if (!text.startsWith(`${SIGN}{`)) return null;
  try {
    return JSON.parse(text.slice(SIGN.length)) as object;
  } catch {
    return null;
  }
}

function isRowMarks(value: object | null): value is RowMarks {
  if (value === null) return false;
  const { at, ids, rest } = value as Partial<RowMarks>;
  return (
    typeof at === 'number' &&
    typeof ids === 'object' &&
    ids !== null &&
    Object.values(ids).every((id) => typeof id === 'string') &&
    Array.isArray(rest) &&
    rest.every((mark) => typeof mark === 'string')
  );
}

/** Stands where the hidden row and the hidden column meet, and tells the chapter: also when the tab is renamed or copied. */
export const printFoot = (chapter: string) => SIGN + JSON.stringify({ chapter });

/** The chapter; null where the text stands at no foot. */
export function parseFoot(text: string): string | null {
  const value = parseSigned(text);
  const chapter = value && 'chapter' in value ? value.chapter : null;
  return typeof chapter === 'string' ? chapter : null;
}

/** What the hidden row says in a column. */
export const columnMark = (column: number) => `c${column}`;
export const isColumnMark = (text: string) => /^c\d{1,5}$/u.test(text);

/** In the first cell of the tab that nobody sees. */
export const HIDDEN_SIGN = 'ayumi/1';
