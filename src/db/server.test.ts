import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { askServer, onServer } from '../../test/kit/database.ts';
import { connect } from './connect.ts';
import { migrate } from './migrate.ts';

// The runner has this file in the project `server` only, which sets it.
const server = process.env.TEST_DATABASE_URL!;

async function connectTo(options: string): Promise<unknown> {
  const name = `ayumi_test_${randomBytes(6).toString('hex')}`;
  await askServer(server, `CREATE DATABASE ${name} TEMPLATE template0 ${options}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    const db = await connect({ url: url.href });
    await db.close();
    return 'connected';
  } catch (error) {
    return error;
  } finally {
    await askServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

it.each([
  ['C.UTF-8, UTF8', "LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8' ENCODING 'UTF8'", 'connected'],
  ['C, UTF8', "LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'UTF8'", { code: 'server-locale' }],
  ['C, EUC_JP', "LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'EUC_JP'", { code: 'server-locale' }],
])('a database with the locale and encoding %s', async (_name, options, expected) => {
  const outcome = await connectTo(options);
  if (typeof expected === 'string') expect(outcome).toBe(expected);
  else expect(outcome).toMatchObject(expected);
});

it.each([
  ['no server there', 'postgres://ayumi@127.0.0.1:1/ayumi'],
  ['no such database', Object.assign(new URL(server), { pathname: '/ayumi_test_nowhere' }).href],
  ['no address', 'postgres://[/ayumi'],
])('is refused with the reason where there is %s', async (_name, url) => {
  await expect(connect({ url })).rejects.toMatchObject({
    code: 'server-unreachable',
    facts: { reason: expect.stringMatching(/./) },
  });
});

it('two processes that migrate one server take turns', async () => {
  const db = await onServer(server, 'template1');
  const rows = await db.kysely
    .selectNoFrom(({ fn }) => fn<string>('current_database', []).as('name'))
    .execute();
  const url = Object.assign(new URL(server), { pathname: `/${rows[0]!.name}` }).href;
  const others = await Promise.all([connect({ url }), connect({ url })]);
  const outcomes = await Promise.all(others.map((other) => migrate(other)));
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true]);
  const applied = outcomes.flatMap((outcome) => outcome.applied);
  expect(applied).toContain('0001-plans-and-imports');
  expect(new Set(applied).size).toBe(applied.length);
  for (const other of others) await other.close();
  await db.close();
});
