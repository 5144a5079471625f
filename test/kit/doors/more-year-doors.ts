import { idOf } from '../departments.ts';
import { type Act, goThrough } from './door.ts';

const NOW = '/plans/plan/sheets/s-now';
const [SECRETARIAT, WRITER] = ['secretariat', 'writer'] as const;
const ENTRY = '/plans/:plan/sheets/:sheet/entry';

/** A sheet of 2024 is graded, and the year goes on to where grades become final. */
const untilReviewed: Act[] = [
  {
    kind: 'sheet-moved',
    who: 'reviewer',
    door: '/plans/:plan/cycles/:year/review',
    page: '/plans/plan/cycles/2024/review',
    pressed: ['done', 'decided'],
    typed: { code: 'B', reason: '回数が減った' },
  },
  {
    kind: 'cycle-moved',
    who: SECRETARIAT,
    door: '/plans/:plan/cycles/:year/moves',
    page: '/plans/plan/cycles/2024/move?to=consulting',
    typed: { tell: [] },
  },
];

/** The other addresses that write in a year: each writes what one of the doors of the events writes, too. */
export const moreYearDoors: Act[] = [
  {
    kind: 'cycle-opened',
    who: SECRETARIAT,
    door: '/plans/:plan/cycles',
    page: '/plans/plan/opening?year=2026',
    typed: { year: '2025' },
  },
  {
    kind: 'sheet-saved',
    who: WRITER,
    door: '/plans/:plan/sheets/:sheet/autosave',
    scriptOf: ENTRY,
    page: `${NOW}/entry`,
    typed: { 'own.issues': '担い手が足りない。' },
  },
  {
    kind: 'sheet-saved',
    who: WRITER,
    door: '/plans/:plan/sheets/:sheet/presence',
    scriptOf: ENTRY,
    page: `${NOW}/entry`,
  },
  {
    kind: 'sheet-saved',
    who: SECRETARIAT,
    door: ENTRY,
    page: `${NOW}/entry?department=${idOf('社協')}`,
    typed: { 'own.issues': '担い手が足りない。', 'field.remarks': '確かめた。' },
  },
  {
    kind: 'sheet-moved',
    who: SECRETARIAT,
    door: '/plans/:plan/moves',
    page: '/plans/running/cycles/2025/acceptance',
    pressed: ['action', 'accept'],
  },
  {
    kind: 'sheet-moved',
    who: SECRETARIAT,
    door: '/plans/:plan/cycles/:year/finalisation',
    page: async (walk) => {
      for (const step of untilReviewed) await goThrough(step, walk);
      return '/plans/plan/cycles/2024/finalisation';
    },
  },
  {
    kind: 'assignment-changed',
    who: SECRETARIAT,
    door: '/plans/:plan/cycles/:year/committee/division',
    page: '/plans/plan/cycles/2025/committee',
    typed: { pair: [] },
  },
  {
    kind: 'opinion-given',
    who: SECRETARIAT,
    door: '/plans/:plan/meetings/:meeting/opinions',
    page: '/plans/plan/meetings/m-1/opinions',
    typed: { text: '雪の日の見守りも考えてほしい。' },
  },
  {
    kind: 'opinion-changed',
    who: SECRETARIAT,
    door: '/plans/:plan/opinions/:opinion',
    page: '/plans/plan/opinions/o-now',
    typed: { opinion: '夏の声かけも考えてほしい。' },
  },
  {
    kind: 'link-made',
    who: SECRETARIAT,
    door: '/links',
    page: '/links/new?kind=meeting&plan=plan&meeting=m-1',
    typed: async ({ db, town }) => {
      const member = await db.kysely
        .selectFrom('person')
        .select('id')
        .where('municipality_id', '=', town.id)
        .where('name', '=', '試しのcommittee')
        .executeTakeFirstOrThrow();
      return { person: member.id };
    },
  },
];
