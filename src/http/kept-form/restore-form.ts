import { createMiddleware } from 'hono/factory';
import type { KeptForm, SessionOwner } from '#domain/people/kept-form.ts';
import type { AppContext, Env } from '../context.ts';
import { localPath } from '../local-path.ts';
import { fillForm, nameKept } from './fill-form.ts';
import { keptBanner } from './kept-banner.tsx';
import { type KeptForms, keptPath, ownerOf } from './kept-forms.ts';

/**
 * A page that is asked for with `kept` shows what was kept of its form, whichever form of whichever page that is: the page is made as
 * ever, and its inputs are filled on the way out. What was sent again, and taken, is kept no longer.
 */
export const restoreForm = (forms: KeptForms) =>
  createMiddleware<Env>(async (c, next) => {
    const actor = c.get('actor');
    if (!actor) return next();
    const owner = ownerOf(actor);
    const asked = c.req.method === 'GET' ? c.req.query('kept') : undefined;
    const kept = asked === undefined ? undefined : await forms.find(owner, asked, c.get('now'));
    await next();
    if (kept) await show(c, forms, owner, kept);
    const sent = c.get('keptForm');
    if (sent !== null && c.res.status < 500) await settle(c, forms, owner, sent);
  });

async function show(c: AppContext, forms: KeptForms, owner: SessionOwner, kept: KeptForm): Promise<void> {
  const goesOn = localPath(c.res.headers.get('location'));
  if (goesOn !== null) c.res.headers.set('location', keptPath({ page: goesOn, id: kept.id }));
  if (!isPage(c.res)) return;
  const others = (await forms.list(owner, c.get('now'))).filter(({ id }) => id !== kept.id);
  const filled = fillForm(await c.res.text(), kept);
  const banner = await keptBanner(c, { kept, filled, others });
  const html = filled.html.replace(/<main id="main"[^>]*>/, (main) => main + banner);
  c.res = new Response(html, c.res);
}

/** A page as the answer to a form has not done with it yet: a problem to be put right, a step before the save. */
async function settle(c: AppContext, forms: KeptForms, owner: SessionOwner, id: string): Promise<void> {
  if (isPage(c.res)) {
    const html = await c.res.clone().text();
    const { pathname, search } = new URL(c.req.url);
    const named = nameKept(html, { id, action: pathname + search });
    if (named !== null) {
      c.res = new Response(named, c.res);
      return;
    }
  }
  if (c.res.status < 400) await forms.remove(owner, id);
}

const isPage = (response: Response) => response.headers.get('content-type')?.startsWith('text/html') ?? false;
