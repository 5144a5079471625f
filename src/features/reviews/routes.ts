import { Hono } from 'hono';
import type { Env } from '#http/context.ts';
import { permit } from '#http/permit.ts';
import { finalisationPage } from './finalisation-page.tsx';
import { meetingPage } from './meeting-page.tsx';
import { meetingsPage } from './meetings-page.tsx';
import { postFinalisation } from './post-finalisation.ts';
import { postMeeting, postNewMeeting } from './post-meeting.ts';
import { postGrades, postVote } from './post-review.ts';
import { reviewPage } from './review-page.tsx';

/** The review 査定 of a year: grades, votes, meetings, final grades. */
export const reviewsRoutes = new Hono<Env>()
  .get('/plans/:plan/cycles/:year/review', permit('reviewer', 'secretariat'), (c) => reviewPage(c))
  .post('/plans/:plan/cycles/:year/review', permit('reviewer', 'secretariat'), postGrades)
  .post('/plans/:plan/cycles/:year/review/votes', permit('reviewer'), postVote)
  .get('/plans/:plan/cycles/:year/finalisation', permit('secretariat'), (c) => finalisationPage(c))
  .post('/plans/:plan/cycles/:year/finalisation', permit('secretariat'), postFinalisation)
  .get('/plans/:plan/cycles/:year/review-meetings', permit('reviewer', 'secretariat'), (c) => meetingsPage(c))
  .post('/plans/:plan/cycles/:year/review-meetings', permit('reviewer', 'secretariat'), postNewMeeting)
  .get('/plans/:plan/cycles/:year/review-meetings/:meeting', permit('reviewer', 'secretariat'), (c) =>
    meetingPage(c),
  )
  .post('/plans/:plan/cycles/:year/review-meetings/:meeting', permit('reviewer', 'secretariat'), postMeeting);
