import { Hono } from 'hono';
import type { Env } from '#http/context.ts';
import { permit } from '#http/permit.ts';
import { documentDownload } from './document-download.ts';
import { indicatorPage } from './indicator-page.tsx';
import { listPage } from './list-page.tsx';
import { planPage } from './plan-page.tsx';
import { projectPage } from './project-page.tsx';
import { sheetPage } from './sheet-page.tsx';
import { summaryCsv } from './summary-csv.ts';
import { summaryPage } from './summary-page.tsx';

/** Reading plans: everybody who is signed in may, of the own municipality. */
export const planRoutes = new Hono<Env>()
  .get('/plans', permit(), listPage)
  .get('/plans/:plan', permit(), planPage)
  .get('/plans/:plan/document.json', permit(), documentDownload)
  .get('/plans/:plan/summary', permit(), summaryPage)
  .get('/plans/:plan/summary.csv', permit(), summaryCsv)
  .get('/plans/:plan/sheets/:sheet', permit(), sheetPage)
  .get('/plans/:plan/projects/:project', permit(), projectPage)
  .get('/plans/:plan/indicators/:indicator', permit(), indicatorPage);
