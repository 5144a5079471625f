import { beforeAll, describe, expect, it, vi } from 'vitest';
import { testApplication } from '../kit/browser.ts';
import { testDatabase } from '../kit/database.ts';
import { listenToQueries } from '../kit/listen-to-queries.ts';
import { makeRichTown, type RichTown } from '../kit/rich-town.ts';
import { addressOf, filled, type Ids, idsOf, routesOf, send } from '../kit/route-walk.ts';
import { copyTown, figuresOfTown, keepTown, markTown, townColumns } from '../kit/town-rows.ts';
import { type Page, type SentForm, walkTown } from '../kit/walk-town.ts';

/**
 * Two neighbours: one with the very ids of the town that asks, one with ids of its own. Every route is asked, every form that
 * the town's pages show is sent, to its own addresses and to the neighbour's: nothing of either may be seen or changed.
 */

const SECRET = '隣町の秘密';
/** What the installation makes ids for; all other ids are a plan's, and alike in two towns with the same plan. */
const MADE_HERE = [
  ...['plan_id', 'person_id', 'post_id', 'department_id', 'account_id', 'draft_id', 'plan.id', 'person.id'],
  ...[
    'post.id',
    'post_holding.id',
    'department.id',
    'account.id',
    'mail.id',
    'import_draft.id',
    'staff_draft.id',
    'kept_form.id',
  ],
];
const PARAMETERS_MADE_HERE = [
  'plan',
  'person',
  'post',
  'term',
  'department',
  'draft',
  'mail',
  'id',
  'link',
  'kept',
];
const ofNeighbour = (id: string) => `c-${id}`;

/** Pages that the walk cannot come to: they are of those who are not signed in, or want a second device. */
const NOT_FOR_THE_SIGNED_IN = [
  ...['/sign-in', '/second-factor', '/passwords/:token', '/links/:token', '/account/second-factor'],
  ...['/identity-provider', '/identity-provider/callback'],
];

/** What a script or somebody who is not signed in sends, and what this town has no reason to show. */
const WITHOUT_FORM = [
  ...['/session', '/second-factor', '/password-reset', '/passwords/:token', '/links/:token'],
  ...['/account/identity', '/account/identity/removal', '/account/second-factor/confirmation'],
  ...['/account/sessions/:session/end', '/people/:person/account', '/people/:person/account/identity'],
  ...[
    '/people/:person/account/identity/removal',
    '/people/:person/account/invitation',
    '/people/:person/erasure',
  ],
  ...['/imports/:id/decisions', '/mail/:mail/attempt', '/mail/:mail/hand-delivery'],
  ...['/plans/:plan/cycles/:year/finalisation', '/plans/:plan/cycles/:year/reminders'],
  ...['/plans/:plan/cycles/:year/seal/reasons', '/plans/:plan/forms/:form/preview'],
  '/plans/:plan/exports/queue',
  ...['/plans/:plan/requests/:request/next-year', '/plans/:plan/sheets/:sheet/autosave'],
  '/plans/:plan/sheets/:sheet/presence',
];

const real = await testDatabase();
const { db, statements } = listenToQueries(real);
const mail = { url: 'smtp://localhost:1', from: 'ayumi@example.jp', quietHours: null };
const app = testApplication(db, undefined, { mail });
const routes = routesOf(app);
let town: RichTown;
let ids: Ids;
let putBack: () => Promise<void>;
let pages: Page[];
let forms: SentForm[];
let before: Record<string, string>[];
let departments: string[];

async function idsMadeHere(): Promise<string[]> {
  const tables = ['person', 'post', 'post_holding', 'department', 'account', 'mail', 'plan'] as const;
  const rows = await Promise.all(
    tables.map((table) =>
      real.kysely.selectFrom(table).select('id').where('municipality_id', '=', town.id).execute(),
    ),
  );
  return rows.flat().map(({ id }) => id);
}

const figures = async () => [await figuresOfTown(real, 'same'), await figuresOfTown(real, 'other')];

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  town = await makeRichTown(db, app);
  ids = idsOf(town);
  departments = (
    await real.kysely.selectFrom('department').select('id').where('municipality_id', '=', town.id).execute()
  ).map(({ id }) => id);
  await copyTown(real, town.id, 'same');
  await copyTown(
    real,
    town.id,
    'other',
    Object.fromEntries(MADE_HERE.map((name) => [name, ofNeighbour('')])),
  );
  await markTown(real, 'same', { after: SECRET });
  await markTown(real, 'other', { after: SECRET });
  putBack = await keepTown(real, town.id);
  before = await figures();
  const walk = await walkTown(town, routes, ids);
  pages = walk.pages;
  // A form that several roles see is sent by the first of them.
  const shape = ({ route, fields }: SentForm) =>
    `${route} ${fields.map(([name]) => name).sort()} ${fields.at(-1)![1]}`.replace(/[\w-]{43}/g, '');
  forms = [...new Map(walk.forms.toReversed().map((form) => [shape(form), form])).values()];
  await putBack();
}, 300_000);

