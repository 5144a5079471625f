import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser, TEST_ORIGIN, TEST_PASSWORD, testApplication } from '../kit/browser.ts';
import { testDatabase } from '../kit/database.ts';
import { makeRichTown, type RichTown } from '../kit/rich-town.ts';
import { addressOf, formsOf, type Ids, idsOf, routesOf } from '../kit/route-walk.ts';
import { figuresOfTown } from '../kit/town-rows.ts';
import { type Page, type SentForm, walkTown } from '../kit/walk-town.ts';

/** Every address that takes what somebody writes, asked after the session has ended: the words are back after signing in again. */

/** What is never kept, and why. */
const NOT_KEPT: Record<string, string> = {
  '/session': 'signing in itself',
  '/session/end': 'signing out; takes no text',
  '/second-factor': 'a code is never kept',
  '/password-reset': 'asked for without a session',
  '/passwords/:token': 'a password is never kept',
  '/links/:token': 'a button, for who has no session',
  '/links/:link/revocation': 'a button',
  '/account/password': 'a password is never kept',
  '/account/sessions/end': 'a button of the own account',
  '/account/sessions/:session/end': 'a button of the own account',
  '/account/second-factor': 'a button of the own account',
  '/account/second-factor/confirmation': 'a code is never kept',
  '/account/second-factor/removal': 'a password is never kept',
  '/account/backup-codes': 'a code is never kept',
  '/account/identity': 'a button of the own account',
  '/account/identity/removal': 'a button of the own account',
  '/people/:person/account': 'opens an account',
  '/people/:person/account/invitation': 'opens an account',
  '/people/:person/account/reset': 'opens an account',
  '/people/:person/account/lock': 'opens and closes an account',
  '/people/:person/account/sessions/end': 'closes what is open of an account',
  '/people/:person/account/second-factor/removal': 'opens an account',
  '/people/:person/account/identity': 'opens an account',
  '/people/:person/account/identity/removal': 'closes a way into an account',
  '/kept-forms/:kept/removal': 'a button for what is kept',
};
/** Asked by a script, which keeps in the browser what it has no answer for. */
const BY_SCRIPT = [
  '/plans/:plan/sheets/:sheet/autosave',
  '/plans/:plan/sheets/:sheet/presence',
  '/plans/:plan/forms/:form/preview',
];

// From one in the morning to seven in the evening of one day in Japan: the pages say the same.
let now = new Date('2026-03-30T16:00:00Z');
const db = await testDatabase();
const app = testApplication(db, () => now);
const routes = routesOf(app);
const posts = routes.filter(({ method }) => method === 'POST').map(({ path }) => path);
let town: RichTown;
let ids: Ids;
let pages: Page[];
let forms: SentForm[];
const fresh = new Map<string, Browser>();

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  town = await makeRichTown(db, app);
  ids = idsOf(town);
  // The writer's second factor is asked elsewhere.
  await db.kysely.deleteFrom('second_factor').where('municipality_id', '=', town.id).execute();
  await db.kysely.deleteFrom('kept_form').where('municipality_id', '=', town.id).execute();
  const walk = await walkTown(town, routes, ids);
  pages = walk.pages;
  forms = [...new Map(walk.forms.toReversed().map((form) => [kindOf(form), form])).values()];
  now = new Date('2026-03-31T10:00:00Z');
  for (const role of Object.keys(town.browsers)) fresh.set(role, new Browser(app));
}, 300_000);

beforeEach(async () => {
  await db.kysely.deleteFrom('kept_form').where('municipality_id', '=', town.id).execute();
});

const kindOf = ({ route, fields }: SentForm) =>
  `${route} ${[...new Set(fields.map(([name]) => name.replace(/[\d-]+/g, '0')))].sort()}`;

