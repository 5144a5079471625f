import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyDatabase } from '../../test/kit/database.ts';
import type { Db } from './connect.ts';
import { startUpkeep } from './upkeep.ts';

const TURN = 5 * 60_000;

let db: Db;
beforeEach(async () => {
  db = await emptyDatabase();
  await sql`CREATE TABLE written AS SELECT n FROM generate_series(1, 500) AS n`.execute(db.kysely);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await db.close();
});

const ask = async (question: string) =>
  (await sql<{ answer: string | number }>`SELECT ${sql.raw(question)} AS answer`.execute(db.kysely)).rows[0]!
    .answer;
const lastCheckpoint = () => ask('(SELECT checkpoint_lsn::text FROM pg_control_checkpoint())');
const rowsKnownToPlanner = () => ask("(SELECT reltuples FROM pg_class WHERE relname = 'written')");

it('makes a checkpoint when something was written, and none when nothing was', async () => {
  const before = await lastCheckpoint();
  const upkeep = startUpkeep(db.kysely);
  vi.advanceTimersByTime(TURN);
  await vi.waitFor(async () => expect(await lastCheckpoint()).not.toBe(before));
  const first = await lastCheckpoint();
  vi.advanceTimersByTime(TURN);
  await upkeep.stop();
  expect(await lastCheckpoint()).toBe(first);
});

it('vacuums and analyses after the first five minutes', async () => {
  expect(await rowsKnownToPlanner()).toBe(-1);
  const upkeep = startUpkeep(db.kysely);
  vi.advanceTimersByTime(TURN);
  await vi.waitFor(async () => expect(await rowsKnownToPlanner()).toBe(500));
  await upkeep.stop();
});

it('is over when stop has returned, so that nothing runs while the database closes', async () => {
  const failed = vi.spyOn(console, 'error');
  const upkeep = startUpkeep(db.kysely);
  vi.advanceTimersByTime(3 * TURN);
  await upkeep.stop();
  const last = await lastCheckpoint();
  await sql`INSERT INTO written VALUES (0)`.execute(db.kysely);
  vi.advanceTimersByTime(3 * TURN);
  expect(await lastCheckpoint()).toBe(last);
  expect(failed).not.toHaveBeenCalled();
});
