import { Hono } from 'hono';
import type { Env } from '#http/context.ts';
import { permit } from '#http/permit.ts';
import { addAction, fileDownload, filledDownload, markAction, removeAction } from './template-actions.ts';
import { templatePage } from './template-page.tsx';
import { templatesPage } from './templates-page.tsx';

/** The office's own files are the secretariat's. */
export const templatesRoutes = new Hono<Env>()
  .get('/plans/:plan/templates', permit('secretariat'), (c) => templatesPage(c))
  .post('/plans/:plan/templates', permit('secretariat'), addAction)
  .get('/plans/:plan/templates/:template', permit('secretariat'), templatePage)
  .get('/plans/:plan/templates/:template/file', permit('secretariat'), fileDownload)
  .get('/plans/:plan/templates/:template/filled', permit('secretariat'), filledDownload)
  .post('/plans/:plan/templates/:template/marks', permit('secretariat'), markAction)
  .post('/plans/:plan/templates/:template/removal', permit('secretariat'), removeAction);
