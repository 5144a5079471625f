import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../calendar/day-count.ts';
import { dayOf } from '../calendar/day-in-japan.ts';
import { checkDates } from './check-dates.ts';
import type { Cycle } from './cycle.ts';
import { approvalDue, timeLeft, writingStage } from './deadline.ts';
import { deadlinesFor } from './deadlines.ts';
import { datedStages, usualDates } from './usual-dates.ts';

describe('how much time is left', () => {
  test.each([
    ['2026-05-31', '2026-05-01', 'ahead', 30],
    ['2026-05-31', '2026-05-23', 'ahead', 8],
    ['2026-05-31', '2026-05-24', 'soon', 7],
    ['2026-05-31', '2026-05-30', 'soon', 1],
    ['2026-05-31', '2026-05-31', 'today', 0],
    ['2026-05-31', '2026-06-01', 'overdue', 1],
    ['2026-03-31', '2026-04-01', 'overdue', 1],
    ['2028-02-29', '2028-03-01', 'overdue', 1],
    ['2027-01-01', '2026-12-31', 'soon', 1],
  ] as const)('until %s on %s: %s %i', (due, today, kind, days) => {
    expect(timeLeft(due, today)).toEqual({ kind, days, due });
  });

  test('is not told where no day is set', () => {
    expect(timeLeft(null, '2026-05-31')).toBeNull();
  });

  test.each([
    ['2026-05-31T14:59:59Z', 'today'],
    ['2026-05-31T15:00:00Z', 'overdue'],
    ['2026-05-30T15:00:00Z', 'today'],
    ['2026-05-30T14:59:59Z', 'soon'],
  ])('goes by the day in Japan: %s is %s', (moment, kind) => {
    expect(timeLeft('2026-05-31', dayOf(new Date(moment)))?.kind).toBe(kind);
  });
});

describe('days', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-04-01', -1, '2026-03-31'],
  ])('%s and %i is %s', (day, days, other) => {
    expect(addDays(day, days)).toBe(other);
    expect(daysBetween(day, other)).toBe(days);
  });
});

const cycle: Cycle = {
  year: 2025,
  state: 'collecting',
  stages: {
    collecting: { from: '2026-04-15', due: '2026-05-31' },
    approval: { from: '2026-04-15', due: '2026-06-10' },
  },
  exceptions: [
    { departmentId: '防災課', stage: 'collecting', due: '2026-06-20' },
    { departmentId: '総務課', stage: 'approval', due: '2026-06-05' },
  ],
  focus: [],
  leftOut: [],
};

test.each([
  ['福祉課', {}, '2026-06-10'],
  ['総務課', {}, '2026-06-05'],
  // Longer to write, so no shorter to approve.
  ['防災課', {}, '2026-06-20'],
  ['福祉課', { approval: false }, '2026-05-31'],
])('%s approves (%j) until %s', (department, on, due) => {
  expect(approvalDue(cycle, on, 'collecting', department)).toBe(due);
});

test.each([
  ['preparing', null],
  ['targeting', 'targeting'],
  ['collecting', 'collecting'],
  // A part that was returned late is still written.
  ['reviewing', 'collecting'],
  ['consulting', 'collecting'],
  ['sealed', null],
] as const)('while %s, %s is written', (state, stage) => {
  expect(writingStage(state)).toBe(stage);
});

describe('the last days to note', () => {
  test('for everybody, each exception beside', () => {
    expect(deadlinesFor(cycle, null)).toEqual([
      { stage: 'collecting', due: '2026-05-31', departmentIds: [] },
      { stage: 'collecting', due: '2026-06-20', departmentIds: ['防災課'] },
      { stage: 'approval', due: '2026-06-10', departmentIds: [] },
      { stage: 'approval', due: '2026-06-05', departmentIds: ['総務課'] },
    ]);
  });

  test('for one department its own', () => {
    expect(deadlinesFor(cycle, ['防災課'])).toEqual([
      { stage: 'collecting', due: '2026-06-20', departmentIds: ['防災課'] },
      { stage: 'approval', due: '2026-06-10', departmentIds: [] },
    ]);
  });

  test('for who works in two departments, both where they differ', () => {
    expect(deadlinesFor(cycle, ['防災課', '福祉課']).filter(({ stage }) => stage === 'collecting')).toEqual([
      { stage: 'collecting', due: '2026-06-20', departmentIds: ['防災課'] },
      { stage: 'collecting', due: '2026-05-31', departmentIds: [] },
    ]);
  });
});

describe('the usual days', () => {
  test.each([2024, 2025, 2026])('of %i are in order, and after the year itself', (year) => {
    const stages = usualDates(year, { targeting: true }, `${year}-04-01`);
    expect(checkDates(stages)).toEqual([]);
    expect(stages.targeting!.due < stages.collecting!.from).toBe(true);
    expect(stages.collecting!.from > `${year + 1}-03-31`).toBe(true);
  });

  test.each([
    ['in April', 2026, '2026-04-20'],
    ['in the middle of its year', 2026, '2026-12-01'],
    ['a year late', 2025, '2026-12-01'],
    ['two years late', 2024, '2026-12-01'],
  ])('of a year that is opened %s have not passed, are as long and in order', (_, year, today) => {
    for (const targeting of [true, false]) {
      const usual = usualDates(year, { targeting }, `${year}-04-01`);
      const stages = usualDates(year, { targeting }, today);
      expect(checkDates(stages)).toEqual([]);
      for (const [stage, { from, due }] of Object.entries(stages)) {
        expect(from >= today, stage).toBe(true);
        const own = usual[stage as keyof typeof usual]!;
        expect(daysBetween(from, due)).toBe(daysBetween(own.from, own.due));
      }
      if (targeting) expect(stages.collecting!.from > stages.targeting!.due).toBe(true);
    }
  });

  test('are only those of the stages that the plan goes through', () => {
    expect(datedStages({})).toEqual(['collecting', 'approval', 'reviewing', 'consulting']);
    expect(datedStages({ targeting: true, approval: false, review: false, consultation: false })).toEqual([
      'targeting',
      'collecting',
    ]);
  });
});

test.each([
  [{ collecting: { from: '2026-04-15', due: '2026-04-14' } }, ['collecting ends-before-it-begins']],
  [{ collecting: { from: '2026-04-15', due: '2026-04-15' } }, []],
  [
    {
      collecting: { from: '2026-04-15', due: '2026-05-31' },
      reviewing: { from: '2026-05-01', due: '2026-05-30' },
    },
    ['reviewing ends-too-early'],
  ],
  // Reviewing may begin while writing still runs.
  [
    {
      collecting: { from: '2026-04-15', due: '2026-05-31' },
      reviewing: { from: '2026-05-01', due: '2026-06-30' },
    },
    [],
  ],
])('checking %j finds %j', (stages, found) => {
  expect(checkDates(stages).map(({ stage, code }) => `${stage} ${code}`)).toEqual(found);
});
