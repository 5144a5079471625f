import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { fieldsOf } from '#domain/sheet/form.ts';
import { findRules, listScales } from '#records/plan/queries.ts';
import { listForms } from './form-queries.ts';

export type ScaleUse = {
  /** Codes that some rating of the plan holds. */
  codes: Set<string>;
  /** Codes by which the plan's rules go. */
  ruleCodes: Set<string>;
  isNamedByForm: boolean;
};

/** Who uses a scale? What names no scale, a rating, a field or a rule, is of the plan's first. */
export async function findScaleUse(db: Reader, key: PlanKey, id: string): Promise<ScaleUse> {
  const isFirst = (await listScales(db, key))[0]?.id === id;
  const isOf = (scale: string | null | undefined) => scale === id || (isFirst && (scale ?? null) === null);
  const grades = await db
    .selectFrom('rating')
    .select(['scale_id as scale', 'code'])
    .distinct()
    .where(inPlan(key))
    .execute();
  const rules = await findRules(db, key);
  const gradeRule = rules?.gradeRule;
  const bounds = gradeRule && isOf(gradeRule.scale) ? gradeRule.bounds.map(({ code }) => code) : [];
  const forms = await listForms(db, key);
  return {
    codes: new Set(grades.flatMap(({ scale, code }) => (isOf(scale) ? [code] : []))),
    ruleCodes: new Set(bounds),
    isNamedByForm: forms.some((form) =>
      fieldsOf(form).some((field) => field.kind === 'rating' && isOf(field.scale)),
    ),
  };
}
