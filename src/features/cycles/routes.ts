import { Hono } from 'hono';
import type { Env } from '#http/context.ts';
import { permit } from '#http/permit.ts';
import { listPage } from './list-page.tsx';
import { openingAction, openingPage } from './opening-page.tsx';

/** The years of a plan: opened, dated, watched and moved on by the secretariat. */
export const cyclesRoutes = new Hono<Env>()
  .get('/plans/:plan/cycles', permit(), listPage)
  .get('/plans/:plan/opening', permit('secretariat'), openingPage)
  .post('/plans/:plan/cycles', permit('secretariat'), openingAction);
