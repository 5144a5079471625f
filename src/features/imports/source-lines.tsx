import type { Child } from 'hono/jsx';
import { WrittenTable } from '#http/components/table.tsx';

/** A line may be megabytes long: so much of it is shown on each side of the piece. */
const WIDTH = 2000;

/** A piece within one line: UTF-16 units [from, to). */
export type Piece = { from: number; to: number };

/** The lines around a place, each with what names its place, and the piece marked in one of them. */
export function SourceLines({
  caption,
  head,
  lines,
}: {
  caption: string;
  head: string;
  lines: readonly { id: string; name: string; text: string; piece: Piece | null }[];
}) {
  return (
    <WrittenTable
      caption={caption}
      label="原本"
      headings={[{ text: head, class: 'number' }, '原本の文字']}
      class="table-dense"
    >
      <tbody>
        {lines.map(({ id, name, text, piece }) => (
          <tr id={id}>
            <th scope="row" class="number">
              {name}
            </th>
            <td class="as-written">
              <Marked text={text} piece={piece} />
            </td>
          </tr>
        ))}
      </tbody>
    </WrittenTable>
  );
}

/** A text with a piece of it marked; its beginning where none is. */
export function Marked({ text, piece }: { text: string; piece: Piece | null }): Child {
  if (!piece) return text.slice(0, WIDTH);
  const { from, to } = piece;
  return (
    <>
      {text.slice(Math.max(0, from - WIDTH), from)}
      <mark>{text.slice(from, Math.min(to, from + WIDTH))}</mark>
      {text.slice(to, to + WIDTH)}
    </>
  );
}
