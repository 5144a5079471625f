import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Form } from '#domain/sheet/form.ts';
import { documentSchema } from '#exchange/schema.ts';
import { addStaff } from '#records/account/add-staff.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { idOf, makeDepartmentsOf } from './departments.ts';

/** A writer who is signed in: everything that the browser of one needs to save. */
export type RushWriter = { token: string; csrf: string; sheet: string; department: string };
export type Rush = { municipalityId: string; planId: string; writers: RushWriter[] };

const YEAR = 2025;
const DEPARTMENTS = 20;
/** The prose that a writer of the form fills. */
export const RUSH_FIELDS = ['activities', 'selfEvaluation', 'issues', 'futurePolicy'] as const;

const form: Form = {
  id: 'rush',
  version: 1,
  name: '進行管理シート',
  appliesTo: { bodies: [], flags: [], nodes: [] },
  sections: [
    {
      heading: '取組の状況',
      fields: RUSH_FIELDS.map((key) => ({ kind: 'long-text' as const, key, label: key })),
    },
  ],
};

/**
 * An office on the last day: `writers` people of twenty departments, each with a sheet; the first `pairs` sheets have two
 * writers, who share them. All are signed in, and the cycle is collecting.
 */
export async function seedRush(db: Db, writers: number, pairs: number): Promise<Rush> {
  const municipalityId = 'rush';
  const sheets = Array.from({ length: writers - pairs }, (_, at) => ({
    sheet: `s-${at}`,
    project: `p-${at}`,
    department: `第${(at % DEPARTMENTS) + 1}課`,
  }));
  const all = [...sheets, ...sheets.slice(0, pairs)];
  const plan = planOf(sheets);
  return inTransaction(db, async (tx) => {
    await tx
      .insertInto('municipality')
      .values({ id: municipalityId, name: '締切市', code: null, is_sample: false })
      .execute();
    await makeDepartmentsOf({ kysely: tx }, municipalityId, plan);
    const planId = await storePlan(tx, municipalityId, plan, { actor: '事務局', planId: 'rush' });
    const signedIn: RushWriter[] = [];
    for (const [at, { sheet, department }] of all.entries()) {
      const { accountId } = await addStaff(tx, municipalityId, {
        signIn: `writer-${at}`,
        name: `試しの担当${at}`,
        role: 'writer',
        title: '担当',
        department,
        since: '2020-04-01',
        passwordHash: null,
      });
      const token = randomBytes(32).toString('base64url');
      await tx
        .insertInto('session')
        .values({
          municipality_id: municipalityId,
          token_hash: createHash('sha256').update(token).digest('hex'),
          account_id: accountId,
          expires_at: new Date(Date.now() + 12 * 3_600_000).toISOString(),
        })
        .execute();
      const csrf = createHash('sha256').update(`csrf ${token}`).digest('base64url');
      signedIn.push({ token, csrf, sheet, department: idOf(department) });
    }
    return { municipalityId, planId, writers: signedIn };
  });
}

function planOf(sheets: { sheet: string; project: string; department: string }[]) {
  return documentSchema.parse({
    format: 'ayumi/1',
    plans: [
      {
        id: 'rush',
        title: '締切市地域福祉計画',
        years: { from: YEAR - 1, to: YEAR + 3 },
        levels: ['基本目標'],
        nodes: [{ id: 'n-1', level: 0, number: '１', title: 'つながる' }],
        projects: sheets.map(({ project, department }) => ({
          id: project,
          title: `事業 ${project}`,
          placements: [{ node: 'n-1' }],
          owners: [{ body: 'city', department }],
        })),
        sheets: sheets.map(({ sheet, project, department }) => ({
          id: sheet,
          project,
          year: YEAR,
          state: 'draft',
          form: { id: form.id, version: form.version },
          parts: [{ department, state: 'draft' }],
        })),
        forms: [form],
        cycles: [{ year: YEAR, state: 'collecting', stages: {} }],
      },
    ],
  }).plans[0]!;
}