describe('two municipalities', () => {
  it('show what is theirs', () => {
    const shown = new Set(pages.filter(({ status }) => status === 200).map(({ route }) => route));
    const gets = routes.filter(
      ({ method, path }) => method === 'GET' && !NOT_FOR_THE_SIGNED_IN.includes(path),
    );
    expect(gets.filter(({ path }) => !shown.has(path))).toEqual([]);
    expect(pages.filter(({ status }) => status >= 500)).toEqual([]);
    // A thing printed in place of its name.
    expect(pages.filter(({ body }) => body.includes('[object ')).map(({ address }) => address)).toEqual([]);
    const withForm = new Set(forms.map(({ route }) => route));
    const posts = routes.filter(({ method }) => method === 'POST');
    expect(
      posts
        .filter(({ path }) => !withForm.has(path))
        .map(({ path }) => path)
        .sort(),
    ).toEqual(WITHOUT_FORM.toSorted());
  });

  it('are asked for a department by its id', () => {
    const known = new Set(['', ...departments]);
    const asked = [
      ...pages.flatMap(({ address }) =>
        new URL(address, 'http://localhost').searchParams
          .getAll('department')
          .map((value) => [address, value] as const),
      ),
      ...forms.flatMap(({ page, fields }) =>
        fields.filter(([name]) => name === 'department').map(([, value]) => [page, value] as const),
      ),
    ];
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter(([, value]) => !known.has(value))).toEqual([]);
  });

  it('show nothing of each other', () => {
    expect(pages.filter(({ body }) => body.includes(SECRET)).map(({ address }) => address)).toEqual([]);
  });

  it('do not know the ids of each other', async () => {
    const wrong: string[] = [];
    for (const { method, path } of routes) {
      const parameters = [...path.matchAll(/:([a-z]+)/g)].map(([, name]) => name!);
      if (!parameters.some((name) => PARAMETERS_MADE_HERE.includes(name))) continue;
      const address = addressOf(path, ids, (name, id) =>
        PARAMETERS_MADE_HERE.includes(name) ? ofNeighbour(id) : id,
      );
      const sent =
        method === 'GET'
          ? [null]
          : [...forms.filter(({ route }) => route === path), { role: 'secretariat', fields: [] } as const];
      for (const form of sent) {
        const browser = town.browsers[form?.role ?? 'secretariat'];
        const answer =
          form === null ? await browser.get(address) : await send(browser, address, [...form.fields]);
        const body = await answer.text();
        // Whether the form or the address is looked at first: nothing is told of the neighbour, nothing is changed.
        if (![400, 403, 404, 409].includes(answer.status) && !/^\/links\/:link\//.test(path))
          wrong.push(`${method} ${address}: ${answer.status} ${answer.headers.get('location')}`);
        if (body.includes(SECRET)) wrong.push(`${method} ${address} tells`);
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
    expect(await figures()).toEqual(before);
  }, 300_000);

  it('change nothing of each other by what their forms send', async () => {
    const wrong: string[] = [];
    const answers = new Map<number, number>();
    const inForms = new Set(await idsMadeHere());
    for (const form of forms) {
      const toNeighbour = form.fields.map(([name, value]): [string, string] => [
        name,
        inForms.has(value) ? ofNeighbour(value) : value,
      ]);
      const variants = [form.fields];
      if (form.fields.some(([, value]) => value === '')) variants.push(filled(form.fields));
      if (form.fields.some(([, value]) => inForms.has(value))) variants.push(filled(toNeighbour));
      for (const fields of variants) {
        const answer = await send(town.browsers[form.role], form.action, fields);
        answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
        if (answer.status >= 500) wrong.push(`${form.role} ${form.action}: ${answer.status}`);
        if ((await answer.text()).includes(SECRET)) wrong.push(`${form.role} ${form.action} tells`);
        if (answer.status < 400) await putBack();
      }
    }
    expect(wrong).toEqual([]);
    expect(await figures()).toEqual(before);
    // A walk that only met refusals would say nothing.
    expect(answers.get(303)).toBeGreaterThan(60);
  }, 300_000);

  it('are named in every statement, at each table of it', async () => {
    const ofTowns = new Set((await townColumns(real)).keys());
    const unbound = [...statements].filter((statement) =>
      [...statement.matchAll(/\b(?:from|join|update|into)\s+"(\w+)"(?:\s+as\s+"?(\w+)"?)?/gi)].some(
        ([, table = '', alias = table]) =>
          ofTowns.has(table) &&
          !new RegExp(`\\b${alias}"?\\."?municipality_id|(?<!\\.)"municipality_id"`).test(statement),
      ),
    );
    expect(statements.size).toBeGreaterThan(200);
    expect(unbound).toEqual([]);
  });
});
