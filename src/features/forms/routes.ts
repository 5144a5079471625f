import { Hono } from 'hono';
import type { Env } from '#http/context.ts';
import { permit } from '#http/permit.ts';
import { addition, draftStep, forwardMove, newVersion, removal } from './form-actions.ts';
import { formPage } from './form-page.tsx';
import { formsPage } from './forms-page.tsx';
import { previewFragment } from './preview-fragment.tsx';
import { ruleChange, rulesPage } from './rules-page.tsx';
import { scaleAddition, scaleChange, scaleRemoval, scalesPage } from './scales-page.tsx';
import { versionPage } from './version-page.tsx';

/** The forms and the rules of a plan: the secretariat's. */
export const formsRoutes = new Hono<Env>()
  .get('/plans/:plan/forms', permit('secretariat'), (c) => formsPage(c))
  .post('/plans/:plan/forms', permit('secretariat'), addition)
  .get('/plans/:plan/forms/:form', permit('secretariat'), formPage)
  .post('/plans/:plan/forms/:form/draft', permit('secretariat'), draftStep)
  .post('/plans/:plan/forms/:form/preview', permit('secretariat'), previewFragment)
  .post('/plans/:plan/forms/:form/versions', permit('secretariat'), newVersion)
  .get('/plans/:plan/forms/:form/versions/:version', permit('secretariat'), versionPage)
  .post('/plans/:plan/forms/:form/position', permit('secretariat'), forwardMove)
  .post('/plans/:plan/forms/:form/removal', permit('secretariat'), removal)
  .get('/plans/:plan/scales', permit('secretariat'), (c) => scalesPage(c))
  .post('/plans/:plan/scales', permit('secretariat'), scaleAddition)
  .post('/plans/:plan/scales/:scale', permit('secretariat'), scaleChange)
  .post('/plans/:plan/scales/:scale/removal', permit('secretariat'), scaleRemoval)
  .get('/plans/:plan/rules', permit('secretariat'), (c) => rulesPage(c))
  .post('/plans/:plan/rules', permit('secretariat'), ruleChange);
