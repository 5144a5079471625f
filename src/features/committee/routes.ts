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
import { enterOpinion, ofMeeting, saveMeeting, sendOwnOpinions } from './meeting-actions.ts';
import { meetingFormPage } from './meeting-form-page.tsx';
import { meetingPage } from './meeting-page.tsx';
import { answer, changeText, chooseMain, ofOpinion, propose, withdraw } from './opinion-actions.ts';
import { opinionPage } from './opinion-page.tsx';
import { opinionTableCsv } from './opinion-table-csv.ts';
import { opinionTablePage } from './opinion-table-page.tsx';

const permitOffice = permit('secretariat');

type Answer = (c: AppContext, of: YearScope) => Response | Promise<Response>;

/** A page of the year of the address. */
const ofYear = (page: Answer) => (c: AppContext) => page(c, yearScope(c));

export const committeeRoutes = new Hono<Env>()
  .get('/plans/:plan/cycles/:year/committee', permit('secretariat', 'committee'), ofYear(committeePage))
  .post('/plans/:plan/cycles/:year/committee/division', permitOffice, divideByHand)
  .post('/plans/:plan/cycles/:year/committee/lot', permitOffice, divideByLot)
  .get('/plans/:plan/cycles/:year/meetings/new', permitOffice, ofYear(meetingFormPage))
  .post('/plans/:plan/cycles/:year/meetings', permitOffice, ofYear(saveMeeting))
  .get('/plans/:plan/cycles/:year/opinions', permit(), ofYear(ledgerPage))
  .get('/plans/:plan/cycles/:year/opinions.csv', permit(), ofYear(ledgerCsv))
  .get('/plans/:plan/cycles/:year/opinion-table', permit(), ofYear(opinionTablePage))
  .get('/plans/:plan/cycles/:year/opinion-table.csv', permit(), ofYear(opinionTableCsv))
  .post('/plans/:plan/cycles/:year/opinion-table', permitOffice, chooseMain)

  .get(
    '/plans/:plan/meetings/:meeting',
    permitLinked('meeting', 'committee', 'secretariat'),
    ofMeeting(meetingPage),
  )
  .post('/plans/:plan/meetings/:meeting', permitLinked('meeting', 'committee'), ofMeeting(sendOwnOpinions))
  .get('/plans/:plan/meetings/:meeting/details', permitOffice, ofMeeting(meetingFormPage))
  .post('/plans/:plan/meetings/:meeting/details', permitOffice, ofMeeting(saveMeeting))
  .get('/plans/:plan/meetings/:meeting/opinions', permitOffice, ofMeeting(entryPage))
  .post('/plans/:plan/meetings/:meeting/opinions', permitOffice, ofMeeting(enterOpinion))

  .get('/plans/:plan/opinions/:opinion', permit(), ofOpinion(opinionPage))
  .post('/plans/:plan/opinions/:opinion', permit('secretariat', 'committee'), ofOpinion(changeText))
  .post('/plans/:plan/opinions/:opinion/withdrawal', permit('secretariat', 'committee'), ofOpinion(withdraw))
  .post('/plans/:plan/opinions/:opinion/response', permitOffice, ofOpinion(answer))
  .post('/plans/:plan/opinions/:opinion/proposal', permit('writer', 'approver'), ofOpinion(propose));
