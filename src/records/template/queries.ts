import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { MarkedPlace } from '#domain/sheet/template-mark.ts';

export type TemplateHead = {
  id: string;
  name: string;
  format: 'xlsx' | 'docx';
  formId: string | null;
  marks: MarkedPlace[];
  version: number;
  actor: string;
  at: string;
};
export type Template = TemplateHead & { content: Buffer };

const heads = (db: Reader, { municipalityId, planId }: PlanKey) =>
  db
    .selectFrom('template')
    .where(inPlan({ municipalityId, planId }))
    .select(['id', 'name', 'format', 'form_id as formId', 'marks', 'version', 'actor', 'at']);

/** The office's own files of a plan, the first one first. */
export const listTemplates = (db: Reader, key: PlanKey): Promise<TemplateHead[]> =>
  heads(db, key).orderBy('at').orderBy('id').execute();

export const findTemplate = (db: Reader, key: PlanKey, id: string): Promise<Template | undefined> =>
  heads(db, key).where('id', '=', id).select('content').executeTakeFirst();
