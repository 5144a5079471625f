import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { setUpMunicipality } from '#records/account/set-up-municipality.ts';
import { Browser, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { ensureSampleAccounts, type SampleStaff } from './sample-accounts.ts';

const db = await testDatabase();
const app = testApplication(db);
const folder = mkdtempSync(join(tmpdir(), 'ayumi-sample-'));
const file = join(folder, 'var', 'sample-sign-in.txt');
afterAll(() => rmSync(folder, { recursive: true }));

const staff: SampleStaff[] = [
  {
    signIn: 'jimukyoku',
    name: '見本 一',
    role: 'secretariat',
    title: '事務局',
    label: '事務局',
    department: null,
  },
  { signIn: 'tantou', name: '見本 二', role: 'writer', title: '担当', label: '担当', department: 'みどり課' },
];

// One story: each step begins where the one before ended.
describe('the sample city', () => {
  it('has nobody before it is loaded', async () => {
    expect(await ensureSampleAccounts(db, staff, file)).toEqual([]);
  });

  it('gets sign-ins with passwords that are kept for the operator alone', async () => {
    await db.kysely
      .insertInto('municipality')
      .values({ id: 'sample', name: '見本市', code: null, is_sample: true })
      .execute();
    const made = await ensureSampleAccounts(db, staff, file);
    expect(made.map((one) => one.signIn)).toEqual(['jimukyoku', 'tantou']);
    expect(made[0]!.password).toMatch(/^[a-z]{4}(-[a-z]{4}){3}$/);
    expect(made[0]!.password).not.toBe(made[1]!.password);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const { signIn, password } of made) await new Browser(app).signIn(signIn, password);
    const { password_hash } = await db.kysely
      .selectFrom('account')
      .select('password_hash')
      .executeTakeFirstOrThrow();
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);

    expect(await ensureSampleAccounts(db, staff, file)).toEqual(made);
    const last = made[1]!;
    rmSync(file);
    const renewed = await ensureSampleAccounts(db, staff, file);
    expect(renewed[1]!.password).not.toBe(last.password);
    await new Browser(app).signIn(renewed[1]!.signIn, renewed[1]!.password);
    expect(readFileSync(file, 'utf8')).toContain(renewed[1]!.password);
  });

  it('has nobody any more once a real municipality is set up', async () => {
    const [sample] = await ensureSampleAccounts(db, staff, file);
    const browser = await new Browser(app).signIn(sample!.signIn, sample!.password);
    const { id, signIns } = await setUpMunicipality(db, { name: 'ほんもの町', code: '999999' });
    expect(signIns.map((one) => one.label)).toEqual(['事務局', '運用']);
    const accounts = await db.kysely.selectFrom('account').select('municipality_id').execute();
    expect(accounts.every((account) => account.municipality_id === id)).toBe(true);
    expect((await browser.get('/')).status).toBe(303);
    expect(await ensureSampleAccounts(db, staff, file)).toEqual([]);
    expect(() => statSync(file)).toThrow();
    const page = await (
      await new Browser(app, '192.168.10.4').signIn(signIns[0]!.signIn, signIns[0]!.password)
    ).get('/');
    expect(await page.text()).toContain('ほんもの町');
  });
});
