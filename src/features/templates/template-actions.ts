import { z } from 'zod';
import { placePath, templatePath, templatesPath } from '#addresses/templates.ts';
import { eraYear } from '#exchange/names.ts';
import type { AppContext } from '#http/context.ts';
import { attachment } from '#http/csv.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import { formProblem, readForm, rowVersion } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { idOf } from '#http/request-key.ts';
import { fileRefusals } from '#messages/files.ja.ts';
import { sheetMaterials } from '#papers/sheet-material.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { departmentLabels } from '#records/people/department-queries.ts';
import { markPlace, removeTemplate } from '#records/template/change-template.ts';
import { findTemplate, listTemplates } from '#records/template/queries.ts';
import { addTemplate } from './add-template.ts';
import { MEDIA_TYPES } from './fill-sheets.ts';
import { findOptions, findTemplateView } from './find-template.ts';
import { fillAside } from './template-room.ts';
import { templatesPage } from './templates-page.tsx';

const MOST_BYTES = 3 * 1024 * 1024;

const addition = z.object({
  file: z.instanceof(File, { message: 'file-missing' }).meta({ title: 'ファイル' }),
  name: z.string().trim().min(1).max(60).meta({ title: '名称' }),
  form: z.string().max(100).default(''),
});

const FILLING_REFUSALS = {
  full: 'export-too-many-at-once',
  'too-long': 'export-too-large',
  'too-much': 'export-too-large',
  'too-busy': 'export-too-busy',
  died: 'export-died',
  cancelled: 'export-too-large',
} as const;

export async function addAction(c: AppContext) {
  const { key, plan } = planScope(c);
  const db = c.get('db');
  const reading = readForm(c, addition);
  if (!reading.ok) return templatesPage(c, reading.problems, reading.inputs);
  const { file, name, form } = reading.value;
  const inputs = { name, form };
  const refuse = (field: string, sentence: string) =>
    templatesPage(c, [{ field, code: 'invalid', sentence }], inputs);
  if (file.size > MOST_BYTES) return refuse('file', fileRefusals['file-too-large']({ file: file.name }));
  const templates = await listTemplates(db.kysely, key);
  if (templates.some((other) => other.name === name))
    return templatesPage(c, [formProblem('name', 'template-name-taken', '名称')], inputs);
  const subject = await findOptions(c, plan, key, form);
  if (!subject) return templatesPage(c, [formProblem('form', 'not-a-choice', '記入する内容')], inputs);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const added = await addTemplate(db, planScope(c), { name, bytes, subject });
  if (!added.ok) return refuse('file', fileRefusals[added.refusal.code]({ file: file.name }));
  return redirectWithNotice(c, templatePath(plan.id, added.value), 'template-added');
}

const marking = z.object({
  place: z.string().max(200),
  entry: z.string().max(200).default(''),
  version: rowVersion,
});

export async function markAction(c: AppContext) {
  const found = await findTemplateView(c);
  if (!found.ok) return renderRefusal(c, found.refusal);
  const { plan, template, pages, options } = found.view;
  const reading = readForm(c, marking);
  if (!reading.ok) return renderRefusal(c, 'form-unreadable');
  const { place, entry, version } = reading.value;
  const isPlace = pages.some(({ cells }) => cells.some((cell) => cell.place === place && !cell.hasFormula));
  if (!isPlace || (entry !== '' && !options.some((option) => option.entry === entry)))
    return renderRefusal(c, 'form-unreadable');
  const seen = { ...template, version };
  const isMarked = await markPlace(c.get('db'), planScope(c), seen, { place, entry: entry || null });
  if (!isMarked) return renderRefusal(c, 'stale');
  return redirectWithNotice(c, placePath(plan.id, template.id, place), 'template-marked');
}

export async function removeAction(c: AppContext) {
  const { key } = planScope(c);
  const template = await findTemplate(c.get('db').kysely, key, idOf(c, 'template'));
  if (!template) return c.notFound();
  await removeTemplate(c.get('db'), planScope(c), template);
  return redirectWithNotice(c, templatesPath(key.planId), 'template-removed');
}

/** The file as it was sent. */
export async function fileDownload(c: AppContext) {
  const template = await findTemplate(c.get('db').kysely, planScope(c).key, idOf(c, 'template'));
  if (!template) return c.notFound();
  return c.body(new Uint8Array(template.content), 200, {
    'Content-Type': MEDIA_TYPES[template.format],
    'Content-Disposition': attachment(`${template.name}.${template.format}`),
  });
}

/** The sheets of a year in this very file. */
export async function filledDownload(c: AppContext) {
  const { key } = planScope(c);
  const template = await findTemplate(c.get('db').kysely, key, idOf(c, 'template'));
  const plan = template && (await loadPlan(c.get('db'), key.municipalityId, key.planId));
  if (!template || !plan) return c.notFound();
  const year = Number(c.req.query('year'));
  const id = c.req.query('department');
  const labels = await departmentLabels(c.get('db').kysely, key.municipalityId);
  const department = id === undefined ? null : (labels.get(id) ?? '');
  const materials = sheetMaterials(plan, { year, department, sheet: null });
  if (materials.length === 0) return c.notFound();
  const who = department === null ? '' : `（${department}）`;
  const name = `${eraYear(year)} ${template.name}${who}`;
  const filled = await fillAside({ fill: template, materials, name });
  if (!filled.ok) return renderRefusal(c, FILLING_REFUSALS[filled.why]);
  if (!filled.answer.ok) return renderRefusal(c, 'template-unreadable');
  const { file } = filled.answer;
  return c.body(new Uint8Array(file.bytes), 200, {
    'Content-Type': file.mediaType,
    'Content-Disposition': attachment(file.name),
  });
}
