import { Hono } from 'hono';
import type { Env } from '#http/context.ts';
import { permit } from '#http/permit.ts';
import { editionPage } from './edition-page.tsx';
import { editionSheetPage } from './edition-sheet-page.tsx';
import { errataAction, errataPage } from './errata-page.tsx';
import { listPage } from './list-page.tsx';
import { reasonAction, sealAction } from './seal-action.ts';
import { sealPage } from './seal-page.tsx';
import { editionDownload, verificationPage } from './verification-page.tsx';

/** Sealing a year is the secretariat's; what was sealed is read by everybody who may read the plan. */
export const editionsRoutes = new Hono<Env>()
  .get('/plans/:plan/cycles/:year/seal', permit('secretariat'), (c) => sealPage(c))
  .post('/plans/:plan/cycles/:year/seal', permit('secretariat'), sealAction)
  .post('/plans/:plan/cycles/:year/seal/reasons', permit('secretariat'), reasonAction)
  .get('/plans/:plan/editions', permit(), listPage)
  .get('/plans/:plan/editions/:year', permit(), editionPage)
  .get('/plans/:plan/editions/:year/document.json', permit(), editionDownload)
  .get('/plans/:plan/editions/:year/verification', permit(), verificationPage)
  .get('/plans/:plan/editions/:year/sheets/:sheet', permit(), editionSheetPage)
  .get('/plans/:plan/editions/:year/errata', permit('secretariat'), errataPage)
  .post('/plans/:plan/editions/:year/errata', permit('secretariat'), errataAction);
