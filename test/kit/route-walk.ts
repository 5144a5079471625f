import type { Hono } from 'hono';
import type { Env } from '#http/context.ts';
import type { Browser } from './browser.ts';
import { pageFields } from './page-fields.ts';
import type { RichTown } from './rich-town.ts';

export type Route = { method: 'GET' | 'POST'; path: string };

/** Every address that the application answers, but the files of the browser and what answers to every address. */
export function routesOf(app: Hono<Env>): Route[] {
  const all = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !/[*]/.test(path))
    .map(({ method, path }) => `${method} ${path}`);
  return [...new Set(all)].map((one) => {
    const [method, path] = one.split(' ') as [Route['method'], string];
    return { method, path };
  });
}

/** Where, the name of the parameter, the id that stands for it there: the first that fits. */
export type Ids = [where: RegExp, parameter: string, id: string][];

/** The ids of the rich town by the name of the parameter; where a name stands for several things, by the address as well. */
export function idsOf({ id, draft, records, staff, department }: RichTown): Ids {
  return [
    [/^\/plans\/:plan\/cycles\/:year\/(seal|finalisation)/, 'year', '2023'],
    [/^\/plans\/:plan\/cycles\/:year\/review/, 'year', '2024'],
    [/^\/plans\/:plan\/editions/, 'year', '2023'],
    [/^\/plans\/:plan\/editions/, 'sheet', 's-1'],
    [/\/seal/, 'plan', 'open'],
    [/\/review-meetings/, 'meeting', 'm-2'],
    [/\/projects/, 'record', records.projects],
    [/\/nodes/, 'record', records.nodes],
    [/\/plans/, 'record', records.plans],
    [/./, 'plan', 'plan'],
    [/./, 'year', '2025'],
    [/./, 'sheet', 's-now'],
    [/./, 'project', 'p-1'],
    [/./, 'indicator', 'i-1'],
    [/./, 'form', 'form-1'],
    [/./, 'version', '1'],
    [/./, 'scale', 'rs-1'],
    [/./, 'meeting', 'm-1'],
    [/./, 'opinion', 'o-now'],
    [/./, 'request', 'c-1'],
    [/./, 'remark', 'remark-1'],
    [/./, 'attachment', 'file-1'],
    [/./, 'workbook', 'workbook-1'],
    [/./, 'person', staff],
    [/./, 'post', staff],
    [/./, 'term', staff],
    [/./, 'department', department],
    [/./, 'draft', 'staff-1'],
    [/./, 'mail', 'mail-waiting'],
    [/./, 'template', 'template-1'],
    [/cancellation/, 'job', 'job-open'],
    [/./, 'job', 'job-1'],
    [/./, 'id', draft],
    [/./, 'link', `link-${id}`],
    [/./, 'session', 'session-1'],
    [/./, 'kept', 'kept-1'],
    [/./, 'token', 'token-1'],
  ];
}

/** The address with these ids in it; throws where nobody said what the parameter of a new route is. */
export function addressOf(path: string, ids: Ids, change = (_: string, id: string) => id) {
  return path.replace(/:([a-z]+)/g, (_, parameter: string) => {
    const found = ids.find(([where, name]) => name === parameter && where.test(path));
    if (!found)
      throw new Error(`which id stands for :${parameter} in ${path}? Add it to test/kit/route-walk.ts`);
    return encodeURIComponent(change(parameter, found[2]));
  });
}

/** The route that an address belongs to, of those that the application has. */
export function routeOf(routes: Route[], method: string, address: string): Route | undefined {
  const { pathname } = new URL(address, 'http://localhost');
  const matching = routes.filter((route) => {
    const pattern = route.path.replace(/[.]/g, '\\.').replace(/:[a-z]+/g, '[^/]+');
    return route.method === method && new RegExp(`^${pattern}$`).test(pathname);
  });
  return matching.find(({ path }) => path === pathname) ?? matching[0];
}

export type Form = { page: string; action: string; fields: [string, string][] };

/** What the forms of a page would send as they stand, each with each of its buttons. */
export function formsOf(page: string, html: string): Form[] {
  const stray = [...html.matchAll(/<(input|textarea|select|button)[^>]*\sform="([^"]+)"[^>]*>/g)];
  return [...html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].flatMap(([, tag = '', inner = '']) => {
    if (!/method="post"/i.test(tag)) return [];
    const id = tag.match(/\sid="([^"]+)"/)?.[1];
    const outside = stray.filter(([, , of]) => of === id && id !== undefined).map(([whole]) => whole);
    const controls = inner + outside.filter((one) => !inner.includes(one)).join('');
    const fields = [...pageFields(controls)] as [string, string][];
    const buttons = [...controls.matchAll(/<button([^>]*)>/g)].map(([, button = '']) => ({
      action: button.match(/formaction="([^"]+)"/)?.[1],
      name: button.match(/\sname="([^"]+)"/)?.[1],
      value: button.match(/\svalue="([^"]*)"/)?.[1] ?? '',
    }));
    const action = tag.match(/action="([^"]+)"/)?.[1] ?? page;
    const presses = buttons.length > 0 ? buttons : [{ action: undefined, name: undefined, value: '' }];
    return presses.map(
      (press): Form => ({
        page,
        action: plain(press.action ?? action),
        fields: press.name ? [...fields, [press.name, plain(press.value)]] : fields,
      }),
    );
  });
}

const plain = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The same fields, with something written where nothing is. */
export function filled(fields: Form['fields']): Form['fields'] {
  const textOf = (name: string) =>
    /(On|due|from|since|until)$/i.test(name) ? '2026-03-20' : /email/i.test(name) ? 'a@example.jp' : '書いた';
  return fields.map(([name, value]) => [name, value === '' ? textOf(name) : value]);
}

/** Sends the fields as they are, several of one name included. Whatever comes of it, the browser stays signed in. */
export async function send(browser: Browser, action: string, fields: Form['fields']): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const cookies = [...browser.cookies];
  const answer = await browser.post(action, form);
  browser.cookies.clear();
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return answer;
}
