import { Hono } from 'hono';
import type { Env } from '#http/context.ts';
import { permit } from '#http/permit.ts';
import { exportsPage } from './exports-page.tsx';
import { fileDownload, queueAction } from './file-download.ts';

/** Whoever may read a plan may take it along; what lies with a department only its own and the secretariat. */
export const exportsRoutes = new Hono<Env>()
  .get('/plans/:plan/exports', permit(), exportsPage)
  .get('/plans/:plan/exports/file', permit(), fileDownload)
  .post('/plans/:plan/exports/queue', permit(), queueAction);
