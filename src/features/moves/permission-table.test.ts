import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import type { CycleState } from '#domain/cycle/cycle.ts';
import type { Role } from '#domain/people/role.ts';
import type { MoveAction } from '#domain/review/moves.ts';
import type { SheetState } from '#domain/sheet/part.ts';
import { addStaff } from '#records/account/add-staff.ts';
import { hashPassword } from '#records/account/password.ts';
import { Browser, makeMunicipality, TEST_PASSWORD, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf } from '../../../test/kit/departments.ts';
import { readSheet, setCycle, setRules, setSheet, storeYear } from '../../../test/kit/year-of-sheets.ts';

/**
 * The permission table, measured: role × move × state × own or other department × own or other municipality, each cell tried
 * over HTTP. What is allowed is written by hand, from the design of the year and not from the table that the code reads.
 */

const db = await testDatabase();
const app = testApplication(db);

const ROLES: Role[] = ['secretariat', 'writer', 'approver', 'reviewer', 'committee', 'viewer', 'operator'];
const MOVING: Role[] = ['secretariat', 'writer', 'approver', 'reviewer'];
const PART_ACTIONS = ['submit', 'withdraw', 'approve', 'return'];
const ACTIONS: MoveAction[] = [
  ...(['submit', 'withdraw', 'approve', 'return'] as const),
  ...(['accept', 'review', 'finalise', 'reopen', 'reopen-review'] as const),
];
const STATES: SheetState[] = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'accepted',
  'reviewed',
  'finalised',
];
const CYCLES: CycleState[] = ['preparing', 'targeting', 'collecting', 'reviewing', 'consulting'];

/** `role move state → next`. The writer and the approver for the own department only. */
const ALLOWED = `
  writer       submit         draft      submitted
  writer       submit         returned   submitted
  writer       withdraw       submitted  draft
  approver     approve        submitted  approved
  approver     return         submitted  returned
  approver     return         approved   returned
  secretariat  submit         draft      submitted
  secretariat  submit         returned   submitted
  secretariat  withdraw       submitted  draft
  secretariat  approve        submitted  approved
  secretariat  return         submitted  returned
  secretariat  return         approved   returned
  secretariat  accept         approved   accepted
  secretariat  review         accepted   reviewed
  reviewer     review         accepted   reviewed
  secretariat  finalise       reviewed   finalised
  secretariat  reopen         accepted   returned
  secretariat  reopen         reviewed   returned
  secretariat  reopen         finalised  returned
  secretariat  reopen-review  reviewed   accepted
  secretariat  reopen-review  finalised  accepted`;
const allowed = new Map(
  ALLOWED.trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/))
    .map(([role, action, state, next]) => [`${role} ${action} ${state}`, next!]),
);
/** Reviewers work while the year is reviewed or consulted; all else from collecting until it is sealed. */
const timesOf = (action: MoveAction): CycleState[] =>
  action === 'review' || action === 'reopen-review'
    ? ['reviewing', 'consulting']
    : ['collecting', 'reviewing', 'consulting'];

type Who = { role: Role; department: string; elsewhere: boolean; browser: Browser };
const people: Who[] = [];
let key: { municipalityId: string; planId: string };
let tried = 0;
let succeeded = 0;
/** The sheet as it is, while nobody moves it. */
let seen: Awaited<ReturnType<typeof readSheet>> | null = null;

beforeAll(async () => {
  const passwordHash = await hashPassword(TEST_PASSWORD);
  const here = await makeMunicipality(db, { roles: [] });
  const there = await makeMunicipality(db, { roles: [] });
  key = await storeYear(db, here.id, { cycle: 'reviewing' });
  await storeYear(db, there.id, { planId: 'other', cycle: 'reviewing' });
  for (const layer of ['self', 'review'] as const)
    await db.kysely
      .insertInto('rating')
      .values({
        municipality_id: key.municipalityId,
        plan_id: key.planId,
        project_id: 'p-3',
        sheet_id: 's-4',
        year: 2023,
        layer,
        department: null,
        code: 'B',
        scale_id: null,
        reason: null,
        rated_by: null,
        rated_at: null,
      })
      .execute();
  for (const elsewhere of [false, true])
    for (const department of elsewhere ? ['住宅課'] : ['住宅課', '長寿課'])
      for (const role of ROLES) {
        const municipality = elsewhere ? there : here;
        const signIn = `${role}-${department === '住宅課' ? 'own' : 'other'}-${municipality.id}`;
        await inTransaction(db, (tx) =>
          addStaff(tx, municipality.id, {
            signIn,
            name: `試しの${role}`,
            role,
            title: `試しの${role}`,
            department,
            since: '2000-04-01',
            passwordHash,
          }),
        );
        people.push({ role, department, elsewhere, browser: await new Browser(app).signIn(signIn) });
      }
}, 60_000);

type Cell = { action: MoveAction; state: SheetState; cycle: CycleState };

