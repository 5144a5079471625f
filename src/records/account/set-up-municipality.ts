import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { makeMunicipality, type NewMunicipality } from '#records/people/municipality.ts';
import { addStaff } from './add-staff.ts';
import { hashPassword, readablePassword } from './password.ts';

export type FirstSignIn = { signIn: string; password: string; label: string };

/** A post that was there before Ayumi. */
const SINCE = '2000-04-01';

/**
 * Makes a real municipality with the sign-ins of its secretariat and its operator, whose passwords are told once and
 * kept nowhere. From then on nobody can sign in to the sample city.
 */
export async function setUpMunicipality(
  db: Db,
  { name, code }: Omit<NewMunicipality, 'isSample'>,
): Promise<{ id: string; signIns: FirstSignIn[] }> {
  const suffix = code ?? randomUUID().slice(0, 6);
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
  const id = await inTransaction(db, async (tx) => {
    const made = await makeMunicipality(tx, { name, code, isSample: false });
    for (const { role, signIn, label, passwordHash } of accounts) {
      const staff = { signIn, name: label, role, title: label, department: null, since: SINCE, passwordHash };
      await addStaff(tx, made, staff);
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
    await recordEvent(tx, {
      municipalityId: made,
      actor: 'ayumi',
      kind: 'municipality-set-up',
      details: { name, code },
    });
    return made;
  });
  return { id, signIns: accounts.map(({ signIn, password, label }) => ({ signIn, password, label })) };
}
