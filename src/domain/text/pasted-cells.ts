/**
 * What a spreadsheet puts on the clipboard, or a person typed with tabs: rows of cells. A cell with a line break, a tab or a
 * quote of its own stands in quotes; a quote inside is doubled. A quote in the middle of a cell is a letter like
 * any other, and quotes that are never closed are too: then nothing is quoted from there on.
 *
 * Cells keep their text as it is, full-width figures included; blanks around a cell are dropped. The empty line that spreadsheets
 * add at the end is no row.
 */
export function parsePastedCells(pasted: string): string[][] {
  const text = pasted.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (text === '') return [];
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"' ? readQuoted(text, at) : null;
    const cell = quoted ?? readPlain(text, at);
    rows.at(-1)!.push(cell.text.trim());
    at = cell.end;
    if (text[at] === '\n') rows.push([]);
    at += 1;
  }
  return rows;
}

type Cell = { text: string; end: number };

function readPlain(text: string, from: number): Cell {
  let end = from;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n') end += 1;
  return { text: text.slice(from, end), end };
}

/** A cell in quotes, if the quotes are closed where the cell ends. */
function readQuoted(text: string, from: number): Cell | null {
  let said = '';
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') {
      said += text[at];
    } else if (text[at + 1] === '"') {
      said += '"';
      at += 1;
    } else {
      const isEnd = at + 1 === text.length || text[at + 1] === '\t' || text[at + 1] === '\n';
      return isEnd ? { text: said, end: at + 1 } : null;
    }
  }
  return null;
}