/** Tries one cell; `next` is where it must lead, null where it must be refused. Says what is wrong, or nothing. */
async function tryCell(
  who: Who,
  { action, state, cycle }: Cell,
  next: string | null,
): Promise<string | null> {
  seen ??= await readSheet(db, key, 's-4');
  const before = seen;
  const isPart = PART_ACTIONS.includes(action);
  const answer = await who.browser.post(`/plans/${key.planId}/sheets/s-4/moves`, {
    action,
    department: isPart ? idOf('住宅課') : '',
    version: String(isPart ? before.parts[0]!.version : before.version),
    comment: '理由を書きます。',
  });
  tried++;
  const after = await readSheet(db, key, 's-4');
  const cell = `${who.elsewhere ? 'elsewhere ' : ''}${who.role} of ${who.department}: ${action} from ${state} in ${cycle}`;
  if (next !== null) {
    succeeded++;
    await setSheet(db, key, 's-4', state);
    seen = null;
    return answer.status === 303 && after.state === next ? null : `${cell}: ${answer.status}, ${after.state}`;
  }
  const expected = !MOVING.includes(who.role) ? [403] : who.elsewhere ? [404] : [403, 409];
  const isUntouched = JSON.stringify(before) === JSON.stringify(after);
  seen = after;
  return expected.includes(answer.status) && isUntouched ? null : `${cell}: ${answer.status}, ${after.state}`;
}

/** The cells of these people in these years, each tried. */
async function tryAll(
  who: (one: Who) => boolean,
  cycles: CycleState[],
  next: (one: Who, cell: Cell) => string | null,
) {
  const wrong: string[] = [];
  for (const cycle of cycles)
    for (const state of STATES) {
      await setCycle(db, key, cycle);
      await setSheet(db, key, 's-4', state);
      seen = null;
      for (const one of people.filter(who))
        for (const action of ACTIONS) {
          const cell = { action, state, cycle };
          const fault = await tryCell(one, cell, next(one, cell));
          if (fault) wrong.push(fault);
        }
    }
  return wrong;
}

/** Who moves sheets here, each of the sheet's own department. */
const isOfOffice = ({ role, department, elsewhere }: Who) =>
  MOVING.includes(role) && department === '住宅課' && !elsewhere;

function nextOf({ role, department, elsewhere }: Who, { action, state, cycle }: Cell): string | null {
  const isOwn = department === '住宅課' || (role !== 'writer' && role !== 'approver');
  if (elsewhere || !isOwn || !timesOf(action).includes(cycle)) return null;
  return allowed.get(`${role} ${action} ${state}`) ?? null;
}

describe('the permission table', () => {
  it('holds for every role, move and state, in the own and in another department', async () => {
    expect(await tryAll(({ elsewhere }) => !elsewhere, ['reviewing'], nextOf)).toEqual([]);
    expect(tried).toBe(7 * 2 * 9 * 7);
    // The secretariat's 14 and the reviewers' one hold for either department of the person, the others for the own.
    expect(succeeded).toBe(2 * (14 + 1) + 3 + 3);
  }, 120_000);

  it('knows nothing of another municipality', async () => {
    const [from, was] = [tried, succeeded];
    expect(await tryAll(({ elsewhere }) => elsewhere, ['reviewing'], nextOf)).toEqual([]);
    expect(tried - from).toBe(7 * 9 * 7);
    expect(succeeded).toBe(was);
  }, 120_000);

  it('rests in every year that is not at its time', async () => {
    const others = CYCLES.filter((cycle) => cycle !== 'reviewing');
    expect(await tryAll(isOfOffice, others, nextOf)).toEqual([]);
  }, 120_000);

  it('leads past the stages that the plan does without', async () => {
    await setRules(db, key, { stages: { approval: false, review: false } });
    const next = (who: Who, cell: Cell) => {
      if (who.role === 'secretariat' && cell.action === 'finalise' && cell.state === 'accepted')
        return 'finalised';
      const usual = nextOf(who, cell);
      return cell.action === 'submit' && usual ? 'approved' : usual;
    };
    expect(await tryAll(isOfOffice, ['collecting'], next)).toEqual([]);
  }, 120_000);

  it('is closed in a sealed year', async () => {
    const { municipalityId } = key;
    const was = succeeded;
    const wrong: (string | null)[] = [];
    for (const state of STATES) {
      // A sealed year cannot be set to another state: each state has a plan of its own.
      key = await storeYear(db, municipalityId, { planId: `sealed-${state}` });
      await setSheet(db, key, 's-4', state);
      await setCycle(db, key, 'sealed');
      seen = null;
      for (const who of people.filter((one) => isOfOffice(one)))
        for (const action of ACTIONS)
          wrong.push(await tryCell(who, { action, state, cycle: 'sealed' }, null));
    }
    expect(wrong.filter(Boolean)).toEqual([]);
    expect(succeeded).toBe(was);
    console.log(`permission table: ${tried} cells tried over HTTP, ${succeeded} moved, the rest refused`);
  }, 120_000);
});
