import type { Place, ReadCell } from '../blocks.ts';
import { attributeOf, child, elementsIn, type XmlElement } from '../xml/tree.ts';
import { isPlaceholder } from './read-paragraph.ts';
import { isOn } from './read-styles.ts';

/** What a cell says, and where it begins; null for one without a paragraph. */
export type ReadCellText = (cell: XmlElement) => { text: string; place: Place | null; isHeader: boolean };

/** The cells of a table: each once, with the columns and rows that it takes. Deleted rows are left out. */
export function readTableRows(table: XmlElement, readText: ReadCellText): ReadCell[][] {
  const rows: ReadCell[][] = [];
  /** By its first column: the cell that one below may go on. */
  const above = new Map<number, ReadCell>();
  for (const [index, row] of within(table, 'w:tr').filter(isKept).entries()) {
    const properties = child(row, 'w:trPr');
    const isHead = isSet(child(properties, 'w:tblHeader'));
    let column = count(child(properties, 'w:gridBefore'), 0);
    const cells: ReadCell[] = [];
    const reached = new Set<number>();
    for (const cell of within(row, 'w:tc')) {
      const columns = count(child(cell, 'w:tcPr', 'w:gridSpan'), 1);
      const merge = child(cell, 'w:tcPr', 'w:vMerge');
      const goesOn = merge !== null && attributeOf(merge, 'val') !== 'restart';
      const origin = goesOn ? above.get(column) : undefined;
      if (origin && origin.columns === columns && origin.row + origin.rows === index) {
        origin.rows += 1;
      } else {
        const { text, place, isHeader } = readText(cell);
        const read: ReadCell = {
          text,
          row: index,
          column,
          rows: 1,
          columns,
          isHeader: isHead || isHeader,
          place: place ?? { kind: 'paragraph', paragraph: 1 },
        };
        cells.push(read);
        if (merge) above.set(column, read);
        else above.delete(column);
      }
      reached.add(column);
      column += columns;
    }
    for (const at of above.keys()) if (!reached.has(at)) above.delete(at);
    rows.push(cells);
  }
  return rows;
}

/** Rows and cells may stand in content controls. */
function within(element: XmlElement, name: string): XmlElement[] {
  return elementsIn(element).flatMap((inner) => {
    if (inner.name === name) return [inner];
    const isWrapper = ['w:sdt', 'w:sdtContent', 'w:ins', 'w:customXml', 'w:moveTo'].includes(inner.name);
    return isWrapper && !(inner.name === 'w:sdt' && isPlaceholder(inner)) ? within(inner, name) : [];
  });
}

const isKept = (row: XmlElement) => child(row, 'w:trPr', 'w:del') === null;
const isSet = (element: XmlElement | null) => element !== null && isOn(attributeOf(element, 'val') ?? '1');

/** Word's widest table has 63 columns; a file may say anything. */
function count(element: XmlElement | null, otherwise: number): number {
  const said = Number(attributeOf(element, 'val') ?? otherwise);
  return Number.isInteger(said) && said >= 0 && said <= 1000 ? said : otherwise;
}
