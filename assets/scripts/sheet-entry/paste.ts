import { fillCells } from '#domain/sheet/fill-cells.ts';
import { parsePastedCells } from '#domain/text/pasted-cells.ts';

/** Cells of a spreadsheet, pasted into the indicator table, fill the cells to the right and below too. */
export function fillFromSpreadsheet(form: HTMLFormElement, tell: (sentence: string) => void): void {
  form.addEventListener('paste', (event) => {
    const target = event.target;
    if (!(target instanceof HTMLInputElement) || target.dataset.indicator === undefined) return;
    const table = target.closest('table');
    const cells = parsePastedCells(event.clipboardData?.getData('text/plain') ?? '');
    if (!table || (cells.length < 2 && (cells[0]?.length ?? 0) < 2)) return;
    event.preventDefault();
    const { fills, left } = fillCells(gridOf(table), target.name, cells);
    for (const { name, text } of fills) {
      const input = form.elements.namedItem(name);
      if (!(input instanceof HTMLInputElement)) continue;
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const lost = left.length === 0 ? '' : `入れる欄がなかったもの：${left.join('、')}`;
    tell(`貼り付けた内容を${fills.length}か所に入れました。${lost}`);
  });
}

const gridOf = (table: HTMLTableElement) =>
  [...table.tBodies].flatMap((body) =>
    [...body.rows].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.querySelector('input')?.name ?? null),
    ),
  );
