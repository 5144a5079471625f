import type { Role } from '#domain/people/role.ts';
import { type RichTown, ROLES } from './rich-town.ts';
import { addressOf, type Form, formsOf, type Ids, type Route, routeOf } from './route-walk.ts';

export type Page = { role: Role; address: string; route: string; status: number; type: string; body: string };
export type SentForm = Form & { role: Role; route: string };

/** Of addresses of one plan that differ in their ids and values only, so many are looked at. */
const MOST_ALIKE = 2;
const planIn = (address: string) => address.match(/^\/plans\/([^/?]+)/)?.[1] ?? '';

/**
 * Walks through the town as these people: every address of the routes, and from there every link, as long as it leads to
 * something new. Gives the pages and the forms on them, each kind of form once for each role.
 */
export async function walkTown(town: RichTown, routes: Route[], ids: Ids, roles: Role[] = ROLES) {
  const pages: Page[] = [];
  const forms = new Map<string, SentForm>();
  for (const role of roles) {
    const alike = new Map<string, number>();
    const seen = new Set<string>();
    const waiting = routes.filter(({ method }) => method === 'GET').map(({ path }) => addressOf(path, ids));
    // What a form leads to, and no link does.
    waiting.push('/plans/fresh/opening?year=2025', '/search?q=見守り');
    waiting.push('/plans/plan/sheets/s-now/entry?kept=kept-1');
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const route = routeOf(routes, 'GET', address)?.path;
      if (route === undefined || seen.has(address)) continue;
      seen.add(address);
      const url = new URL(address, 'http://localhost');
      const kind = `${planIn(address)} ${route} ${[...url.searchParams.keys()].sort()}`;
      const before = alike.get(kind) ?? 0;
      if (before >= MOST_ALIKE) continue;
      alike.set(kind, before + 1);
      const answer = await town.browsers[role].get(address);
      const type = answer.headers.get('content-type') ?? '';
      const body = await answer.text();
      pages.push({ role, address, route, status: answer.status, type, body });
      if (!type.startsWith('text/html')) continue;
      for (const form of formsOf(address, body)) {
        const action = new URL(form.action, url).pathname;
        const of = routeOf(routes, 'POST', action)?.path ?? `nothing: ${action}`;
        const names = [...new Set(form.fields.map(([name]) => name))].sort();
        forms.set(`${role} ${of} ${names} ${form.fields.at(-1)?.[1].slice(0, 12)}`, {
          ...form,
          action,
          role,
          route: of,
        });
      }
      const links = [...body.matchAll(/\shref="(\/[^"#]*|\?[^"#]*)/g)].map(([, href]) =>
        href!.replaceAll('&amp;', '&'),
      );
      waiting.push(...links.map((href) => (href.startsWith('?') ? url.pathname + href : href)));
      const location = answer.headers.get('location');
      if (location) waiting.push(location);
    }
  }
  return { pages, forms: [...forms.values()] };
}
