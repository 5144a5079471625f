import { Hono } from 'hono';
import type { Env } from '#http/context.ts';
import { permit } from '#http/permit.ts';
import { answerAddition, answerChange, answerClosing, answerMerger } from './department-actions.ts';
import { departmentPage } from './department-page.tsx';
import { departmentsPage } from './departments-page.tsx';
import { answerNote, answerSuccessors } from './handover-actions.ts';
import { handoverPage } from './handover-page.tsx';
import { handoverSheetPage } from './handover-sheet-page.tsx';
import { peoplePage } from './people-page.tsx';
import { STAFF } from './people-parts.tsx';
import { answerErasure, answerPersonChange, answerTermChange, answerTermRemoval } from './person-actions.ts';
import { personPage } from './person-page.tsx';
import { answerHolder, answerPostAddition, answerPostChange, answerPostClosing } from './post-actions.ts';
import { postPage } from './post-page.tsx';
import { staffCsv, staffWorkbook } from './staff-download.ts';
import { staffDraftPage } from './staff-draft-page.tsx';
import { answerCancellation, answerConfirmation, answerStaffList } from './staff-list-actions.ts';
import { staffListPage } from './staff-list-page.tsx';
import { successorsPage } from './successors-page.tsx';
import { termPage } from './term-page.tsx';

const permitStaff = permit(...STAFF);
const permitEditors = permit('secretariat', 'operator');

/** Posts are for everybody who is signed in, names for the office, changes for those who run the plan. */
export const peopleRoutes = new Hono<Env>()
  .get('/departments', permit(), (c) => departmentsPage(c))
  .post('/departments', permitEditors, answerAddition)
  .get('/departments/:department', permit(), (c) => departmentPage(c))
  .post('/departments/:department', permitEditors, answerChange)
  .post('/departments/:department/merger', permitEditors, answerMerger)
  .post('/departments/:department/closing', permitEditors, answerClosing)
  .post('/posts', permitEditors, answerPostAddition)
  .get('/posts/:post', permit(), (c) => postPage(c))
  .post('/posts/:post', permitEditors, answerPostChange)
  .post('/posts/:post/closing', permitEditors, answerPostClosing)
  .post('/posts/:post/holders', permitEditors, answerHolder)
  .get('/posts/:post/handover', permitStaff, (c) => handoverSheetPage(c))
  .post('/posts/:post/handover', permitStaff, answerNote)
  .get('/handover', permitEditors, handoverPage)
  .get('/handover/successors', permitEditors, (c) => successorsPage(c))
  .post('/handover/successors', permitEditors, answerSuccessors)
  .get('/people.csv', permitEditors, staffCsv)
  .get('/people.xlsx', permitEditors, staffWorkbook)
  .get('/staff-list', permitEditors, (c) => staffListPage(c))
  .post('/staff-list', permitEditors, answerStaffList)
  .get('/staff-list/:draft', permitEditors, (c) => staffDraftPage(c))
  .post('/staff-list/:draft/confirmation', permitEditors, answerConfirmation)
  .post('/staff-list/:draft/cancellation', permitEditors, answerCancellation)
  .get('/people', permitStaff, peoplePage)
  .get('/people/:person', permitStaff, (c) => personPage(c))
  .post('/people/:person', permitEditors, answerPersonChange)
  .post('/people/:person/erasure', permitEditors, answerErasure)
  .get('/people/:person/holdings/:term', permitEditors, (c) => termPage(c))
  .post('/people/:person/holdings/:term', permitEditors, answerTermChange)
  .post('/people/:person/holdings/:term/removal', permitEditors, answerTermRemoval);
