import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LEFT_OPEN } from '#domain/publication/left-open.ts';
import { testApplication } from '../kit/browser.ts';
import { testDatabase } from '../kit/database.ts';
import { type Act, formOf, goThrough, sendForm, type Walk } from '../kit/doors/door.ts';
import { DOOR_SETTINGS, makeDoorTown } from '../kit/doors/door-town.ts';
import { doorOf, doors } from '../kit/doors/doors.ts';
import { moreYearDoors } from '../kit/doors/more-year-doors.ts';
import { pageText } from '../kit/page-text.ts';
import type { RichTown } from '../kit/rich-town.ts';
import { routesOf } from '../kit/route-walk.ts';
import { figuresOfTown, keepTown } from '../kit/town-rows.ts';

/**
 * A sealed year does not change: what somebody has open when the year is sealed is refused when it is sent, and nothing is written.
 * What the seal leaves open stands in `src/domain/publication/left-open.ts`.
 */

const db = await testDatabase();
const app = testApplication(db, undefined, DOOR_SETTINGS);
const routes = routesOf(app);
let town: RichTown;
let putBack: () => Promise<void>;

/** Addresses that write something about a year. */
const OF_A_YEAR =
  /^\/plans\/:plan\/(cycles|sheets|meetings|opinions|requests|workbooks|moves|editions|exports)\b|^\/links$/;

/** Where what the seal leaves open is done. */
const OPEN_AT: Record<keyof typeof LEFT_OPEN, string> = {
  erratum: '/plans/:plan/editions/:year/errata',
  publication: '/plans/:plan/exports/queue',
  'opinion-answer': '/plans/:plan/opinions/:opinion/response',
  'opinion-propose': '/plans/:plan/opinions/:opinion/proposal',
  'meeting-link': '/links',
  'request-carry': '/plans/:plan/requests/:request/next-year',
};

/** What a script asks while somebody writes: it answers that the part is locked, and writes nothing. */
const WITHOUT_WRITE = '/plans/:plan/sheets/:sheet/presence';

// Opening is of a year that is not there yet: it has another act in the second list.
const acts: Act[] = [...doors.filter(({ kind }) => kind !== 'cycle-opened'), ...moreYearDoors].filter(
  ({ door }) => OF_A_YEAR.test(door),
);
const isOpen = ({ door, page }: Act) =>
  Object.values(OPEN_AT).includes(door) &&
  (door !== OPEN_AT['meeting-link'] || /kind=meeting/.test(String(page)));
const SAID = /確定しています|確定しているため|確定した年度の内容は変更できません/;

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  town = await makeDoorTown(db, app);
  putBack = await keepTown(db, town.id);
}, 300_000);

/** Every year but the one into which something can be carried on; as if the seal came between a page and its button. */
const sealAll = () =>
  db.kysely
    .updateTable('cycle')
    .set({ state: 'sealed' })
    .where('municipality_id', '=', town.id)
    .where('state', '!=', 'sealed')
    .where((eb) => eb.not(eb.and([eb('plan_id', '=', 'again'), eb('year', '=', 2024)])))
    .execute();

/** Opens the page, seals, and sends the form: the answer, and whether anything is another than before. */
async function sendLate(act: Act) {
  const walk: Walk = { db, app, routes, town, at: '', text: '' };
  for (const kind of act.after ?? []) await goThrough(doorOf(kind), walk);
  const form = act.go ? null : await formOf(act, walk);
  await sealAll();
  const before = await figuresOfTown(db, town.id);
  const answer = form ? await sendForm(form, act, walk) : await act.go!(walk);
  const text = pageText(await answer.text());
  const after = await figuresOfTown(db, town.id);
  await putBack();
  const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
  return { status: answer.status, text, changed };
}

describe('a sealed year', () => {
  it('is asked at every address that writes in a year', () => {
    const posts = routes.filter(({ method, path }) => method === 'POST' && OF_A_YEAR.test(path));
    const asked = new Set(acts.map(({ door }) => door));
    expect(posts.map(({ path }) => path).filter((path) => !asked.has(path))).toEqual([]);
    expect(Object.keys(OPEN_AT).sort()).toEqual(Object.keys(LEFT_OPEN).sort());
  });

  it.each(acts.filter((act) => !isOpen(act)).map((act) => [act.kind, act.door, act] as const))(
    'refuses %s at %s',
    async (_, door, act) => {
      const { status, text, changed } = await sendLate(act);
      expect(changed, text).toEqual([]);
      if (door === WITHOUT_WRITE) return;
      expect(status, text).toBe(409);
      expect(text).toMatch(SAID);
    },
  );

  it.each(acts.filter(isOpen).map((act) => [act.kind, act.door, act] as const))(
    'lets through %s at %s',
    async (_, __, act) => {
      const { status, text, changed } = await sendLate(act);
      expect(status, text).toBeLessThan(400);
      expect(changed).toContain('event');
    },
  );
});
