import { Hono } from 'hono';
import { type Actor, type AppContext, actorOf, departmentsOf, type Env, hasRole } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { permit } from '#http/permit.ts';
import { listFindings, listOpinions, listPlans, type PlanKey, type PlanOverview } from '../plans/queries.ts';
import { HomePage, type Season, type Waiting } from './home-page.tsx';
import { listOpenDrafts, listSheetProgress } from './queries.ts';

/**
 * The front page. The secretariat sees where the year stands and what waits; a department's writer its own sheets;
 * everybody else the plans.
 */
export const homeRoutes = new Hono<Env>().get('/', permit(), async (c) => {
  const actor = actorOf(c);
  const { municipality } = actor;
  const plans = await listPlans(c.get('db').kysely, municipality.id);
  const canImport = hasRole(actor, 'secretariat', 'operator');
  const department = departmentsOf(actor, 'writer')[0] ?? null;
  const season =
    hasRole(actor, 'secretariat') || department !== null ? await findSeason(c, plans, department) : null;
  const waiting = canImport ? await findWaiting(c, actor, season) : null;
  return renderPage(
    c,
    { title: `${municipality.name}の計画` },
    <HomePage
      plans={plans}
      season={season}
      waiting={waiting}
      department={department}
      canImport={canImport}
    />,
  );
});

async function findSeason(
  c: AppContext,
  plans: PlanOverview[],
  department: string | null,
): Promise<Season | null> {
  const plan = plans.find(({ sheetYears }) => sheetYears.length > 0);
  if (!plan) return null;
  const year = plan.sheetYears.at(-1)!;
  const sheets = await listSheetProgress(c.get('db'), keyOf(c, plan), { year, department });
  return { plan, year, sheets };
}

async function findWaiting(c: AppContext, { municipality }: Actor, season: Season | null): Promise<Waiting> {
  const db = c.get('db');
  const drafts = await listOpenDrafts(db, municipality.id);
  if (!season) return { drafts, findings: 0, unanswered: [] };
  const key = keyOf(c, season.plan);
  const findings = await listFindings(db.kysely, key);
  const opinions = await listOpinions(db.kysely, key);
  return {
    drafts,
    findings: findings.length,
    unanswered: opinions.filter(({ response }) => response === null),
  };
}

const keyOf = (c: AppContext, plan: PlanOverview): PlanKey => ({
  municipalityId: actorOf(c).municipality.id,
  planId: plan.id,
});
