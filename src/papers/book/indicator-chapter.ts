import { groupBy } from '#domain/group-by.ts';
import { KIND_LABELS } from '#exchange/labels.ts';
import type { ExchangeIndicator, ExchangePlan } from '#exchange/schema.ts';
import type { Block, Cell, Chapter } from '#formats/blocks.ts';
import {
  CHAPTERS,
  INDICATORS_OF,
  natureText,
  numbered,
  PURPOSES,
  STATUSES,
  TRENDS,
  told,
  UNDATED,
  VALUE_TYPES,
  WORDS,
  yearName,
} from '../book-words.ts';
import { type LabelRow, labelCells, row } from './label-table.ts';
import { type Numbers, nodeReference, nodeTitle } from './numbers.ts';

/** All indicators with all their values by year, under the project or the item that they belong to. */
export function indicatorChapter(plan: ExchangePlan, numbers: Numbers): Chapter {
  const all = plan.indicators.map((indicator, at) => ({ indicator, number: at + 1 }));
  const groups = groupBy(all, ({ indicator: { project, node } }) => `${project ?? ''}\n${node ?? ''}`);
  const isOfNode = (group: typeof all) => group[0]!.indicator.node !== null;
  const sorted = [...groups.values()].sort((a, b) => Number(isOfNode(b)) - Number(isOfNode(a)));
  const blocks = sorted.flatMap((group, at): Block[] => {
    const isFirst = at === 0 || isOfNode(group) !== isOfNode(sorted[at - 1]!);
    const over = INDICATORS_OF[isOfNode(group) ? 'nodes' : 'projects'];
    const { project, node } = group[0]!.indicator;
    const of = node === null ? undefined : numbers.nodeOf(node);
    const title = of
      ? nodeTitle(plan, of)
      : numbered(
          'project',
          numbers.project(project ?? ''),
          plan.projects.find(({ id }) => id === project)?.title,
        );
    return [
      ...(isFirst ? [{ kind: 'heading', level: 2, text: over } as const] : []),
      { kind: 'heading', level: 3, text: title },
      indicatorTable(title, group, plan, numbers),
    ];
  });
  return {
    id: 'indicators',
    name: CHAPTERS.indicators,
    paper: { size: 'A4', orientation: 'landscape' },
    blocks: [{ kind: 'heading', level: 1, text: CHAPTERS.indicators }, ...blocks],
  };
}

function indicatorTable(
  caption: string,
  group: readonly { indicator: ExchangeIndicator; number: number }[],
  plan: ExchangePlan,
  numbers: Numbers,
): Block {
  const years = [
    ...new Set(group.flatMap(({ indicator }) => indicator.values.map(({ year }) => year))),
  ].sort();
  const width = Math.max(2, years.length + 1);
  return {
    kind: 'table',
    caption,
    isCaptionHidden: true,
    columns: [
      { width: 1.1 },
      { width: 2.2 },
      ...Array.from({ length: width - 1 }, () => ({ width: Math.max(1.2, 10 / width) })),
    ],
    head: [
      [
        { text: '指標' },
        { text: '区分' },
        ...(years.length > 0 ? years.map(yearName) : ['記載']).map((text) => ({ text })),
      ],
    ],
    rows: group.flatMap(({ indicator, number }) => {
      const rows = indicatorRows(indicator, years, plan, numbers);
      return rows.map((one, at): Cell[] => [
        ...(at === 0 ? [{ text: numbered('indicator', number), rows: rows.length, isHeader: true }] : []),
        ...labelCells(one, width),
      ]);
    }),
  };
}

function indicatorRows(
  indicator: ExchangeIndicator,
  years: readonly number[],
  plan: ExchangePlan,
  numbers: Numbers,
): LabelRow[] {
  const { name, breakdown, values, undated, milestones = [], breaks = [] } = indicator;
  const { valueType, unit, desiredTrend, purpose } = indicator;
  const nature = natureText({
    ...(purpose && { purpose: PURPOSES[purpose] }),
    ...(desiredTrend && { trend: TRENDS[desiredTrend] }),
    ...(valueType && { type: VALUE_TYPES[valueType] }),
    ...(unit && { unit }),
  });
  return [
    row(WORDS.name, told(name)),
    ...subjectRows(indicator, plan, numbers),
    ...(breakdown === null ? [] : [row(WORDS.breakdown, told(breakdown))]),
    ...valueRows(values, years),
    ...undated.map(({ kind, text }) => row(KIND_LABELS[kind] + UNDATED, told(text))),
    ...noteRows(values),
    ...(nature === '' ? [] : [row(WORDS.nature, nature)]),
    ...milestones.map((text) => row(WORDS.milestones, told(text))),
    ...breaks.map(({ year, reason }) => row(WORDS.break, `${yearName(year)}　${reason}`)),
  ];
}

/** The heading names the item; where two go by one title, its number in the tree does. */
function subjectRows({ node: id }: ExchangeIndicator, plan: ExchangePlan, numbers: Numbers): LabelRow[] {
  const node = id === null ? undefined : numbers.nodeOf(id);
  if (!node) return [];
  const isOne = plan.nodes.filter((other) => nodeTitle(plan, other) === nodeTitle(plan, node)).length === 1;
  return isOne ? [] : [row(WORDS.from, nodeReference(numbers, node.id))];
}

/** Why values are missing or were changed: each reason once, with the values that it is told of. */
function noteRows(values: ExchangeIndicator['values']): LabelRow[] {
  const noted = groupBy(
    values.filter(({ reason }) => reason),
    ({ reason }) => reason,
  );
  return [...noted].map(([reason, told]) =>
    row(
      WORDS.note,
      `${told.map(({ kind, status, year }) => `${KIND_LABELS[kind]}${STATUSES[status ?? 'current']} ${yearName(year)}`).join('、')}　${reason}`,
    ),
  );
}

/** A row for each kind of value; what has two values of a kind in one year (a target that was changed) has two rows. */
function valueRows(values: ExchangeIndicator['values'], years: readonly number[]): LabelRow[] {
  const rows: { label: string; texts: Map<number, string> }[] = [];
  for (const { kind, year, text, status } of values) {
    const label = KIND_LABELS[kind] + STATUSES[status ?? 'current'];
    const open = rows.find((one) => one.label === label && !one.texts.has(year));
    if (open) open.texts.set(year, text);
    else rows.push({ label, texts: new Map([[year, text]]) });
  }
  return rows.map(({ label, texts }) => row(label, ...years.map((year) => told(texts.get(year)))));
}
