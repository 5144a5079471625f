import { Hono } from 'hono';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { type Actor, departmentsOf, hasRole, type NamedDepartment } from '#domain/people/actor.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { type AppContext, actorOf, type Env } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { permit } from '#http/permit.ts';
import { listOpinions } from '#records/opinion/plan-opinion-queries.ts';
import { listPlans, type PlanOverview } from '#records/plan/queries.ts';
import { listOpenDrafts, listSheetProgress } from '#records/sheet/progress-queries.ts';
import { listFindings } from '#records/sheet/rating-queries.ts';
import { findRunningYears, type RunningYear } from './find-waiting.ts';
import { HomePage, type Season, type Waiting } from './home-page.tsx';

/**
 * The front page: what waits today for each post that the person holds, of every running year. Where no year is running, the
 * secretariat and the writers see the newest year that was imported; everybody sees the plans.
 */
export const homeRoutes = new Hono<Env>().get('/', permit(), async (c) => {
  const actor = actorOf(c);
  const { municipality } = actor;
  const plans = await listPlans(c.get('db').kysely, municipality.id);
  const canImport = hasRole(actor, 'secretariat', 'operator');
  const own = departmentsOf(actor, 'writer');
  const running = await findRunningYears(c, actor);
  const season =
    hasRole(actor, 'secretariat') || own.length > 0 ? await findSeason(c, plans, own, running) : null;
  const waiting = canImport ? await findWaiting(c, actor, season) : null;
  return renderPage(
    c,
    { title: `${municipality.name}の計画` },
    <HomePage
      plans={plans}
      running={running}
      today={dayOf(c.get('now'))}
      season={season}
      waiting={waiting}
      department={own[0]?.label ?? null}
      canImport={canImport}
    />,
  );
});

async function findSeason(
  c: AppContext,
  plans: PlanOverview[],
  own: NamedDepartment[],
  running: RunningYear[],
): Promise<Season | null> {
  const now = running[0];
  const plan = plans.find(({ id, sheetYears }) => (now ? id === now.plan.id : sheetYears.length > 0));
  if (!plan) return null;
  if (now) return { plan, year: now.cycle.year, sheets: [] };
  const year = plan.sheetYears.at(-1)!;
  const sheets = await listSheetProgress(c.get('db'), keyOf(c, plan), {
    year,
    departmentIds: own.length > 0 ? own.map(({ id }) => id) : null,
  });
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
