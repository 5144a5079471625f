import type { Hono } from 'hono';
import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Role } from '#domain/people/role.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import type { Env } from '#http/context.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { findDraft } from '#records/draft/queries.ts';
import { Browser, makeMunicipality } from './browser.ts';
import { collectingPlan } from './collecting-plan.ts';
import { makeDepartmentsOf } from './departments.ts';
import { fileOf, table } from './import-office.ts';
import { officePlan, runningYear } from './office-plan.ts';
import { furnishTown } from './rich-town-rows.ts';
import { planReadyToSeal, sealThroughPage } from './sealed-year.ts';
import { setUpSecondFactor } from './second-factor.ts';

export const ROLES: Role[] = [
  'secretariat',
  'writer',
  'approver',
  'reviewer',
  'committee',
  'viewer',
  'operator',
];

/** One town with one of everything that the database can hold: what is asked of every route is asked here. */
export type RichTown = {
  id: string;
  browsers: Record<Role, Browser>;
  draft: string;
  /** The first project, node and plan of the draft. */
  records: { projects: string; nodes: string; plans: string };
  /** The writer: as person, post and holding. */
  staff: string;
  department: string;
};

/** The plan with a sealed year 2023, a year 2024 under review and a year 2025 that is filled in. */
function richPlan(): ExchangePlan {
  const sealed = planReadyToSeal();
  const collecting = collectingPlan();
  return documentSchema.parse({
    format: 'ayumi/1',
    plans: [
      {
        ...sealed,
        sheets: [
          ...sealed.sheets.map((sheet) =>
            sheet.id === 's-2'
              ? { ...sheet, state: 'accepted', form: { id: 'f-1', version: 1 }, parts: PARTS }
              : sheet,
          ),
          ...collecting.sheets.filter(({ year }) => year === 2025),
        ],
        forms: [...(sealed.forms ?? []), ...(collecting.forms ?? [])],
        cycles: [
          { year: 2023, state: 'consulting', stages: {} },
          { year: 2024, state: 'reviewing', stages: {} },
          ...(collecting.cycles ?? []),
        ],
        collaborationRequests: [
          {
            id: 'c-1',
            year: 2025,
            project: 'p-1',
            from: '長寿課',
            to: '住宅課',
            text: '階段の見守りを頼みたい。',
            askedOn: '2026-03-01',
            state: 'asked',
          },
        ],
      },
    ],
  }).plans[0]!;
}

const PARTS = ['長寿課', '社協'].map((department) => ({
  department,
  stage: 'collecting',
  state: 'approved',
}));

/**
 * Makes the town, and signs one of each role in. Plan `plan` has everything, plan `open` a year that can be
 * sealed, plan `fresh` one that can be opened, plan `running` sheets in every state of writing.
 */
export async function makeRichTown(db: Db, app: Hono<Env>): Promise<RichTown> {
  const { id, signIn } = await makeMunicipality(db, {
    roles: ROLES,
    departments: { writer: '長寿課', approver: '長寿課' },
  });
  await makeDepartmentsOf(db, id, richPlan());
  await inTransaction(db, async (tx) => {
    await storePlan(tx, id, richPlan(), { actor: '事務局', planId: 'plan' });
    await storePlan(tx, id, planReadyToSeal(), { actor: '事務局', planId: 'open' });
    await storePlan(tx, id, officePlan(), { actor: '事務局', planId: 'fresh' });
    await storePlan(tx, id, runningYear(officePlan()), { actor: '事務局', planId: 'running' });
  });
  const browsers = {} as Record<Role, Browser>;
  for (const role of ROLES) browsers[role] = await new Browser(app).signIn(signIn(role));
  await setUpSecondFactor(browsers.writer, new Date('2026-03-31T10:00:00Z'));
  const { secretariat } = browsers;
  const sealed = await sealThroughPage(secretariat, '/plans/plan');
  if (sealed.status !== 303) throw new Error(`the year was not sealed: ${sealed.status}`);
  await secretariat.get('/imports');
  const upload = await secretariat.post('/imports', { files: fileOf(table('r5')) });
  const draft = upload.headers.get('location')!.split('/').at(-1)!;
  const staff = await furnishTown(db, id);
  const plan = (await findDraft(db.kysely, { municipalityId: id, draftId: draft }))!.document.plans[0]!;
  const records = { projects: plan.projects[0]!.id, nodes: plan.nodes[0]!.id, plans: plan.id };
  const { department_id } = await db.kysely
    .selectFrom('post')
    .select('department_id')
    .where('municipality_id', '=', id)
    .where('id', '=', staff)
    .executeTakeFirstOrThrow();
  return { id, browsers, draft, records, staff, department: department_id! };
}