/** The form with something new in each of its inputs that one writes into. */
function written(form: SentForm): [string, string][] {
  const { body } = pages.find(({ address, role }) => address === form.page && role === form.role)!;
  const inputs = [...body.matchAll(/<(?:input|textarea)[^>]*>/g)].map(([tag]) => tag);
  const isText = (name: string) =>
    inputs.some(
      (tag) =>
        tag.includes(` name="${name}"`) &&
        (tag.startsWith('<textarea') ||
          / type="(text|email|search|date|number)"/.test(tag) ||
          !/ type="/.test(tag)),
    );
  return form.fields.map(([name, value], at) => [
    name,
    isText(name) ? `書いた${at}\n"二行目" <${name}>` : value,
  ]);
}

/** Sends what the browser of an ended session would send. */
async function sendLate(
  role: keyof RichTown['browsers'],
  address: string,
  fields: [string, string][],
  page: string,
) {
  const body = new URLSearchParams(fields);
  const browser = town.browsers[role];
  const cookies = [...browser.cookies];
  const answer = await browser.send(address, {
    method: 'POST',
    body,
    headers: { origin: TEST_ORIGIN, referer: `${TEST_ORIGIN}${page}` },
  });
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return answer;
}

function csrfOf(role: keyof RichTown['browsers']): string {
  const page = pages.find((one) => one.role === role && one.body.includes('name="csrf"'))!;
  return page.body.match(/name="csrf" value="([^"]+)"/)![1]!;
}

/** Signs in anew, and gives the page that one is led to. */
async function signInAgain(role: keyof RichTown['browsers']) {
  const browser = fresh.get(role)!;
  const answer = await browser.post('/session', { name: `${role}-${town.id}`, password: TEST_PASSWORD });
  const location = answer.headers.get('location')!;
  return { location, html: await (await browser.get(location)).text() };
}

describe('what was written when the session had ended', () => {
  it('stands in its form again after signing in, on every page of the town', async () => {
    const before = await figuresOfTown(db, town.id);
    const wrong: string[] = [];
    let asked = 0;
    for (const form of forms) {
      if (form.route in NOT_KEPT || BY_SCRIPT.includes(form.route)) continue;
      const fields = written(form);
      const answer = await sendLate(form.role, form.action, fields, form.page);
      if (!answer.headers.get('location')?.startsWith('/sign-in?next=')) {
        wrong.push(`${form.role} ${form.route}: ${answer.status} ${answer.headers.get('location')}`);
        continue;
      }
      const { location, html } = await signInAgain(form.role);
      const back = formsOf(location, html).find(({ fields }) =>
        fields.some(([name]) => name === 'kept-form'),
      );
      const buttons = form.fields.slice(-1).map(([name]) => name);
      for (const [name, text] of fields) {
        if (name === 'csrf' || buttons.includes(name)) continue;
        asked++;
        if (!back?.fields.some(([own, value]) => own === name && value === text))
          wrong.push(`${form.role} ${form.page} → ${form.route}: ${name}`);
      }
      await db.kysely.deleteFrom('kept_form').where('municipality_id', '=', town.id).execute();
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(300);
    const { session: _, event: __, ended_session: ___, ...rest } = await figuresOfTown(db, town.id);
    expect(rest).toEqual(Object.fromEntries(Object.entries(before).filter(([table]) => table in rest)));
  }, 600_000);

  it('is given back by every address, also where its form is gone', async () => {
    const csrf = csrfOf('secretariat');
    const wrong: string[] = [];
    for (const path of posts) {
      const address = addressOf(path, ids);
      const text = `「${path}」に書いた文`;
      await sendLate(
        'secretariat',
        address,
        [
          ['csrf', csrf],
          ['text', text],
        ],
        '/plans',
      );
      const kept = await db.kysely
        .selectFrom('kept_form')
        .select('id')
        .where('municipality_id', '=', town.id)
        .execute();
      if (path in NOT_KEPT) {
        if (kept.length > 0) wrong.push(`${path} is kept`);
        continue;
      }
      const { html } = await signInAgain('secretariat');
      if (!html.includes(text) || !html.includes('保存していません')) wrong.push(path);
      await db.kysely.deleteFrom('kept_form').where('municipality_id', '=', town.id).execute();
    }
    expect(wrong).toEqual([]);
  }, 600_000);

  it('is not kept of any form that asks for a password or a code', () => {
    const secret = / type="password"| autocomplete="one-time-code"/;
    const asking = pages.flatMap(({ address, body }) =>
      [...body.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].flatMap(([, tag = '', inner = '']) =>
        secret.test(inner)
          ? [new URL(tag.match(/action="([^"]+)"/)![1]!, `http://localhost${address}`).pathname]
          : [],
      ),
    );
    expect(asking.length).toBeGreaterThan(0);
    expect(
      [...new Set(asking)].filter((path) => !/^\/(account|people\/[^/]+\/account)(\/|$)/.test(path)),
    ).toEqual([]);
  });

  it('names only addresses that are there', () => {
    expect([...Object.keys(NOT_KEPT), ...BY_SCRIPT].filter((path) => !posts.includes(path))).toEqual([]);
  });
});
