import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { type FormProblem, formProblem } from '#http/read-form.ts';

/** A scale has 2–8 codes in its order, and some outside of it. */
export const MOST_CODES = 14;
const BEST = ['first', 'last', 'none'] as const;

export const codeName = (row: number, setting: string) => `c${row}.${setting}`;

export type ScaleReading =
  | { ok: true; scale: ExchangeRatingScale }
  | { ok: false; problems: FormProblem[]; scale: ExchangeRatingScale };

/** A scale as its page sent it: a row without code is none. */
export function readScale(sent: FormData | null, id: string): ScaleReading {
  const text = (name: string) =>
    String(sent?.get(name) ?? '')
      .slice(0, 500)
      .replace(/[\0\p{Cs}]/gu, '')
      .trim();
  const rows = Array.from({ length: MOST_CODES }, (_, row) => row).filter(
    (row) => text(codeName(row, 'code')) !== '',
  );
  const codes = rows.map((row) => ({
    code: text(codeName(row, 'code')).slice(0, 20),
    label: text(codeName(row, 'label')),
    definition: text(codeName(row, 'definition')),
    ...(text(codeName(row, 'outside')) === '1' ? { ordered: false } : {}),
  }));
  const scale = { id, name: text('name'), best: BEST.find((one) => one === text('best')) ?? 'none', codes };
  const problems: FormProblem[] = rows.flatMap((row, at) =>
    codes.findIndex(({ code }) => code === codes[at]!.code) < at
      ? [formProblem(codeName(row, 'code'), 'same-code-twice', '評価区分')]
      : [],
  );
  if (codes.length < 2) problems.push(formProblem(codeName(codes.length, 'code'), 'too-few-codes', '記号'));
  return problems.length > 0 ? { ok: false, problems, scale } : { ok: true, scale };
}
