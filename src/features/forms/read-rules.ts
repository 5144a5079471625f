import { codesFromBest } from '#domain/review/rating-scale.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import type { PlanRules } from '#exchange/year-schema.ts';
import { type FormProblem, formProblem } from '#http/read-form.ts';

export const SWITCHES = ['targeting', 'approval', 'review', 'consultation'] as const;
export const boundName = (at: number, code: string) => `bound.${at}.${code}`;
/** Every code of every scale once: a closing code counts on whichever scale it is given. */
export const closingCodes = (scales: readonly ExchangeRatingScale[]) => [
  ...new Set(scales.flatMap(({ codes }) => codes.map(({ code }) => code))),
];

export type RulesReading = { ok: true; rules: PlanRules } | { ok: false; problems: FormProblem[] };

/** The rules as the page sent them. `scale` is the place of a scale in the plan's list; the first one is not named. */
export function readRules(sent: FormData | null, scales: readonly ExchangeRatingScale[]): RulesReading {
  const text = (name: string) => String(sent?.get(name) ?? '');
  const stages = Object.fromEntries(SWITCHES.map((stage) => [stage, text(`stage.${stage}`) === '1']));
  const offered = closingCodes(scales);
  const closing = offered.filter((code) => sent?.getAll('closing').includes(code));
  const rules: PlanRules = { stages, ...(closing.length > 0 ? { closing } : {}) };
  const by = text('by');
  if (by !== 'rate' && by !== 'share-met') return { ok: true, rules };

  const at = Number.parseInt(text('scale'), 10) || 0;
  const scale = scales[at];
  if (!scale) return { ok: false, problems: [formProblem('scale', 'not-a-choice', '評価区分')] };
  const problems: FormProblem[] = [];
  const bounds: { code: string; atLeast: number }[] = [];
  for (const code of codesFromBest(scale)) {
    const typed = text(boundName(at, code)).normalize('NFKC').replace(/%$/, '').trim();
    if (typed === '') continue;
    const atLeast = /^\d{1,4}(\.\d{1,3})?$/.test(typed) ? Number(typed) : Number.NaN;
    if (!(atLeast <= 1000)) problems.push(formProblem(boundName(at, code), 'not-a-number', `${code}の下限`));
    else if ((bounds.at(-1)?.atLeast ?? Number.POSITIVE_INFINITY) <= atLeast)
      problems.push(formProblem(boundName(at, code), 'bounds-not-falling', `${code}の下限`));
    else bounds.push({ code, atLeast });
  }
  if (problems.length > 0) return { ok: false, problems };
  if (bounds.length === 0) return { ok: false, problems: [formProblem('scale', 'no-bounds', '区分の下限')] };
  return {
    ok: true,
    rules: { ...rules, gradeRule: { by, ...(at === 0 ? {} : { scale: scale.id }), bounds } },
  };
}
