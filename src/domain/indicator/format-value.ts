import type { Bound, Figure, Qualifier, Quantity, Value } from './value.ts';

const BEFORE: Partial<Record<Qualifier, string>> = {
  perYear: '年',
  perMonth: '月',
  perWeek: '週',
  perDay: '日',
  average: '平均',
  cumulative: '累計',
  sum: '計',
  each: '各',
  total: '延べ',
  about: '約',
};
const AFTER: Partial<Record<Qualifier, string>> = {
  around: '程度',
  atLeast: '以上',
  above: '超',
  atMost: '以下',
  below: '未満',
  kept: 'を維持',
};

// Made once: making it costs more than a hundred uses.
const DIGITS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });

/** How is an amount written: 1,234.5, −5 as △5? */
export function formatAmount(amount: number): string {
  const digits = DIGITS.format(Math.abs(amount));
  return amount < 0 ? `△${digits}` : digits;
}

/** How is a quantity written: 延べ174件, 年12回, 105%以上? The order of the words is that of the office, not of the print. */
function formatQuantity({ amount, unit, qualifiers }: Quantity): string {
  const words = (table: Partial<Record<Qualifier, string>>) =>
    (Object.keys(table) as Qualifier[]).map((one) => (qualifiers.includes(one) ? table[one]! : '')).join('');
  return `${words(BEFORE)}${formatAmount(amount)}${unit}${words(AFTER)}`;
}

/**
 * How does the meaning of a value read in one form for all: half-width, commas, 円 and % in full, for a table or a file of
 * figures? A value without a figure reads as it was printed. What was printed is always `value.text`.
 */
export function formatValue(value: Value): string {
  switch (value.kind) {
    case 'number':
    case 'percent':
    case 'money':
      return formatQuantity(value);
    case 'range':
      return formatRange(value);
    case 'ratio':
      return `${formatAmount(value.part)}/${formatAmount(value.whole)}${value.unit}`;
    case 'figures':
      return value.figures.map(formatFigure).join(value.sum === null ? '、' : '+');
    default:
      return value.text;
  }
}

function formatFigure(figure: Figure): string {
  return figure.label === '' ? formatQuantity(figure) : `${figure.label} ${formatQuantity(figure)}`;
}

function formatRange({ from, to, unit, qualifiers }: Value & { kind: 'range' }): string {
  const end = (bound: Bound, more: Qualifier[]) =>
    formatQuantity({ amount: bound.amount, unit, qualifiers: more });
  if (from && to && from.inclusive && to.inclusive) {
    const before = qualifiers.filter((one) => one in BEFORE);
    const after = qualifiers.filter((one) => one in AFTER);
    const first = formatQuantity({ amount: from.amount, unit: '', qualifiers: before });
    return `${first}〜${end(to, after)}`;
  }
  const lower = from ? end(from, [...qualifiers, from.inclusive ? 'atLeast' : 'above']) : '';
  const rest = from ? [] : qualifiers;
  return lower + (to ? end(to, [...rest, to.inclusive ? 'atMost' : 'below']) : '');
}
