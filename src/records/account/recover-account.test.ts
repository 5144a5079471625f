import { expect, it } from 'vitest';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { setUpSecondFactor } from '../../../test/kit/second-factor.ts';
import { recoverAccount } from './recover-account.ts';

const db = await testDatabase();
const now = new Date('2026-03-31T08:00:00Z');
const PASSWORD = 'kawa-no-hotori-no-ki';

it('opens a locked account again, with or without its second factor', async () => {
  const app = testApplication(db, () => now);
  const municipality = await makeMunicipality(db);
  const signIn = municipality.signIn('secretariat');
  const browser = await new Browser(app).signIn(signIn);
  await setUpSecondFactor(browser, now);
  await db.kysely.updateTable('account').set({ is_locked: true }).where('sign_in', '=', signIn).execute();

  const kept = await recoverAccount(db, { signIn: signIn.toUpperCase(), withoutSecondFactor: false, now });
  expect((await browser.get('/')).status).toBe(303);
  await browser.post(kept!.path, { password: PASSWORD, again: PASSWORD });
  const asked = await browser.post('/session', { name: signIn, password: PASSWORD });
  expect(asked.headers.get('location')).toMatch(/^\/second-factor/);

  await recoverAccount(db, { signIn, withoutSecondFactor: true, now });
  await new Browser(app).signIn(signIn, PASSWORD);
  expect(await recoverAccount(db, { signIn: 'nobody', withoutSecondFactor: true, now })).toBeNull();
});
