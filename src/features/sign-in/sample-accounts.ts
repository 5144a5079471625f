import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Db } from '#db/connect.ts';
import type { Role } from '#domain/people/role.ts';
import { hashPassword, readablePassword } from '#records/account/password.ts';
import { findSampleCity, writeSampleAccounts } from '#records/account/write-sample-accounts.ts';

/** Somebody of the sample city, as sample/staff.json lists them. */
export type SampleStaff = {
  signIn: string;
  name: string;
  role: Role;
  title: string;
  body?: 'city' | 'shakyo';
  department: string | null;
  section?: string | null;
  /** As the operator reads it beside the password. */
  label: string;
};
export type SampleSignIn = SampleStaff & { password: string };

/** The plan of the sample city begins with this day. */
const SAMPLE_SINCE = '2024-04-01';

/**
 * The sign-ins of the sample city with their passwords, for the operator to try it out. The passwords are made at the
 * first start and kept in `file`; whose password is not in it, or whose account is gone, gets a new one. None, and no
 * file, where there is no sample city or a real municipality is set up.
 */
export async function ensureSampleAccounts(
  db: Db,
  staff: SampleStaff[],
  file: string,
): Promise<SampleSignIn[]> {
  const sample = await findSampleCity(db.kysely);
  if (!sample) {
    rmSync(file, { force: true });
    return [];
  }
  const existing = new Set(sample.signIns);
  const kept = readKept(file);
  const made: SampleSignIn[] = [];
  const signIns = staff.map((one) => {
    const password = existing.has(one.signIn) ? kept.get(one.signIn) : undefined;
    const signIn = { ...one, password: password ?? readablePassword() };
    if (!password) made.push(signIn);
    return signIn;
  });
  if (made.length === 0) return signIns;
  // Kept before they are valid: a start that is cut off here makes new ones next time.
  keep(file, signIns);
  const hashed = await Promise.all(
    made.map(async ({ password, label: _, ...one }) => ({
      ...one,
      since: SAMPLE_SINCE,
      passwordHash: await hashPassword(password),
    })),
  );
  await writeSampleAccounts(db, sample.id, hashed);
  return signIns;
}

/** One line each: sign-in name, password, label, between tabs. */
function readKept(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [signIn, password] = line.split('\t');
      return signIn && password ? [[signIn, password] as const] : [];
    }),
  );
}

function keep(file: string, signIns: SampleSignIn[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const lines = signIns.map(({ signIn, password, label }) => `${signIn}\t${password}\t${label}\n`);
  // A file that is there keeps its old mode, so it is made anew.
  rmSync(file, { force: true });
  writeFileSync(file, lines.join(''), { mode: 0o600 });
}
