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

/** A template that is there is not always read: the machine may be busy. */
export type FoundTemplate =
  | { ok: true; view: TemplateView }
  | { ok: false; refusal: 'not-found' | 'template-busy' | 'template-unreadable' };

/** The template that the address names, with its places and what they can hold. */
export async function findTemplateView(c: AppContext): Promise<FoundTemplate> {
  const { db, key, plan } = planScope(c);
  const template = await findTemplate(db, key, idOf(c, 'template'));
  if (!template) return { ok: false, refusal: 'not-found' };
  const subject = await findOptions(c, plan, key, template.formId);
  if (!subject) return { ok: false, refusal: 'not-found' };
  const reading = await readAside(template.format, template.content);
  if (!reading.ok)
    return {
      ok: false,
      refusal: reading.refusal.code === 'reading-busy' ? 'template-busy' : 'template-unreadable',
    };
  const years = [...new Set((await listSheetPlaces(db, key)).map(({ year }) => year))].sort().reverse();
  const view = { key, plan, template, pages: reading.pages, options: offeredMarks(subject), years };
  return { ok: true, view };
}
