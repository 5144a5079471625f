import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createApp } from '#app';
import type { AppConfig } from '#config';
import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Role } from '#domain/people/role.ts';
import type { Env } from '#http/context.ts';
import { addStaff } from '#records/account/add-staff.ts';
import { hashPassword } from '#records/account/password.ts';
import { makeDepartments } from './departments.ts';

export const TEST_ORIGIN = 'http://localhost';
export const TEST_PASSWORD = 'nake-mori-satu-yuno';
const hashed = hashPassword(TEST_PASSWORD);

/** What an application of a test has set; give `testApplication` what is to be otherwise. */
export const TEST_CONFIG: AppConfig = {
  origin: null,
  assetsFolder: '/nowhere',
  mail: null,
  identityProvider: null,
  scanCommand: null,
  keyFile: join(tmpdir(), `ayumi-test-${process.pid}.key`),
};

export function testApplication(
  db: Db,
  clock = () => new Date('2026-03-31T10:00:00Z'),
  config: Partial<AppConfig> = {},
): Hono<Env> {
  return createApp({ db, config: { ...TEST_CONFIG, ...config }, clock });
}

/** A municipality of its own for one test, with one account of each role asked for; each signs in as `<role>-<id>`. */
export async function makeMunicipality(
  db: Db,
  {
    roles = ['secretariat'],
    isSample = false,
    departments = {},
  }: { roles?: Role[]; isSample?: boolean; departments?: Partial<Record<Role, string>> } = {},
): Promise<{ id: string; name: string; signIn: (role: Role) => string }> {
  const id = randomUUID().slice(0, 8);
  const name = `試し町${id}`;
  await db.kysely.insertInto('municipality').values({ id, name, code: null, is_sample: isSample }).execute();
  await makeDepartments(db, id, [...new Set(roles.flatMap((role) => departments[role] ?? []))]);
  const password_hash = await hashed;
  for (const role of roles) {
    await inTransaction(db, (tx) =>
      addStaff(tx, id, {
        signIn: `${role}-${id}`,
        name: `試しの${role}`,
        role,
        title: `試しの${role}`,
        department: departments[role] ?? null,
        since: '2000-04-01',
        passwordHash: password_hash,
      }),
    );
  }
  return { id, name, signIn: (role) => `${role}-${id}` };
}

type Sent = Record<string, string | string[] | File> | FormData;

/** What a browser does for a person: it keeps cookies, says where a form came from and sends its token along. */
export class Browser {
  readonly #app: Hono<Env>;
  readonly #address: string;
  readonly cookies = new Map<string, string>();
  #csrf = '';

  constructor(app: Hono<Env>, address = '127.0.0.1') {
    this.#app = app;
    this.#address = address;
  }

  /** Signs in through the page; the test fails if that is refused. */
  async signIn(name: string, password = TEST_PASSWORD): Promise<this> {
    const answer = await this.post('/session', { name, password });
    if (answer.status !== 303) throw new Error(`${name} was not signed in: ${answer.status}`);
    await this.get('/');
    return this;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    const answer = await this.send(path, { headers });
    if (answer.headers.get('content-type')?.startsWith('text/html')) {
      const page = await answer.clone().text();
      this.#csrf = page.match(/name="csrf" value="([^"]+)"/)?.[1] ?? '';
    }
    return answer;
  }

  async post(path: string, fields: Sent = {}, headers: Record<string, string> = {}): Promise<Response> {
    const hasFile =
      fields instanceof FormData || Object.values(fields).some((value) => value instanceof File);
    const form = fields instanceof FormData ? fields : new FormData();
    for (const [name, value] of fields instanceof FormData ? [] : Object.entries(fields)) {
      for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
    }
    if (this.#csrf && !form.has('csrf')) form.append('csrf', this.#csrf);
    const body = hasFile ? form : new URLSearchParams([...form] as [string, string][]);
    return this.send(path, { method: 'POST', body, headers: { origin: TEST_ORIGIN, ...headers } });
  }

  async send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const socket = { remoteAddress: this.#address, remotePort: 50_000, remoteFamily: 'IPv4' };
    const answer = await this.#app.request(path, { ...init, headers }, { incoming: { socket } });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]!.split('=');
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

/** A browser in which somebody of the role works, in a municipality of its own. */
export async function signedIn(db: Db, app: Hono<Env>, role: Role = 'secretariat', department?: string) {
  const municipality = await makeMunicipality(db, {
    roles: [role],
    departments: department === undefined ? {} : { [role]: department },
  });
  const browser = await new Browser(app).signIn(municipality.signIn(role));
  return { browser, municipality };
}
