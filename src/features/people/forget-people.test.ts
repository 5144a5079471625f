import { describe, expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { addStaff } from '#records/account/add-staff.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { listForgettable } from '#records/people/forgettable-queries.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { forgetPeople } from './forget-people.ts';

const db = await testDatabase();
const app = testApplication(db);
const NOW = new Date('2026-11-21T03:00:00Z');

/** A municipality in which 試し 花子 left on the day that is told; null: she is still there. */
async function office(leftOn: string | null) {
  const municipality = await makeMunicipality(db, { roles: ['secretariat'] });
  const municipality_id = municipality.id;
  const { accountId } = await inTransaction(db, (tx) =>
    addStaff(tx, municipality_id, {
      signIn: `hanako-${municipality_id}`,
      name: '試し 花子',
      role: 'writer',
      title: '担当',
      department: '試し課',
      since: '2015-04-01',
      passwordHash: null,
    }),
  );
  await db.kysely
    .updateTable('person')
    .set({ kana: 'ためし はなこ', email: 'hanako@example.jp', note: '時短勤務' })
    .where('municipality_id', '=', municipality_id)
    .where('id', '=', accountId)
    .execute();
  await db.kysely
    .updateTable('post_holding')
    .set({ to_date: leftOn })
    .where('municipality_id', '=', municipality_id)
    .where('person_id', '=', accountId)
    .execute();
  const editor = { municipalityId: municipality_id, actor: '試し', now: NOW };
  return { municipality, municipality_id, personId: accountId, editor };
}

const personOf = ({ municipality_id, personId }: Awaited<ReturnType<typeof office>>) =>
  db.kysely
    .selectFrom('person')
    .leftJoin('account', 'account.person_id', 'person.id')
    .select(['person.name', 'person.kana', 'person.email', 'person.note', 'account.id as account'])
    .where('person.municipality_id', '=', municipality_id)
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow();

const GONE = { name: '', kana: null, email: null, note: null, account: null };

describe('people who left long ago', () => {
  it.each([
    ['more than five years ago', '2021-11-20', 5, true],
    ['five years ago to the day', '2021-11-21', 5, false],
    ['a year ago, with one year to keep', '2025-11-20', 1, true],
    ['not at all', null, 1, false],
    ['in the future', '2027-03-31', 1, false],
  ])('are forgotten: left %s', async (_name, leftOn, years, isForgotten) => {
    const here = await office(leftOn);
    const listed = await listForgettable(db.kysely, here.municipality_id, { now: NOW, years });
    expect(listed.map(({ name, posts }) => [name, posts])).toEqual(
      isForgotten ? [['試し 花子', ['試し課 担当']]] : [],
    );
    expect((await personOf(here)).name).toBe('試し 花子');
    const gone = await forgetPeople(db, here.editor, years);
    expect(gone.persons).toBe(isForgotten ? 1 : 0);
    expect(await personOf(here)).toEqual(
      isForgotten ? GONE : expect.objectContaining({ name: '試し 花子', account: here.personId }),
    );
  });

  it('leave their posts and what was done behind, and no name in the log', async () => {
    const here = await office('2020-03-31');
    await forgetPeople(db, here.editor, 5);
    const terms = await db.kysely
      .selectFrom('post_holding')
      .select('to_date')
      .where('municipality_id', '=', here.municipality_id)
      .where('person_id', '=', here.personId)
      .execute();
    expect(terms).toEqual([{ to_date: '2020-03-31' }]);
    const events = await db.kysely
      .selectFrom('event')
      .selectAll()
      .where('municipality_id', '=', here.municipality_id)
      .execute();
    expect(events.map(({ kind }) => kind)).toEqual(['people-forgotten']);
    expect(JSON.stringify(events)).not.toMatch(/花子|hanako/u);
    const browser = await new Browser(app).signIn(here.municipality.signIn('secretariat'));
    const page = await (await browser.get(`/people/${here.personId}`)).text();
    expect(page).toContain('元 試し課 担当');
    expect(page).not.toMatch(/花子|hanako/u);
  });

  it('stand in the minutes by their posts', async () => {
    const { municipality_id, personId, editor } = await office('2020-03-31');
    const plan_id = await inTransaction(db, (tx) =>
      storePlan(tx, municipality_id, smallPlan(), { actor: '試し' }),
    );
    const attendance = [
      { personId, name: '試し 花子', post: '試し課 担当' },
      { personId: null, name: '試し 客', post: '' },
    ];
    await db.kysely
      .insertInto('meeting')
      .values({
        municipality_id,
        plan_id,
        id: 'm',
        year: 2019,
        kind: 'review',
        title: '査定会議',
        held_on: '2019-06-01',
        place: '',
        minutes: '',
        attendance: JSON.stringify(attendance),
      })
      .execute();
    await forgetPeople(db, editor, 5);
    const meeting = await db.kysely
      .selectFrom('meeting')
      .select('attendance')
      .where('municipality_id', '=', municipality_id)
      .executeTakeFirstOrThrow();
    expect(meeting.attendance).toEqual([{ personId, name: '試し課 担当', post: '' }, attendance[1]]);
  });

  it('stay in another municipality', async () => {
    const here = await office('2020-03-31');
    const there = await office('2020-03-31');
    await forgetPeople(db, here.editor, 5);
    expect((await personOf(there)).name).toBe('試し 花子');
  });

  it('take mails, sessions and links older than a year with them', async () => {
    const { municipality_id, editor, personId } = await office(null);
    const mail = {
      municipality_id,
      kind: 'reminder',
      to_address: 'a@example.jp',
      to_label: '試し課',
      made_by: '試し',
    };
    const text = { subject: '件名', text: '本文', not_before: '2025-01-01T00:00:00Z' };
    await db.kysely
      .insertInto('mail')
      .values([
        { ...mail, ...text, id: 'old', state: 'sent', made_at: '2025-11-20T00:00:00Z' },
        { ...mail, ...text, id: 'waiting', state: 'waiting', made_at: '2025-11-20T00:00:00Z' },
        { ...mail, ...text, id: 'young', state: 'sent', made_at: '2026-01-01T00:00:00Z' },
      ])
      .execute();
    const session = { municipality_id, account_id: personId };
    await db.kysely
      .insertInto('session')
      .values([
        { ...session, token_hash: `old-${municipality_id}`, expires_at: '2025-11-20T00:00:00Z' },
        { ...session, token_hash: `young-${municipality_id}`, expires_at: '2026-11-20T00:00:00Z' },
      ])
      .execute();
    expect(await forgetPeople(db, editor, 5)).toEqual({ persons: 0, mails: 1, sessions: 1, tokens: 0 });
  });
});

describe('the button on the page of a person', () => {
  it('forgets who has left, and nobody who is there', async () => {
    const here = await office('2026-03-30');
    const browser = await new Browser(app).signIn(here.municipality.signIn('secretariat'));
    await browser.get(`/people/${here.personId}`);
    expect((await browser.post(`/people/${here.personId}/erasure`)).status).toBe(303);
    expect(await personOf(here)).toEqual(GONE);
    expect((await browser.post(`/people/${here.personId}/erasure`)).status).toBe(404);

    const still = await office(null);
    const other = await new Browser(app).signIn(still.municipality.signIn('secretariat'));
    await other.get(`/people/${still.personId}`);
    const refused = await other.post(`/people/${still.personId}/erasure`);
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('離任した後に削除'),
    ]);
    expect((await personOf(still)).name).toBe('試し 花子');
  });
});
