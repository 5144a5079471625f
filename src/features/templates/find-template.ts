import type { PlanKey } from '#domain/plan/plan-key.ts';
import { latestForms } from '#domain/sheet/choose-form.ts';
import type { Form } from '#domain/sheet/form.ts';
import type { AppContext } from '#http/context.ts';
import { planScope } from '#http/open-scope.ts';
import { idOf } from '#http/request-key.ts';
import { listForms } from '#records/form/form-queries.ts';
import { listScales, type PlanHead } from '#records/plan/queries.ts';
import { listSheetPlaces } from '#records/sheet/queries.ts';
import { findTemplate, type Template } from '#records/template/queries.ts';
import { type OfferedMark, offeredMarks } from './mark-options.ts';
import type { TemplatePage } from './template-file.ts';
import { readAside } from './template-room.ts';

export type TemplateView = {
  key: PlanKey;
  plan: PlanHead;
  template: Template;
  pages: TemplatePage[];
  options: OfferedMark[];
  /** With sheets, the latest first. */
  years: number[];
};

/** What can be marked in templates for this form of the plan. */
export async function findOptions(c: AppContext, plan: PlanHead, key: PlanKey, formId: string | null) {
  const db = c.get('db').kysely;
  const forms = latestForms(await listForms(db, key));
  const form: Form | undefined = forms.find(({ id }) => id === formId) ?? forms[0];
  return form ? { form, levels: plan.levels, scales: await listScales(db, key) } : null;
}

/** The template that the address names, with its places and what they can hold; null where there is none. */
export async function findTemplateView(c: AppContext): Promise<TemplateView | null> {
  const { key, plan } = planScope(c);
  const db = c.get('db').kysely;
  const template = await findTemplate(db, key, idOf(c, 'template'));
  if (!template) return null;
  const subject = await findOptions(c, plan, key, template.formId);
  const reading = await readAside(template.format, template.content);
  if (!subject || !reading.ok) return null;
  const years = [...new Set((await listSheetPlaces(db, key)).map(({ year }) => year))].sort().reverse();
  return { key, plan, template, pages: reading.pages, options: offeredMarks(subject), years };
}
