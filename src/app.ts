import { Hono } from 'hono';
import type { AppConfig } from '#config';
import type { Db } from '#db/connect.ts';
import { activityRoutes } from '#features/activity/routes.ts';
import { collaborationRoutes } from '#features/collaboration/routes.ts';
import { committeeRoutes } from '#features/committee/routes.ts';
import { cyclesRoutes } from '#features/cycles/routes.ts';
import { editionsRoutes } from '#features/editions/routes.ts';
import { exportsRoutes } from '#features/exports/routes.ts';
import { formsRoutes } from '#features/forms/routes.ts';
import { homeRoutes } from '#features/home/routes.tsx';
import { importRoutes } from '#features/imports/routes.tsx';
import { jobsRoutes } from '#features/jobs/routes.ts';
import { keepingRoutes } from '#features/keeping/routes.ts';
import { mailRoutes } from '#features/mail/routes.ts';
import { movesRoutes } from '#features/moves/routes.ts';
import { peopleRoutes } from '#features/people/routes.ts';
import { planRoutes } from '#features/plans/routes.ts';
import { reviewsRoutes } from '#features/reviews/routes.ts';
import { searchRoutes } from '#features/search/routes.ts';
import { sheetsRoutes } from '#features/sheets/routes.ts';
import { keptForms } from '#features/sign-in/kept-form-routes.ts';
import { signInRoutes } from '#features/sign-in/routes.tsx';
import { listOwnLayouts } from '#features/templates/layout-queries.ts';
import { templatesRoutes } from '#features/templates/routes.ts';
import { workbooksRoutes } from '#features/workbooks/routes.ts';
import { openAssets } from '#http/assets.ts';
import type { Env } from '#http/context.ts';
import { formGuard } from '#http/form-guard.ts';
import { restoreForm } from '#http/kept-form/restore-form.ts';
import { renderBroken, renderNotFound } from '#http/refusal-page.tsx';
import { request } from '#http/request.ts';
import { securityHeaders } from '#http/security-headers.ts';
import { session } from '#http/session.ts';
import { findSession } from '#records/account/find-session.ts';

export type Installation = {
  db: Db;
  config: AppConfig;
  clock: () => Date;
};

/** The application: the kit first, then the features' routes. */
export function createApp({ db, config, clock }: Installation): Hono<Env> {
  const { origin } = config;
  const assets = openAssets(config.assetsFolder);
  const app = new Hono<Env>();
  app.onError(renderBroken);
  app.notFound(renderNotFound);

  app.use(request({ db, clock, origin, assetPath: assets.path }));
  app.use(securityHeaders(origin?.startsWith('https:') ?? false));
  if (assets.serve) app.use('/assets/*', assets.serve);
  app.get('/healthz', async (c) => {
    await db.kysely.selectFrom('municipality').select('id').limit(1).execute();
    return c.text('ok');
  });
  app.use(session((c, tokenHash) => findSession(db, tokenHash, c.get('now'))));
  const kept = keptForms(db);
  app.use(restoreForm(kept));
  app.use(formGuard(origin, kept));

  app.route('/', signInRoutes(config));
  app.route('/', homeRoutes);
  app.route('/', planRoutes);
  app.route('/', importRoutes(listOwnLayouts));
  app.route('/', searchRoutes);
  app.route('/', peopleRoutes);
  app.route('/', keepingRoutes);
  app.route('/', formsRoutes);
  app.route('/', cyclesRoutes(config));
  app.route('/', sheetsRoutes(config));
  app.route('/', movesRoutes);
  app.route('/', reviewsRoutes);
  app.route('/', committeeRoutes);
  app.route('/', collaborationRoutes(config));
  app.route('/', editionsRoutes);
  app.route('/', activityRoutes);
  app.route('/', mailRoutes(config));
  app.route('/', exportsRoutes);
  app.route('/', workbooksRoutes(config));
  app.route('/', templatesRoutes);
  app.route('/', jobsRoutes);
  return app;
}
