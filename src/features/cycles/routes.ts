import { Hono } from 'hono';
import type { AppConfig } from '#config';
import type { Env } from '#http/context.ts';
import { forCycle } from '#http/open-scope.ts';
import { permit } from '#http/permit.ts';
import { boardCsv } from './board-csv.ts';
import { boardPage } from './board-page.tsx';
import { calendarFile } from './calendar.ts';
import { datesAction, datesPage } from './dates-page.tsx';
import { listPage } from './list-page.tsx';
import { moveAction, movePage } from './move-page.tsx';
import { openingAction, openingPage } from './opening-page.tsx';
import { reminderAction, reminderPage } from './reminder-page.tsx';
import { remindersPage } from './reminders-page.tsx';
import { addSheetAction, removalAction, sheetsPage } from './sheets-page.tsx';

/** The years of a plan: opened, dated, watched and moved on by the secretariat; their days are for everybody. */
export const cyclesRoutes = (config: AppConfig) =>
  new Hono<Env>()
    .get('/plans/:plan/cycles', permit(), listPage)
    .get('/plans/:plan/opening', permit('secretariat'), openingPage)
    .post('/plans/:plan/cycles', permit('secretariat'), openingAction)
    .get('/plans/:plan/cycles/:year', permit('secretariat'), forCycle(boardPage))
    .get('/plans/:plan/cycles/:year/board.csv', permit('secretariat'), forCycle(boardCsv))
    .get('/plans/:plan/cycles/:year/calendar.ics', permit(), forCycle(calendarFile(config)))
    .get('/plans/:plan/cycles/:year/dates', permit('secretariat'), forCycle(datesPage))
    .post('/plans/:plan/cycles/:year/dates', permit('secretariat'), forCycle(datesAction))
    .get('/plans/:plan/cycles/:year/move', permit('secretariat'), forCycle(movePage(config)))
    .post('/plans/:plan/cycles/:year/moves', permit('secretariat'), forCycle(moveAction(config)))
    .get('/plans/:plan/cycles/:year/sheets', permit('secretariat'), forCycle(sheetsPage))
    .post('/plans/:plan/cycles/:year/sheets', permit('secretariat'), forCycle(addSheetAction))
    .post('/plans/:plan/cycles/:year/removals', permit('secretariat'), forCycle(removalAction))
    .get('/plans/:plan/cycles/:year/reminder', permit('secretariat'), forCycle(reminderPage(config)))
    .get('/plans/:plan/cycles/:year/reminders', permit('secretariat'), forCycle(remindersPage))
    .post('/plans/:plan/cycles/:year/reminders', permit('secretariat'), forCycle(reminderAction(config)));
