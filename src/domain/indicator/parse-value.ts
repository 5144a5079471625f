import { squeeze } from '../text/fold.ts';
import { type ScannedFigure, scanFigures, scannable } from './scan-figures.ts';
import { isSameUnit } from './unit.ts';
import type { Bound, Figure, Meaning, Quantity, Value } from './value.ts';
import { parseWords, saysKeep } from './value-words.ts';

/**
 * What does a printed value 値 mean? Any text is a value; `text` is kept as printed. Nothing missing becomes 0, nothing is
 * forced into a number: what is not certain is `unknown`, what cannot be right is `malformed`.
 *
 * `steps`: the plan's ordered steps of a milestone indicator, first to last; a value that is one of them is that step, even
 * if it has a figure (調査・研究, 1回, 2回).
 *
 * Not checked: whether the kind fits the indicator, or the unit its name.
 */
export function parseValue(text: string, steps: readonly string[] = []): Value {
  return { text, ...(asStep(text, steps) ?? meaningOf(scannable(text))) };
}

function asStep(text: string, steps: readonly string[]): Meaning | null {
  if (steps.length === 0) return null;
  const stages = squeeze(text).split(/[→⇒➡]/u);
  const known = steps.map(squeeze);
  const position = known.indexOf(stages.at(-1)!);
  return position < 0 ? null : { kind: 'milestone', stages, position };
}

function meaningOf(text: string): Meaning {
  const scan = scanFigures(text);
  if (!scan.ok) {
    return scan.fault === 'unclear' ? { kind: 'unknown' } : { kind: 'malformed', fault: scan.fault };
  }
  const { figures, after } = scan;
  const [first, second] = figures;
  if (!first) return parseWords(text);
  const isBare = isBlank(first.before) && isRemark(after);
  if (!second) return asOne(first, after) ?? asList(figures, after);
  if (isBare) {
    const joined = figures.length === 2 ? (asRange(first, second) ?? asRatio(first, second)) : null;
    const meaning = joined ?? asSum(figures);
    if (meaning) return meaning;
  }
  return asList(figures, after);
}

/** Nothing but brackets and stops. */
function isBlank(text: string): boolean {
  return /^[\s()「」[\]【】・。、,:;※]*$/u.test(text);
}

/** Nothing, or only a remark in brackets: （国の指標による）. */
function isRemark(text: string): boolean {
  return isBlank(text) || /^\s*[([][^()[\]]*[)\]]\s*$/u.test(text);
}

function asOne(figure: ScannedFigure, after: string): Meaning | null {
  const quantity = quantityOf(figure);
  const before = figure.before.trim();
  if (before === '~' && isRemark(after))
    return bounded({ ...quantity, qualifiers: [...quantity.qualifiers, 'atMost'] });
  if (isBlank(before) && after.trim() === '~') {
    return bounded({ ...quantity, qualifiers: [...quantity.qualifiers, 'atLeast'] });
  }
  if (isBlank(before) && isRemark(after)) return bounded(quantity);
  const words = (before + after).replace(/[()\s]/gu, '');
  return saysKeep(words) ? bounded({ ...quantity, qualifiers: [...quantity.qualifiers, 'kept'] }) : null;
}

function quantityOf({ amount, unit, qualifiers }: ScannedFigure): Quantity {
  return { amount, unit, qualifiers };
}

/** A quantity by itself: a range if it has a 以上・超・以下・未満, else a number, a percentage or money. */
function bounded(quantity: Quantity): Meaning {
  const { amount, unit } = quantity;
  const { from, to, others } = endsOf(quantity);
  if (from || to) return { kind: 'range', from, to, unit, qualifiers: others };
  const kind = unit === '%' ? 'percent' : unit === '円' ? 'money' : 'number';
  return { kind, amount, unit, qualifiers: others };
}

function endsOf({ amount, qualifiers }: Quantity) {
  const has = (...names: string[]) => qualifiers.some((one) => names.includes(one));
  const end = (inclusive: boolean): Bound => ({ amount, inclusive });
  return {
    from: has('atLeast', 'above') ? end(has('atLeast')) : null,
    to: has('atMost', 'below') ? end(has('atMost')) : null,
    others: qualifiers.filter((one) => !['atLeast', 'above', 'atMost', 'below'].includes(one)),
  };
}

