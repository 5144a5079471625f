import { parse } from 'csv-parse/sync';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { testApplication } from '../kit/browser.ts';
import { testDatabase } from '../kit/database.ts';
import { makeRichTown, type RichTown } from '../kit/rich-town.ts';
import { addressOf, type Form, filled, type Ids, idsOf, routesOf, send } from '../kit/route-walk.ts';
import { keepTown, markTown } from '../kit/town-rows.ts';
import { unsafeIn } from '../kit/unsafe-html.ts';
import { type SentForm, walkTown } from '../kit/walk-town.ts';

/** What somebody sends who wants to break it, to every address and in every field: no answer is a fault of the program. */

const IDS = [
  ...['__proto__', 'constructor', 'new', '%00', 'a%00b', '..%2F..%2Fetc', '%2F', '-1', '0', '99999999999'],
  ...['1e3', '%ED%A0%80', '%F0%9F%8F%AF', '%E2%80%AEabc', '%27%3B--', '%25', 'a'.repeat(3000)],
];
const VALUES: Record<string, string> = {
  nul: 'a\0b',
  long: 'あ'.repeat(100_000),
  prototype: '__proto__',
  number: '-99999999999',
  day: '2026-02-30',
  marks: '🏯\u202eعربى\u0301\uFFFF',
  header: 'a\r\nBcc: b@example.jp\r\n\r\nc',
};

const KINDS = Object.keys(VALUES);

const db = await testDatabase();
const mail = { url: 'smtp://localhost:1', from: 'ayumi@example.jp', quietHours: null };
const app = testApplication(db, undefined, { mail });
const routes = routesOf(app);
let town: RichTown;
let ids: Ids;
let putBack: () => Promise<void>;
let forms: SentForm[];
let wrong: string[];
let tried = 0;
const errors: string[] = [];

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    if (String(line).includes('"level":"error"')) errors.push(String(line));
    return true;
  });
  town = await makeRichTown(db, app);
  ids = idsOf(town);
  putBack = await keepTown(db, town.id);
  const walk = await walkTown(town, routes, ids, ['secretariat', 'writer', 'reviewer', 'committee']);
  const known = new Map<string, SentForm>();
  for (const form of walk.forms) {
    const kind = `${form.route} ${[...new Set(form.fields.map(([name]) => shapeOf(name)))].sort()}`;
    if (!known.has(kind)) known.set(kind, form);
  }
  forms = [...known.values()];
  await putBack();
}, 300_000);

beforeEach(() => {
  wrong = [];
  errors.length = 0;
});

/** Fields that are numbered are one kind of field. */
const shapeOf = (name: string) => name.replace(/\d+/g, '0');
const isJapanese = /[ぁ-んァ-ヶ一-龠]/;

/** Looks at one answer; a change is taken back. */
async function look(what: string, answer: Response): Promise<void> {
  const type = answer.headers.get('content-type') ?? '';
  const body = await answer.text();
  if (answer.status >= 500)
    wrong.push(`${what}: ${answer.status} ${JSON.parse(errors.at(-1) ?? '{}').error}`);
  else if (type.startsWith('text/html') && (!isJapanese.test(body) || unsafeIn(body).length > 0))
    wrong.push(`${what}: ${answer.status} ${unsafeIn(body)}`);
  else if (answer.status >= 400 && type.startsWith('text/plain')) wrong.push(`${what}: ${body.slice(0, 80)}`);
}

const change = (fields: Form['fields'], name: string, value: string) =>
  fields.map(([known, was]): [string, string] => [known, known === name ? value : was]);

