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
  cancelled: 'export-too-large',
} as const;
