import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../test/kit/database.ts';
import { inTransaction } from './transaction.ts';

const db = await testDatabase();

describe('a column of either engine', () => {
  it.each([
    ['date', `DATE '2026-04-01'`, '2026-04-01'],
    ['timestamptz', `TIMESTAMPTZ '2026-04-01 09:00:00.123456+09'`, '2026-04-01T00:00:00.123Z'],
    ['timestamp', `TIMESTAMP '2026-04-01 09:00:00'`, '2026-04-01 09:00:00'],
    ['a day, told in UTC', `(TIMESTAMPTZ '2026-04-01 08:59:00+09')::date`, '2026-03-31'],
    ['int8', `BIGINT '9007199254740991'`, 9007199254740991],
    ['a count', 'count(*)', 1],
    ['numeric', `NUMERIC '1.340'`, '1.340'],
    ['float8', `DOUBLE PRECISION '0.5'`, 0.5],
    ['integer', '42', 42],
    ['boolean', 'true', true],
    ['jsonb object', `JSONB '{"b": [1, null]}'`, { b: [1, null] }],
    ['jsonb text', `JSONB '"あ"'`, 'あ'],
    ['text', `'地域福祉計画 𠮷 ①'`, '地域福祉計画 𠮷 ①'],
    ['text array', `ARRAY['市', NULL]`, ['市', null]],
    ['bytea', `'\\x00ff'::bytea`, Buffer.from([0, 255])],
    ['null', 'NULL::date', null],
  ])('%s', async (_name, expression, expected) => {
    const { rows } = await sql<{ value: unknown }>`SELECT ${sql.raw(expression)} AS value`.execute(db.kysely);
    expect(rows).toEqual([{ value: expected }]);
  });

  it('is refused where a number cannot hold it', async () => {
    await expect(sql`SELECT BIGINT '9007199254740992'`.execute(db.kysely)).rejects.toThrow(RangeError);
  });

  it('comes back as it was written', async () => {
    const { rows } = await sql`
      SELECT ${'1.50'}::numeric AS amount, ${'2026-04-01'}::date AS day, ${JSON.stringify([1, 'あ'])}::jsonb AS list,
        ${Buffer.from([1, 0, 2])}::bytea AS bytes, ${'2026-04-01T00:00:00.123Z'}::timestamptz AS at
    `.execute(db.kysely);
    expect(rows).toEqual([
      {
        amount: '1.50',
        day: '2026-04-01',
        list: [1, 'あ'],
        bytes: Buffer.from([1, 0, 2]),
        at: '2026-04-01T00:00:00.123Z',
      },
    ]);
  });
});

describe('a transaction', () => {
  const add = (id: string) => ({ id, name: '若葉市', code: null, is_sample: false });
  const find = (id: string) =>
    db.kysely.selectFrom('municipality').select('id').where('id', '=', id).executeTakeFirst();

  it('is kept when its work returns', async () => {
    await inTransaction(db, (tx) => tx.insertInto('municipality').values(add('kept')).execute());
    expect(await find('kept')).toEqual({ id: 'kept' });
  });

  it('leaves nothing when its work throws', async () => {
    const work = inTransaction(db, async (tx) => {
      await tx.insertInto('municipality').values(add('dropped')).execute();
      throw new Error('a bug');
    });
    await expect(work).rejects.toThrow('a bug');
    expect(await find('dropped')).toBeUndefined();
  });

  it('throws instead of waiting for ever when its work asks the pool', async () => {
    await expect(inTransaction(db, () => find('kept'))).rejects.toThrow('must go through its tx');
    await expect(inTransaction(db, () => inTransaction(db, async () => {}))).rejects.toThrow('its tx');
    expect(await find('kept')).toEqual({ id: 'kept' });
  });

  it('lets others wait for their turn', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `turn-${i}`);
    await Promise.all(
      ids.map((id) => inTransaction(db, (tx) => tx.insertInto('municipality').values(add(id)).execute())),
    );
    const rows = await db.kysely
      .selectFrom('municipality')
      .select('id')
      .where('id', 'like', 'turn-%')
      .execute();
    expect(rows).toHaveLength(20);
  });

  it('goes on after a statement that failed', async () => {
    await expect(sql`SELECT 1 / 0`.execute(db.kysely)).rejects.toThrow('division by zero');
    expect(await find('kept')).toEqual({ id: 'kept' });
  });
});

it('finds Japanese words by their trigrams', async () => {
  const { rows } = await sql`SELECT show_trgm('地域福祉') <> '{}' AS found`.execute(db.kysely);
  expect(rows).toEqual([{ found: true }]);
});
