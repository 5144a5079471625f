import { Hono } from 'hono';
import type { AppContext, Env } from '#http/context.ts';
import { yearScope } from '#http/open-scope.ts';
import { permit, permitLinked } from '#http/permit.ts';
import type { YearScope } from '#http/scope.ts';
import { committeePage } from './committee-page.tsx';
import { divideByHand, divideByLot } from './division-actions.ts';
import { entryPage } from './entry-page.tsx';
import { ledgerCsv } from './ledger-csv.ts';
import { ledgerPage } from './ledger-page.tsx';
import { enterOpinion, saveMeeting, sendOwnOpinions, withMeeting } from './meeting-actions.ts';
import { meetingFormPage } from './meeting-form-page.tsx';
import { meetingPage } from './meeting-page.tsx';
import { answer, changeText, chooseMain, propose, withdraw, withOpinion } from './opinion-actions.ts';
import { opinionPage } from './opinion-page.tsx';
import { opinionTableCsv } from './opinion-table-csv.ts';
import { opinionTablePage } from './opinion-table-page.tsx';

type Answer = (c: AppContext, of: YearScope) => Response | Promise<Response>;

/** A page of the year of the address. */
const ofYear = (page: Answer) => (c: AppContext) => page(c, yearScope(c));

export const committeeRoutes = new Hono<Env>()
  .get(
    '/plans/:plan/cycles/:year/committee',
    permit('secretariat', 'committee'),
    ofYear((c, of) => committeePage(c, of)),
  )
  .post('/plans/:plan/cycles/:year/committee/division', permit('secretariat'), divideByHand)
  .post('/plans/:plan/cycles/:year/committee/lot', permit('secretariat'), divideByLot)
  .get(
    '/plans/:plan/cycles/:year/meetings/new',
    permit('secretariat'),
    ofYear((c, of) => meetingFormPage(c, of, null)),
  )
  .post(
    '/plans/:plan/cycles/:year/meetings',
    permit('secretariat'),
    ofYear((c, of) => saveMeeting(c, of, null)),
  )
  .get('/plans/:plan/cycles/:year/opinions', permit(), ofYear(ledgerPage))
  .get('/plans/:plan/cycles/:year/opinions.csv', permit(), ofYear(ledgerCsv))
  .get('/plans/:plan/cycles/:year/opinion-table', permit(), ofYear(opinionTablePage))
  .get('/plans/:plan/cycles/:year/opinion-table.csv', permit(), ofYear(opinionTableCsv))
  .post('/plans/:plan/cycles/:year/opinion-table', permit('secretariat'), chooseMain)

  .get('/plans/:plan/meetings/:meeting', permitLinked('meeting', 'committee', 'secretariat'), (c) =>
    withMeeting(c, ({ of, meeting }) => meetingPage(c, of, meeting)),
  )
  .post('/plans/:plan/meetings/:meeting', permitLinked('meeting', 'committee'), (c) =>
    withMeeting(c, (found) => sendOwnOpinions(c, found)),
  )
  .get('/plans/:plan/meetings/:meeting/details', permit('secretariat'), (c) =>
    withMeeting(c, ({ of, meeting }) => meetingFormPage(c, of, meeting)),
  )
  .post('/plans/:plan/meetings/:meeting/details', permit('secretariat'), (c) =>
    withMeeting(c, ({ of, meeting }) => saveMeeting(c, of, meeting)),
  )
  .get('/plans/:plan/meetings/:meeting/opinions', permit('secretariat'), (c) =>
    withMeeting(c, ({ of, meeting }) => entryPage(c, of, meeting)),
  )
  .post('/plans/:plan/meetings/:meeting/opinions', permit('secretariat'), (c) =>
    withMeeting(c, (found) => enterOpinion(c, found)),
  )

  .get('/plans/:plan/opinions/:opinion', permit(), (c) =>
    withOpinion(c, ({ of, opinion }) => opinionPage(c, of, opinion)),
  )
  .post('/plans/:plan/opinions/:opinion', permit('secretariat', 'committee'), (c) =>
    withOpinion(c, (found) => changeText(c, found)),
  )
  .post('/plans/:plan/opinions/:opinion/withdrawal', permit('secretariat', 'committee'), (c) =>
    withOpinion(c, (found) => withdraw(c, found)),
  )
  .post('/plans/:plan/opinions/:opinion/response', permit('secretariat'), (c) =>
    withOpinion(c, (found) => answer(c, found)),
  )
  .post('/plans/:plan/opinions/:opinion/proposal', permit('writer', 'approver'), (c) =>
    withOpinion(c, (found) => propose(c, found)),
  );
