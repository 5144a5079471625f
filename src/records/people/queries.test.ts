import { describe, expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { addStaff } from '#records/account/add-staff.ts';
import { makeMunicipality } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf } from '../../../test/kit/departments.ts';
import { findPost, listDepartments, listHolders } from './queries.ts';

const db = await testDatabase();

async function office() {
  const { id } = await makeMunicipality(db, {
    roles: ['secretariat', 'writer', 'approver'],
    departments: { writer: '長寿課', approver: '長寿課' },
  });
  const later = { role: 'writer' as const, title: '主任', department: '長寿課', since: '2026-04-01' };
  await inTransaction(db, (tx) =>
    addStaff(tx, id, { ...later, signIn: `later-${id}`, name: '試しの後任', passwordHash: null }),
  );
  await inTransaction(db, (tx) =>
    addStaff(tx, id, {
      ...later,
      department: '住宅課',
      since: '2020-04-01',
      signIn: `other-${id}`,
      name: '試しの住宅課',
      passwordHash: null,
    }),
  );
  return id;
}

describe('who holds a post', () => {
  it.each([
    ['all, on the last day of the year', {}, '2026-03-31', ['secretariat', 'writer', 'approver', '住宅課']],
    [
      'all, on the first of the next',
      {},
      '2026-04-01',
      ['secretariat', 'writer', 'approver', '後任', '住宅課'],
    ],
    ['of a role', { role: 'writer' }, '2026-04-01', ['writer', '後任', '住宅課']],
    ['of a department', { departmentId: idOf('長寿課') }, '2026-03-31', ['writer', 'approver']],
    ['of both', { role: 'approver', departmentId: idOf('長寿課') }, '2026-04-01', ['approver']],
    ['of a department that is none', { departmentId: idOf('銭湯課') }, '2026-04-01', []],
  ] as const)('%s', async (_name, only, day, names) => {
    const id = await office();
    const holders = await listHolders(db.kysely, id, only, day);
    expect(holders.map(({ name }) => name.replace('試しの', ''))).toEqual(names);
    expect(holders.every(({ accountId }) => accountId !== null)).toBe(true);
  });

  it('is told by post, department and account', async () => {
    const id = await office();
    const [holder] = await listHolders(db.kysely, id, { role: 'approver' }, '2026-04-01');
    expect(holder).toMatchObject({ department: '長寿課', role: 'approver', email: null });
    expect(holder!.postName).toBe('長寿課 試しのapprover');
    expect(await findPost(db.kysely, id, holder!.postId)).toMatchObject({
      body: 'city',
      name: holder!.postName,
    });
    expect(await findPost(db.kysely, await office(), holder!.postId)).toBeUndefined();
    const departments = await listDepartments(db.kysely, id);
    expect(departments.map(({ name }) => name)).toEqual(['長寿課', '住宅課']);
  });
});
