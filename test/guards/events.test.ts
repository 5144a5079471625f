import { beforeAll, describe, expect, it, vi } from 'vitest';
import { EVENT_KINDS, groupOf } from '#domain/activity/event-kind.ts';
import { eventGroups } from '#messages/activity.ja.ts';
import { testApplication } from '../kit/browser.ts';
import { testDatabase } from '../kit/database.ts';
import { type Door, goThrough, inTown, type Walk } from '../kit/doors/door.ts';
import { DOOR_SETTINGS, makeDoorTown } from '../kit/doors/door-town.ts';
import { doorOf, doors } from '../kit/doors/doors.ts';
import { inOneLine, pageText } from '../kit/page-text.ts';
import type { RichTown } from '../kit/rich-town.ts';
import { routesOf } from '../kit/route-walk.ts';
import { keepTown } from '../kit/town-rows.ts';

/** Nothing is done unnoticed: every kind of event is written by a door of the application, and stands in the log as a sentence. */

const db = await testDatabase();
const app = testApplication(db, undefined, DOOR_SETTINGS);
const routes = routesOf(app);
let town: RichTown;
let putBack: () => Promise<void>;

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  town = await makeDoorTown(db, app);
  putBack = await keepTown(db, town.id);
}, 300_000);

const eventsSince = (last: number) =>
  db.kysely
    .selectFrom('event')
    .select(['id', 'kind', 'actor', 'plan_id', 'subject_id'])
    .where('id', '>', last)
    .orderBy('id')
    .execute();

/** The label of whoever is signed in, as every page shows it. */
const labelOf = async (who: Door['who']) =>
  pageText(await (await town.browsers[who].get('/account')).text()).match(
    /ログイン中の役割：\s*(.*?)\s*ログアウト/,
  )![1]!;

async function walkThrough(door: Door) {
  const walk: Walk = { db, app, routes, town, at: '', text: '' };
  const cookies = new Map(town.browsers[door.who].cookies);
  const label = door.actor ?? (await labelOf(door.who));
  for (const kind of door.after ?? []) await goThrough(doorOf(kind), walk);
  const last = (await eventsSince(0)).at(-1)?.id ?? 0;
  // A refusal writes nothing, and is told by that.
  await goThrough(door, walk);
  const written = await eventsSince(last);
  const subject = await inTown(door.about[1] as string | null, walk);
  const reader = door.reads ? await door.reads(walk) : town.browsers.secretariat;
  const log = pageText(await (await reader.get('/activity')).text());
  town.browsers[door.who].cookies.clear();
  for (const [name, value] of cookies) town.browsers[door.who].cookies.set(name, value);
  await putBack();
  return { written, subject, label, log, text: walk.text };
}

describe('the doors of the events', () => {
  it('are there for every kind', () => {
    expect(doors.map(({ kind }) => kind).sort()).toEqual(Object.values(EVENT_KINDS).flat().sort());
  });

  it('are addresses of the application, or commands', () => {
    const posts = routes.filter(({ method }) => method === 'POST').map(({ path }) => path);
    expect(doors.filter(({ door }) => door.startsWith('/') && !posts.includes(door))).toEqual([]);
  });

  it.each(doors.map((door) => [door.kind, door] as const))('%s', async (kind, door) => {
    const { written, subject, label, log, text } = await walkThrough(door);
    expect(
      written.map((event) => event.kind),
      pageText(text).slice(0, 600),
    ).toEqual(door.writes ?? [kind]);
    const event = written.find((one) => one.kind === kind)!;
    expect(event.actor).toBe(label);
    const place = (told: unknown) => (told instanceof RegExp ? expect.stringMatching(told) : told);
    expect(event.plan_id).toEqual(place(door.about[0]));
    expect(event.subject_id).toEqual(place(subject));
    expect(log).toContain(`${label} ${eventGroups[groupOf(kind)!]} ${inOneLine(door.says)}`);
  });
});
