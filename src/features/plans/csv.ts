/** A cell that a spreadsheet program would take for a formula begins with an apostrophe instead. */
export function csvLine(cells: string[]): string {
  const quoted = cells.map((cell) => {
    const harmless = /^\s*[=+\-@＝＋－＠\t\r]/u.test(cell) && cell.length > 1 ? `'${cell}` : cell;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  });
  return `${quoted.join(',')}\r\n`;
}

/** The name of a saved file, in the two spellings that browsers read. */
export function attachment(name: string): string {
  return `attachment; filename="ayumi.${name.split('.').at(-1)}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
