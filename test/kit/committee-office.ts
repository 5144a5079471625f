import type { Db } from '#db/connect.ts';
import { hashToken, newToken } from '#db/secret-token.ts';
import { inTransaction } from '#db/transaction.ts';
import type { LinkBinding } from '#domain/people/actor.ts';
import type { Role } from '#domain/people/role.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { addStaff } from '#records/account/add-staff.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { Browser, makeMunicipality, type testApplication } from './browser.ts';
import { makeDepartmentsOf } from './departments.ts';
import { smallPlan } from './small-plan.ts';

type App = ReturnType<typeof testApplication>;

/** A city with one of each who has a say in opinions and requests, two members of the committee among them, and a plan. */
export async function committeeOffice(db: Db, app: App, plan: ExchangePlan = smallPlan()) {
  const roles: Role[] = ['secretariat', 'writer', 'approver', 'reviewer', 'committee', 'viewer', 'operator'];
  const city = await makeMunicipality(db, {
    roles,
    departments: { writer: '長寿課', approver: '長寿課' },
  });
  const second = await inTransaction(db, (tx) =>
    addStaff(tx, city.id, {
      signIn: `second-${city.id}`,
      name: '試しの二人目',
      role: 'committee',
      title: '委員（試しの自治会）',
      department: null,
      since: '2000-04-01',
      passwordHash: null,
    }),
  );
  await makeDepartmentsOf(db, city.id, plan);
  await inTransaction(db, (tx) => storePlan(tx, city.id, plan, { actor: '事務局', planId: 'plan' }));
  const people = await db.kysely
    .selectFrom('person')
    .select(['id', 'name'])
    .where('municipality_id', '=', city.id)
    .execute();
  const personOf = (name: string) => people.find((one) => one.name === name)!.id;
  return {
    city,
    member: personOf('試しのcommittee'),
    secondMember: second.accountId,
    as: (role: Role) => new Browser(app).signIn(city.signIn(role)),
    /** Who came by a one-time link, as the sign-in leaves the browser. */
    async byLink(boundTo: LinkBinding): Promise<Browser> {
      const token = newToken();
      await db.kysely
        .insertInto('session')
        .values({
          municipality_id: city.id,
          token_hash: hashToken(token),
          account_id: null,
          expires_at: '2099-01-01T00:00:00Z',
          address: null,
          agent: null,
          way: 'link',
          bound_to: JSON.stringify(boundTo),
          link_hash: null,
        })
        .execute();
      const browser = new Browser(app);
      browser.cookies.set('ayumi_session', token);
      return browser;
    },
    async seal(year: number): Promise<void> {
      await db.kysely
        .insertInto('cycle')
        .values({
          municipality_id: city.id,
          plan_id: 'plan',
          year,
          state: 'sealed',
          stages: '{}',
          exceptions: '[]',
          focus: '[]',
          left_out: '[]',
        })
        .execute();
    },
    /** What the record says was done, in order. */
    async kinds(like: string): Promise<string[]> {
      const rows = await db.kysely
        .selectFrom('event')
        .select('kind')
        .where('municipality_id', '=', city.id)
        .where('kind', 'like', like)
        .orderBy('id')
        .execute();
      return rows.map(({ kind }) => kind);
    },
    mails: () =>
      db.kysely
        .selectFrom('mail')
        .select(['to_label', 'to_address', 'subject', 'digest', 'kind'])
        .where('municipality_id', '=', city.id)
        .orderBy('to_label')
        .execute(),
  };
}

export const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