/** 10〜20件, 10件から20件, 10件以上20件未満. The ends must be in order and of one unit. */
function asRange(first: ScannedFigure, second: ScannedFigure): Meaning | null {
  if (!(first.unit === '' || isSameUnit(first.unit, second.unit)) || first.amount > second.amount)
    return null;
  const joiner = second.before.trim();
  const ends = { first: endsOf(first), second: endsOf(second) };
  const qualifiers = [...new Set([...ends.first.others, ...ends.second.others])];
  const unit = second.unit;
  if (qualifiers.filter((one) => one.startsWith('per')).length > 1) return null;
  if (
    ends.first.from &&
    !ends.first.to &&
    ends.second.to &&
    !ends.second.from &&
    /^[、,]?$|^かつ$/u.test(joiner)
  ) {
    return { kind: 'range', from: ends.first.from, to: ends.second.to, unit, qualifiers };
  }
  const isJoined = /^(?:~|から)$/u.test(joiner) || (/^[-ー]$/u.test(joiner) && unit !== '');
  if (!isJoined || ends.first.from || ends.first.to || ends.second.from || ends.second.to) return null;
  const end = (amount: number): Bound => ({ amount, inclusive: true });
  return { kind: 'range', from: end(first.amount), to: end(second.amount), unit, qualifiers };
}

/** 16/17, 16校/17校, 17校中16校. */
function asRatio(first: ScannedFigure, second: ScannedFigure): Meaning | null {
  if (first.qualifiers.length + second.qualifiers.length > 0) return null;
  const joiner = second.before.trim();
  if (joiner === '/' && (first.unit === '' || isSameUnit(first.unit, second.unit))) {
    return { kind: 'ratio', part: first.amount, whole: second.amount, unit: second.unit };
  }
  if (/^(?:中|のうち)、?$/u.test(joiner) && (second.unit === '' || isSameUnit(first.unit, second.unit))) {
    return { kind: 'ratio', part: second.amount, whole: first.amount, unit: first.unit };
  }
  return null;
}

/** 51＋4＋16箇所: figures that the cell itself adds; the last unit is that of all. */
function asSum(figures: readonly ScannedFigure[]): Meaning | null {
  if (!figures.slice(1).every((figure) => figure.before.trim() === '+')) return null;
  const unit = figures.at(-1)!.unit;
  const parts = figures.map((figure) => ({ ...quantityOf(figure), label: '', unit: figure.unit || unit }));
  const isOne = parts.every((part) => part.unit === unit);
  return {
    kind: 'figures',
    figures: parts,
    sum: isOne ? parts.reduce((sum, part) => sum + part.amount, 0) : null,
  };
}

/**
 * Figures with words, or several of them. Without a unit a figure beside words could be anything, so every figure needs
 * one; only a list in which each has its own words (新規22・継続8) may go without.
 */
function asList(scanned: readonly ScannedFigure[], after: string): Meaning {
  const figures = scanned.map((figure, at): Figure => {
    const behind = scanned[at + 1]?.before ?? after;
    const before = at === 0 ? figure.before : figure.before.replace(/^[^\s()・、,。:;/]*/u, '');
    return {
      label: labelOf(before) || labelOf(/^[^\s()・、,。:;/]*/u.exec(behind)![0]),
      ...quantityOf(figure),
    };
  });
  const isJoinedOddly = scanned
    .slice(1)
    .some((figure) => /^(?:[~\-ー/+→⇒=]|から|中)$/u.test(figure.before.trim()));
  const isCounted = figures.every((figure) => figure.unit !== '');
  const isLabelled =
    figures.length > 1 && figures.every((figure) => figure.label !== '' && figure.unit === '');
  if (isJoinedOddly || !(isCounted || isLabelled)) return { kind: 'unknown' };
  return { kind: 'figures', figures, sum: null };
}

function labelOf(text: string): string {
  const line = text.split(/[\n。]/u).findLast((part) => !isBlank(part)) ?? '';
  const label = line.replace(/^[\s)・、,:;/]+|[\s(・、,:;/]+$/gu, '');
  return /[()]/.test(label.replace(/\([^()]*\)/gu, '')) ? label.replace(/[()]/gu, ' ').trim() : label;
}
