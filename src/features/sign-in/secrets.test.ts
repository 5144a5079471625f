import { sql } from 'kysely';
import { Secret } from 'otpauth';
import { SMTPServer } from 'smtp-server';
import { expect, it } from 'vitest';
import { sendDueMails } from '#features/mail/send-due-mails.ts';
import {
  Browser,
  makeMunicipality,
  TEST_ORIGIN,
  TEST_PASSWORD,
  testApplication,
} from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { setUpSecondFactor } from '../../../test/kit/second-factor.ts';

const db = await testDatabase();

/** Takes every mail, as a mail server does, and keeps it. */
async function startPostOffice() {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, done) {
      let letter = '';
      stream.on('data', (chunk) => {
        letter += chunk;
      });
      stream.on('end', () => {
        const body = letter
          .split(/\r?\n\r?\n/)
          .slice(1)
          .join('\n\n');
        letters.push(Buffer.from(body, 'base64').toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}`, letters, close: () => server.close(() => {}) };
}

/** Where in the database a text stands: in every column of every table, binary ones as hex. */
async function placesOf(text: string): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`.execute(db.kysely);
  expect(tables.rows.length).toBeGreaterThan(30);
  const places: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM ${sql.table(name)} AS one WHERE strpos(one::text, ${text}) > 0`.execute(
      db.kysely,
    );
    if (rows[0]!.count > 0) places.push(name);
  }
  return places;
}

it('nothing that opens something can be read in the database', async () => {
  const office = await startPostOffice();
  const mail = { url: office.url, from: 'fukushi@example.lg.jp', quietHours: null };
  const now = new Date('2026-03-31T08:00:00Z');
  const app = testApplication(db, () => now, { origin: TEST_ORIGIN, mail });
  const municipality = await makeMunicipality(db, { roles: ['secretariat', 'writer'] });
  await db.kysely.updateTable('person').set({ email: 'hisho@example.lg.jp' }).execute();
  const secretariat = await new Browser(app).signIn(municipality.signIn('secretariat'));
  const { personId } = await db.kysely
    .selectFrom('account')
    .select('person_id as personId')
    .where('sign_in', '=', municipality.signIn('writer'))
    .executeTakeFirstOrThrow();

  await secretariat.get('/account');
  await secretariat.post(`/people/${personId}/account/reset`);
  await new Browser(app).post('/password-reset', { name: municipality.signIn('writer') });
  expect(await sendDueMails(db, mail, { clock: () => now })).toBe(2);
  office.close();
  const { secret, codes } = await setUpSecondFactor(secretariat, now);
  const waiting = new Browser(app);
  await waiting.post('/session', { name: municipality.signIn('secretariat'), password: TEST_PASSWORD });

  const tokens = office.letters.map((letter) => letter.match(/\/passwords\/([\w-]{43})/)![1]!);
  const base32 = secret.replaceAll(' ', '');
  const secrets = {
    session: secretariat.cookies.get('ayumi_session')!,
    'session that waits': waiting.cookies.get('ayumi_session')!,
    'reset by the secretariat': tokens[0]!,
    'reset by oneself': tokens[1]!,
    'secret of the app': base32,
    'secret of the app in hex': Secret.fromBase32(base32).hex.toLowerCase(),
    'backup code': codes[0]!,
    'backup code without its gap': codes[0]!.replace('-', ''),
    password: TEST_PASSWORD,
  };
  for (const [name, text] of Object.entries(secrets))
    expect([name, await placesOf(text)]).toEqual([name, []]);
  expect(await placesOf(municipality.signIn('writer'))).toContain('account');
});
