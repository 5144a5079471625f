import { readAmount } from '../../indicator/amount.ts';
import { squeeze } from '../../text/fold.ts';
import { type FieldOf, isBlankText, type TextKind } from './text-kind.ts';

/**
 * 予算額・決算額 in the unit of the field. The typed text is kept; 1,200 and １２００千円 are the same, △ is less than nothing.
 * A text in the other unit (1,200千円 where the field asks 円) is counted over.
 */
export const money: TextKind<FieldOf<'money'>, number> = {
  parse({ unit }, text) {
    const match = squeeze(text).match(/^([-△▲−－ー])?([\d.,、万億千百兆]+?)(千円|円)?$/u);
    const amount = match ? readAmount(match[2]!) : null;
    if (typeof amount !== 'number' || !/\d/.test(match![2]!)) return { ok: false, code: 'not-a-number' };
    const told = match![3] ?? unit;
    const counted = told === unit ? amount : unit === '円' ? amount * 1000 : amount / 1000;
    return { ok: true, meaning: match![1] && counted !== 0 ? -counted : counted };
  },
  format: (_field, amount) => grouped(amount),
  show(field, text) {
    if (isBlankText(text)) return '';
    const reading = money.parse(field, text);
    return reading.ok ? `${grouped(reading.meaning)}${field.unit}` : text;
  },
  isBlank: isBlankText,
};

const grouped = (amount: number) =>
  `${amount < 0 ? '△' : ''}${Math.abs(amount).toLocaleString('ja-JP', { maximumFractionDigits: 3 })}`;
