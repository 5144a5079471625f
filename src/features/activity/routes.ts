import { Hono } from 'hono';
import type { Env } from '#http/context.ts';
import { permit } from '#http/permit.ts';
import { activityCsv } from './activity-csv.ts';
import { activityPage } from './activity-page.tsx';
import { historyPage } from './history-page.tsx';
import { yearsPage } from './years-page.tsx';

const permitted = permit('secretariat', 'reviewer', 'writer', 'approver');

/** Looking back: departments at their own and at what is shared, the secretariat at everything, the committee not at all. */
export const activityRoutes = new Hono<Env>()
  .get('/plans/:plan/sheets/:sheet/history', permitted, historyPage)
  .get('/plans/:plan/projects/:project/years', permitted, yearsPage)
  .get('/activity', permit('secretariat', 'operator', 'writer', 'approver'), activityPage)
  .get('/activity.csv', permit('secretariat', 'operator', 'writer', 'approver'), activityCsv);
