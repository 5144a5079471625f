import { Hono } from 'hono';
import type { AppConfig } from '#config';
import type { Env } from '#http/context.ts';
import { permit } from '#http/permit.ts';
import { workbooksPage } from './list-page.tsx';
import { acceptanceAction, closingAction } from './returned-actions.ts';
import { returnedPage } from './returned-page.tsx';
import { sendAction } from './send-action.ts';
import { uploadAction } from './upload-action.ts';

const permitted = permit('secretariat', 'writer');

/** Filling in without an account: workbooks that go out to departments and come back. A writer handles those of the own department. */
export const workbooksRoutes = (config: AppConfig) =>
  new Hono<Env>()
    .get('/plans/:plan/workbooks', permitted, (c) => workbooksPage(c))
    .post('/plans/:plan/workbooks', permitted, uploadAction(config))
    .post('/plans/:plan/workbooks/sendings', permitted, sendAction(config))
    .get('/plans/:plan/workbooks/:workbook', permitted, (c) => returnedPage(c))
    .post('/plans/:plan/workbooks/:workbook/acceptance', permitted, acceptanceAction)
    .post('/plans/:plan/workbooks/:workbook/closing', permitted, closingAction);