describe('every address', () => {
  it('answers to ids that are none', async () => {
    for (const { method, path } of routes)
      for (const parameter of [...path.matchAll(/:([a-z]+)/g)].map(([, name]) => name!))
        for (const id of method === 'GET' ? IDS : IDS.slice(0, 6)) {
          const template = addressOf(path, ids, (name, known) => (name === parameter ? 'REPLACED' : known));
          const address = template.replace('REPLACED', id);
          const { secretariat } = town.browsers;
          const answer =
            method === 'GET' ? await secretariat.get(address) : await send(secretariat, address, []);
          await look(`${method} ${address.slice(0, 120)}`, answer);
          if (method === 'POST' && answer.status < 400) await putBack();
        }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('answers to questions that are none', async () => {
    const names = new Set<string>(['page', 'year', 'q', 'at', 'to', 'sheet', 'notice', 'next']);
    for (const { path } of routes.filter(({ method }) => method === 'GET'))
      for (const value of [
        '%00',
        '%ED%A0%80',
        '-1',
        '99999999999999999999',
        '__proto__',
        '2026-02-30',
        '%E2%80%AE',
      ]) {
        const query = [...names].map((name) => `${name}=${value}&${name}=${value}`).join('&');
        const address = addressOf(path, ids);
        await look(`${address}?… ${value}`, await town.browsers.secretariat.get(`${address}?${query}`));
      }
    expect(wrong).toEqual([]);
  }, 300_000);
});

describe('every form', () => {
  it('answers to any value of any of its fields', async () => {
    for (const form of forms) {
      const base = filled(form.fields);
      const kinds = new Map(base.map(([name]) => [shapeOf(name), name]));
      kinds.delete('csrf');
      // Each field gets some of them, each kind of field in the end all.
      for (const name of [...kinds.values()].slice(0, 8))
        for (const kind of [KINDS[tried++ % KINDS.length]!, KINDS[tried++ % KINDS.length]!]) {
          const value = VALUES[kind]!;
          const answer = await send(town.browsers[form.role], form.action, change(base, name, value));
          await look(`${form.role} ${form.action} ${name}=${kind}`, answer);
          if (answer.status < 400) await putBack();
        }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('answers to fields that are missing, doubled, strange or far too many', async () => {
    const strange: Form['fields'] = ['__proto__', 'constructor', 'toString', 'a\0', '値'].map((name) => [
      name,
      'x',
    ]);
    const many: Form['fields'] = Array.from({ length: 10_000 }, (_, at) => [`x${at}`, '']);
    for (const form of forms) {
      const csrf = form.fields.filter(([name]) => name === 'csrf');
      const base = filled(form.fields);
      const rest = base.filter(([name]) => name !== 'csrf');
      const variants = { none: csrf, double: [...base, ...rest], strange: [...base, ...strange] };
      const stale = change(base, 'version', '0');
      // The parser of fields is one for all: one form in twenty-five meets ten thousand of them.
      const most = tried++ % 25 === 0 ? { many: [...base, ...many] } : {};
      for (const [kind, fields] of Object.entries({ ...variants, stale, ...most })) {
        const answer = await send(town.browsers[form.role], form.action, fields);
        await look(`${form.role} ${form.action} ${kind}`, answer);
        if (answer.status < 400) await putBack();
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('may be sent twice', async () => {
    for (const form of forms) {
      const fields = filled(form.fields);
      const browser = town.browsers[form.role];
      await look(`${form.role} ${form.action} once`, await send(browser, form.action, fields));
      await look(`${form.role} ${form.action} twice`, await send(browser, form.action, fields));
      await putBack();
    }
    expect(wrong).toEqual([]);
  }, 300_000);
});

describe('every page', () => {
  it('shows what people wrote as text, and no table has a formula', async () => {
    const after = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`;
    await markTown(db, town.id, { before: '=1+cmd|', after });
    await db.kysely.updateTable('municipality').set({ name: after }).where('id', '=', town.id).execute();
    const { pages } = await walkTown(town, routes, ids, ['secretariat', 'writer', 'committee']);
    let shown = 0;
    for (const { address, status, type, body } of pages) {
      if (status >= 500) wrong.push(`${address}: ${status} ${JSON.parse(errors.at(-1) ?? '{}').error}`);
      if (body.includes('alert(1)')) shown++;
      if (type.startsWith('text/html')) for (const tag of unsafeIn(body)) wrong.push(`${address}: ${tag}`);
      if (type.startsWith('text/csv')) {
        const cells = (parse(body, { bom: true, relaxColumnCount: true }) as string[][]).flat();
        for (const cell of cells)
          if (/^\s*[=+\-@]./.test(cell)) wrong.push(`${address}: ${cell.slice(0, 80)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(shown).toBeGreaterThan(100);
  }, 300_000);
});
