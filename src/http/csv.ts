import type { AppContext } from './context.ts';

/** A cell that a spreadsheet program would take for a formula begins with an apostrophe instead. */
export function csvLine(cells: string[]): string {
  const quoted = cells.map((cell) => {
    const harmless = /^\s*[=+\-@＝＋－＠\t\r]/u.test(cell) && cell.length > 1 ? `'${cell}` : cell;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  });
  return `${quoted.join(',')}\r\n`;
}

/** A table as a file for spreadsheet programs: UTF-8 with a byte order mark, which they ask for. */
export function sendCsv(c: AppContext, name: string, rows: string[][]) {
  return c.body(`\uFEFF${rows.map(csvLine).join('')}`, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': attachment(name),
  });
}

/** The name of a saved file, in the two spellings that browsers read. */
export function attachment(name: string): string {
  const ending = /\.[a-z0-9]+$/iu.exec(name)?.[0] ?? '';
  const whole = name.replace(/\p{Cs}/gu, '\ufffd');
  return `attachment; filename="ayumi${ending}"; filename*=UTF-8''${encodeURIComponent(whole)}`;
}
