/**
 * A cell that a spreadsheet program would take for a formula is written with an apostrophe before it, and read without.
 * What begins like that by itself gets one more, so that every text comes back as it was. A sign alone is no formula, nor is a
 * plain negative number.
 */
const FORMULA = /^(?!-\d+(?:\.\d+)?$)'*\s*[=+\-@＝＋－＠\t\r]./su;

export const neutralise = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);
export const denature = (cell: string) => (/^'/.test(cell) && FORMULA.test(cell) ? cell.slice(1) : cell);
