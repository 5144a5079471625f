import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import { addStaff } from './add-staff.ts';
import { hashPassword, readablePassword } from './password.ts';

/** `code`: 全国地方公共団体コード, six digits. */
export type NewMunicipality = { name: string; code: string | null };
export type FirstSignIn = { signIn: string; password: string; label: string };

/** A post that was there before Ayumi. */
const SINCE = '2000-04-01';

/**
 * Makes a real municipality with the sign-ins of its secretariat and its operator, whose passwords are told once and
 * kept nowhere. From then on nobody can sign in to the sample city.
 */
export async function setUpMunicipality(
  db: Db,
  { name, code }: NewMunicipality,
): Promise<{ id: string; signIns: FirstSignIn[] }> {
  const id = randomUUID();
  const suffix = code ?? id.slice(0, 6);
  const first = [
    { role: 'secretariat', signIn: `jimukyoku-${suffix}`, label: '事務局' },
    { role: 'operator', signIn: `unyou-${suffix}`, label: '運用' },
  ] as const;
  const accounts = await Promise.all(
    first.map(async ({ role, signIn, label }) => {
      const password = readablePassword();
      return { role, signIn, label, password, passwordHash: await hashPassword(password) };
    }),
  );
  await inTransaction(db, async (tx) => {
    await tx.insertInto('municipality').values({ id, name, code, is_sample: false }).execute();
    for (const { role, signIn, label, passwordHash } of accounts) {
      const staff = { signIn, name: label, role, title: label, department: null, since: SINCE, passwordHash };
      await addStaff(tx, id, staff);
    }
    // Their sessions go with them.
    await tx
      .deleteFrom('account')
      .where(
        'municipality_id',
        'in',
        tx.selectFrom('municipality').select('id').where('is_sample', '=', true),
      )
      .execute();
    await tx
      .insertInto('event')
      .values({
        municipality_id: id,
        actor: 'ayumi',
        kind: 'municipality-set-up',
        details: JSON.stringify({ name, code }),
      })
      .execute();
  });
  return { id, signIns: accounts.map(({ signIn, password, label }) => ({ signIn, password, label })) };
}
