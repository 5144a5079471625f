import { Hono } from 'hono';
import { actorOf, type Env } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { permit } from '#http/permit.ts';
import { HomePage } from './home-page.tsx';
import { listOpenDrafts, listPlanOverviews } from './queries.ts';

/** The front page: the plans, and what waits for the person who has signed in. */
export const homeRoutes = new Hono<Env>().get('/', permit(), async (c) => {
  const { municipality, role } = actorOf(c);
  const canImport = role === 'secretariat' || role === 'operator';
  const plans = await listPlanOverviews(c.get('db'), municipality.id);
  const drafts = canImport ? await listOpenDrafts(c.get('db'), municipality.id) : [];
  return renderPage(
    c,
    { title: `${municipality.name}の計画` },
    <HomePage plans={plans} drafts={drafts} canImport={canImport} />,
  );
});
