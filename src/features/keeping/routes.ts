import { Hono } from 'hono';
import type { Env } from '#http/context.ts';
import { permit } from '#http/permit.ts';
import { planCorrection, planCorrectionPage } from './plan-correction-page.tsx';

/** What the secretariat corrects in a plan between its years. */
export const keepingRoutes = new Hono<Env>()
  .get('/plans/:plan/correction', permit('secretariat'), (c) => planCorrectionPage(c))
  .post('/plans/:plan/correction', permit('secretariat'), planCorrection);
