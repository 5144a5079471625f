/**
 * How the cells of inputs are found again after people moved rows, renamed tabs or saved elsewhere. Ids travel in the row of
 * their cells, in a hidden column right of the page; a hidden row at the foot says which column is which. Both are ordinary
 * cells: every program carries them along, whatever it makes of names, comments and the like.
 */
export type RowMarks = {
  /** Ids by the column of their cells, as the tab was written. */
  ids: Record<string, string>;
  /** Columns whose cell goes on with the text of the cell above. */
  rest: string[];
};

const SIGN = 'ayumi ';
const FOOT = `${SIGN}columns`;
/** Of one cell; more ids than fit go into the next column. */
const MOST = 30_000;

/** What the hidden cells of a row hold. */
export function printRowMarks({ ids, rest }: RowMarks): string[] {
  const cells: string[] = [];
  let part: RowMarks = { ids: {}, rest };
  let length = 0;
  for (const [column, id] of Object.entries(ids)) {
    const more = JSON.stringify(column).length + JSON.stringify(id).length + 2;
    if (length + more > MOST) {
      cells.push(SIGN + JSON.stringify(part));
      part = { ids: {}, rest: [] };
      length = 0;
    }
    part.ids[column] = id;
    length += more;
  }
  return [...cells, SIGN + JSON.stringify(part)];
}

/** Null where the text is no such cell. */
export function parseRowMarks(text: string): RowMarks | null {
  if (!text.startsWith(`${SIGN}{`)) return null;
  try {
    const value: unknown = JSON.parse(text.slice(SIGN.length));
    return isRowMarks(value) ? value : null;
  } catch {
    return null;
  }
}

function isRowMarks(value: unknown): value is RowMarks {
  if (typeof value !== 'object' || value === null) return false;
  const { ids, rest } = value as Partial<RowMarks>;
  return (
    typeof ids === 'object' &&
    ids !== null &&
    Object.values(ids).every((id) => typeof id === 'string') &&
    Array.isArray(rest)
  );
}

/** Stands where the hidden row and the hidden column meet. */
export const FOOT_MARK = FOOT;
/** What the hidden row says in a column. */
export const columnMark = (column: number) => `c${column}`;
