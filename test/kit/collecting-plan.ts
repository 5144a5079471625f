import { createHash, randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Role } from '#domain/people/role.ts';
import type { Form } from '#domain/sheet/form.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import type { Env } from '#http/context.ts';
import { addStaff } from '#records/account/add-staff.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { Browser, makeMunicipality } from './browser.ts';
import { makeDepartmentsOf } from './departments.ts';
import { smallPlan } from './small-plan.ts';

/** A form with one of each thing that a writer fills: shared and own texts, a grade of each owner, figures, a file. */
const collectingForm: Form = {
  id: 'form-1',
  version: 1,
  name: '進行管理シート',
  appliesTo: { bodies: [], flags: [], nodes: [] },
  sections: [
    {
      heading: '取組の状況',
      fields: [
        {
          kind: 'long-text',
          key: 'activities',
          label: '取り組み内容',
          required: 'always',
          maxLength: 400,
          beside: { from: 'last-year', field: 'activities' },
        },
        { kind: 'long-text', key: 'issues', label: '課題', perOwner: true },
        { kind: 'money', key: 'x-budget', label: '予算額', unit: '千円' },
        { kind: 'date', key: 'x-day', label: '実施日' },
        {
          kind: 'multiple-choice',
          key: 'x-with',
          label: '協力先',
          options: [
            { code: '1', label: '自治会' },
            { code: '2', label: '学校' },
          ],
        },
      ],
    },
    {
      heading: '評価',
      fields: [
        {
          kind: 'rating',
          key: 'x-self',
          label: '自己評価',
          layer: 'self',
          perOwner: true,
          required: 'always',
        },
        {
          kind: 'indicator-table',
          key: 'x-figures',
          label: '指標',
          asks: ['target', 'actual', 'next-target'],
        },
        { kind: 'file', key: 'x-evidence', label: '根拠資料', most: 5 },
        { kind: 'long-text', key: 'remarks', label: '事務局の記録', filledBy: 'secretariat' },
      ],
    },
  ],
};

/**
 * The small plan in the middle of collecting its third year: `s-now` belongs to 長寿課, which has the lead, and 社協, `s-home` to 住宅課
 * alone.
 */
export function collectingPlan(): ExchangePlan {
  const plan = smallPlan();
  plan.projects[0]!.owners[0]!.lead = true;
  const form = { id: collectingForm.id, version: collectingForm.version };
  const sheets = [
    ...plan.sheets,
    { id: 's-now', project: 'p-1', year: 2025, state: 'draft', form, parts: ['長寿課', '社協'].map(draftOf) },
    { id: 's-home', project: 'p-3', year: 2025, state: 'draft', form, parts: [draftOf('住宅課')] },
  ];
  const stages = { collecting: { from: '2026-03-01', due: '2026-04-10' } };
  return documentSchema.parse({
    format: 'ayumi/1',
    plans: [
      { ...plan, sheets, forms: [collectingForm], cycles: [{ year: 2025, state: 'collecting', stages }] },
    ],
  }).plans[0]!;
}

const draftOf = (department: string) => ({ department, state: 'draft' });

export type Writing = {
  municipalityId: string;
  planId: string;
  address: string;
  accounts: Map<string, string>;
};

/** A municipality with that plan and its people: who signs in as what, and for which department. */
export async function makeWriting(
  db: Db,
  people: Record<string, { role: Role; department?: string }> = {
    choju: { role: 'writer', department: '長寿課' },
    council: { role: 'writer', department: '社協' },
    housing: { role: 'writer', department: '住宅課' },
    office: { role: 'secretariat' },
  },
): Promise<Writing> {
  const { id: municipalityId } = await makeMunicipality(db, { roles: [] });
  const accounts = new Map<string, string>();
  await makeDepartmentsOf(db, municipalityId, collectingPlan());
  const planId = await inTransaction(db, async (tx) => {
    for (const [who, { role, department = null }] of Object.entries(people)) {
      const { accountId } = await addStaff(tx, municipalityId, {
        signIn: `${who}-${municipalityId}`,
        name: `試しの${who}`,
        role,
        title: role === 'secretariat' ? '事務局' : '担当',
        department,
        ...(department === '社協' ? { body: 'shakyo' as const } : {}),
        since: '2000-04-01',
        passwordHash: null,
      });
      accounts.set(who, accountId);
    }
    return storePlan(tx, municipalityId, collectingPlan(), { actor: '試しの事務局' });
  });
  return { municipalityId, planId, address: `/plans/${planId}/sheets/s-now`, accounts };
}

/** The browser of one of them, signed in without the detour by the sign-in page. */
export async function enter(db: Db, app: Hono<Env>, writing: Writing, who: string): Promise<Browser> {
  const token = randomBytes(32).toString('base64url');
  await db.kysely
    .insertInto('session')
    .values({
      municipality_id: writing.municipalityId,
      token_hash: createHash('sha256').update(token).digest('hex'),
      account_id: writing.accounts.get(who)!,
      expires_at: '2100-01-01T00:00:00Z',
    })
    .execute();
  const browser = new Browser(app);
  browser.cookies.set('ayumi_session', token);
  await browser.get('/plans');
  return browser;
}
