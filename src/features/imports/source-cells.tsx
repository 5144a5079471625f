import { WrittenTable } from '#http/components/table.tsx';
import type { PlacedPiece, SourceLine } from '#reading/source.ts';
import { Marked, type Piece } from './source-lines.tsx';

/** Columns shown on each side of the cell. */
const COLUMNS_AROUND = 8;

type Cell = { row: number; column: number; letters: string; text: string; piece: Piece | null };

/** A tab of a workbook around a cell, as a table with the cell's piece marked. */
export function SourceCells({
  sheet,
  lines,
  line,
  piece,
}: {
  sheet: string;
  lines: readonly SourceLine[];
  /** The one that the piece stands in. */
  line: SourceLine;
  piece: Piece;
}) {
  const cells = lines.flatMap((one) =>
    (one.places ?? []).flatMap((placed) => cellOf(one, placed, sheet, one === line ? piece : null)),
  );
  const marked = cells.find((cell) => cell.piece);
  const near = cells.filter(({ column }) => !marked || Math.abs(column - marked.column) <= COLUMNS_AROUND);
  const columns = [...new Map(near.map(({ column, letters }) => [column, letters]))].sort(
    ([a], [b]) => a - b,
  );
  const rows = [...new Set(near.map(({ row }) => row))].sort((a, b) => a - b);
  return (
    <WrittenTable
      caption={sheet === '' ? '原本の表' : `シート「${sheet}」`}
      label="原本"
      isCaptionShown
      headings={[{ text: <span class="visually-hidden">行</span> }, ...columns.map(([, letters]) => letters)]}
      class="table-dense"
    >
      <tbody>
        {rows.map((row) => (
          <tr id={`row-${row}`}>
            <th scope="row" class="number">
              {row}
            </th>
            {columns.map(([column]) => {
              const cell = near.find((one) => one.row === row && one.column === column);
              return <td class="as-written">{cell ? <Marked {...cell} /> : ''}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </WrittenTable>
  );
}

function cellOf(
  line: SourceLine,
  { from, to, place }: PlacedPiece,
  sheet: string,
  piece: Piece | null,
): Cell[] {
  if (place.kind !== 'cell' || place.sheet !== sheet) return [];
  const [, letters = '', digits = ''] = /^([A-Z]+)([0-9]+)$/u.exec(place.cell) ?? [];
  const isHere = piece !== null && piece.from >= from && piece.from <= to;
  const inCell = isHere ? { from: piece.from - from, to: Math.min(piece.to, to) - from } : null;
  const text = line.text.slice(from, to);
  return [{ row: Number(digits), column: columnOf(letters), letters, text, piece: inCell }];
}

const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
