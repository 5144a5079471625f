import type { Summary, SummaryGroup, SummaryRow } from '#domain/review/summary.ts';
import { nodeName, ownerNames, shortYear } from '#exchange/names.ts';
import type { ExchangeNode, ExchangePlan, ExchangeProject } from '#exchange/schema.ts';
import type { Cell, TableBlock } from '#formats/blocks.ts';
import { exportWords } from '#messages/exports.ja.ts';
import { summaryText } from '#messages/summary-words.ts';

/** Every listing of every project under its goals, with its grade year by year. */
export function summaryTable(
  { levels }: ExchangePlan,
  { groups, years }: Summary<ExchangeNode, ExchangeProject>,
  pageOf?: (sheet: string) => string | undefined,
): TableBlock {
  const depth = Math.max(levels.length, ...groups.map(({ path }) => path.length));
  const heads = Array.from({ length: depth }, (_, level) => levels[level] ?? `階層${level + 1}`);
  const rows = groups.flatMap((group) => groupRows(group, depth, pageOf));
  const isShared = (at: number) =>
    groups.some((group) => group.rows.some(({ cells }) => summaryText(cells[at]!).includes('\n')));
  const labels = [...heads, '番号', '事業名', '担当課', ...years.map(shortYear), ...(pageOf ? ['頁'] : [])];
  return {
    kind: 'table',
    caption: exportWords.summary,
    isCaptionHidden: true,
    columns: [
      ...heads.map(() => ({ width: 3 })),
      { width: 1, align: 'center' },
      { width: 5 },
      { width: 3 },
      // Grades of several departments stand one below the other, each with whose it is.
      ...years.map((_, at) => ({ width: isShared(at) ? 2.4 : 1.1, align: 'center' as const })),
      ...(pageOf ? [{ width: 0.8, align: 'end' as const }] : []),
    ],
    head: [labels.map((text) => ({ text, isHeader: true }))],
    rows,
  };
}

/** The goals stand once beside all the projects under them, as on paper. */
function groupRows(
  { path, rows }: SummaryGroup<ExchangeNode, ExchangeProject>,
  depth: number,
  pageOf?: (sheet: string) => string | undefined,
): Cell[][] {
  const goals = Array.from({ length: depth }, (_, level): Cell => {
    const node = path[level];
    return { text: node ? nodeName(node) : '', rows: rows.length };
  });
  return rows.map((row, at) => [...(at === 0 ? goals : []), ...projectCells(row, pageOf)]);
}

function projectCells(
  { project, number, title, isRelisted, cells }: SummaryRow<ExchangeProject>,
  pageOf?: (sheet: string) => string | undefined,
): Cell[] {
  // The same booklet may hold the sheets of one year only.
  const targets = cells.map(({ sheet }) => (sheet === null ? undefined : pageOf?.(sheet)));
  const target = targets.findLast((one) => one !== undefined);
  return [
    { text: number },
    { text: `${title || exportWords.untitled}${isRelisted ? '（再掲）' : ''}` },
    { text: ownerNames(project) },
    ...cells.map((cell) => ({ text: summaryText(cell) })),
    ...(pageOf ? [{ text: '', ...(target === undefined ? {} : { pageOf: target }) }] : []),
  ];
}
