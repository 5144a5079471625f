import type { Meaning } from '#profiles/outline-profile.ts';
import { type Folded, fold, foldText, matchFolded } from '../fold.ts';
import type { Span } from '../read-plan.ts';
import { textOf, trimSpan } from '../source.ts';
import type { Recognised } from './headings.ts';
import { filledCells } from './layout-line.ts';
import { isHeaderNext } from './look-ahead.ts';
import type { OutlineReading } from './outline-reading.ts';

/** A damaged label is about as short as the label was; a longer first cell is a row of a table. */
const LONGEST_LOST_LABEL = 6;
/** Into so many cells at the left a heading may be torn by the columns of the table below it; a row of the table goes further. */
const WIDEST_TORN = 5;
const SHORTEST_TITLE = 8;
const LONGEST_LOST_NUMBER = 8;

export type LabelledRow = Recognised & { means: Meaning; label: Span | null };

/**
 * Is this row a label and what it labels (目標 | 目標１ …), and not a row of a table? `above`: the level of the heading
 * directly above it, null where there is none.
 */
export function recogniseLabelledRow(
  reading: OutlineReading,
  cells: readonly Span[],
  above: number | null,
  line: number,
): LabelledRow | null {
  const { source, compiled } = reading;
  if (compiled.rows.length === 0) return null;
  const filled = filledCells(source, cells);
  const hasLabel = trimSpan(source, cells[0]!) !== null;
  const label = hasLabel ? filled[0]! : null;
  const [value, ...rest] = hasLabel ? filled.slice(1) : filled;
  if (!value) return null;
  const foldedLabel = label && fold(source, label);
  const foldedValue = fold(source, value);
  const isAtLeft = cells.slice(WIDEST_TORN).every((cell) => !trimSpan(source, cell));
  const mayHaveLostLabel = isAtLeft && (foldedLabel?.text.length ?? 0) <= LONGEST_LOST_LABEL;
  const rule =
    compiled.rows.find((row) => foldedLabel && matchFolded(foldedLabel, row.label)) ??
    (mayHaveLostLabel ? ruleWithoutLabel(reading, foldedValue, rest.length > 0, above, line) : undefined);
  const groups = rule ? matchFolded(foldedValue, rule.value) : null;
  return rule && groups ? { means: rule.means, label, span: value, groups, rest } : null;
}

/** Scanning has damaged the label of a row: what its value looks like, and where it stands, may still tell what it is. */
function ruleWithoutLabel(
  { source, compiled, tree }: OutlineReading,
  value: Folded,
  isTorn: boolean,
  above: number | null,
  line: number,
) {
  const bySelf = compiled.rows.find(({ value: pattern, means, unmistakable }) => {
    if (isTorn) return false;
    if (unmistakable && matchFolded(value, unmistakable)) return true;
    if (means.is !== 'level') return false;
    const title = matchFolded(value, pattern)?.title;
    const inForce = tree.at(means.level);
    const isInForce =
      inForce?.level === means.level && endsWithTitle(value.text, foldText(inForce.title.text));
    return title && (isInForce || tree.hasTitle(means.level, textOf(source, title)));
  });
  if (bySelf) return bySelf;
  const byPlace = compiled.rows.find(
    ({ directlyBelow }) => !isTorn && above !== null && directlyBelow === above,
  );
  if (byPlace) return byPlace;
  const overTable = compiled.rows.find(({ directlyOverTable }) => directlyOverTable);
  return overTable && isHeaderNext(source, line, compiled) ? overTable : undefined;
}

/** A heading in force that is printed again with its label and number damaged beyond reading. */
function endsWithTitle(value: string, title: string): boolean {
  return (
    title.length >= SHORTEST_TITLE &&
    value.endsWith(title) &&
    value.length - title.length <= LONGEST_LOST_NUMBER
  );
}

/**
 * Is this what is left of a labelled row that nothing recognises: a short first cell, one more, and nothing in the
 * other columns? As a row of the table it would make a project of a heading.
 */
export function isRuinedLabelledRow(
  { source, compiled }: OutlineReading,
  cells: readonly Span[],
  isBelowHeading: boolean,
): boolean {
  if (compiled.rows.length === 0 || !(cells.length <= 2 || isBelowHeading)) return false;
  const label = fold(source, cells[0]!).text;
  return label.length <= LONGEST_LOST_LABEL && cells.slice(2).every((cell) => !trimSpan(source, cell));
}
