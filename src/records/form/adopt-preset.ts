import { freeId } from '#domain/free-id.ts';
import type { Form } from '#domain/sheet/form.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import type { PlanRules } from '#exchange/year-schema.ts';

/** A form to begin with, with the scales and the rules that go with it. */
export type FormPreset = { form: Form; ratingScales: readonly ExchangeRatingScale[]; rules: PlanRules };

export type Adopted = { form: Form; newScales: ExchangeRatingScale[]; rules: PlanRules };

/**
 * A preset as a form of a plan that may have forms and scales already. A scale with the same codes is taken for the plan's own;
 * another gets an id of its own. Fields name their scale, unless it is the plan's first or only one.
 */
export function adoptPreset(
  preset: FormPreset,
  plan: { formIds: readonly string[]; scales: readonly ExchangeRatingScale[] },
): Adopted {
  const newScales: ExchangeRatingScale[] = [];
  const idOf = new Map(
    preset.ratingScales.map((scale) => {
      const known = plan.scales.find((one) => isSameScale(one, scale));
      if (known) return [scale.id, known.id];
      const taken = [...plan.scales, ...newScales].map(({ id }) => id);
      const id = freeId(scale.id, taken);
      newScales.push({ ...scale, id });
      return [scale.id, id];
    }),
  );
  const first = [...plan.scales, ...newScales][0]?.id;
  const scaleFor = (named: string | undefined): { scale?: string } => {
    const id = idOf.get(named ?? preset.ratingScales[0]?.id ?? '');
    return id === undefined || id === first ? {} : { scale: id };
  };
  const form: Form = {
    ...preset.form,
    id: freeId(preset.form.id, plan.formIds),
    sections: preset.form.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) => {
        if (field.kind !== 'rating') return field;
        const { scale, ...rest } = field;
        return { ...rest, ...scaleFor(scale) };
      }),
    })),
  };
  const { gradeRule, ...rules } = preset.rules;
  if (!gradeRule) return { form, newScales, rules };
  const { scale, ...rule } = gradeRule;
  return { form, newScales, rules: { ...rules, gradeRule: { ...rule, ...scaleFor(scale) } } };
}

const isSameScale = (one: ExchangeRatingScale, other: ExchangeRatingScale) => {
  const told = ({ best, codes, name }: ExchangeRatingScale) =>
    JSON.stringify([best, codes.map(({ code }) => code), codes.map(({ label }) => label === ''), name]);
  return told(one) === told(other);
};
