import type { Hono } from 'hono';
import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { Env } from '#http/context.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { Browser, makeMunicipality } from './browser.ts';
import { makeDepartmentsOf } from './departments.ts';
import { smallPlan } from './small-plan.ts';

/** The small plan in its last stage of 2023: every sheet final, one filled in by form, summary and sheet at one, but for `more`. */
export function planReadyToSeal(more: Partial<ExchangePlan> = {}): ExchangePlan {
  const plan = smallPlan();
  return {
    ...plan,
    ratings: plan.ratings.filter(({ year }) => year !== 2023),
    sheets: plan.sheets.map((sheet) => ({
      ...sheet,
      ...(sheet.year === 2023 ? { state: 'finalised' as const } : {}),
      ...(sheet.id === 's-1'
        ? {
            form: { id: 'f-1', version: 1 },
            parts: [
              {
                department: '長寿課',
                stage: 'collecting' as const,
                state: 'approved' as const,
                fields: { futurePolicy: '店をふやす。' },
              },
              {
                department: '社協',
                stage: 'collecting' as const,
                state: 'approved' as const,
                fields: { futurePolicy: '声をかける。' },
              },
            ],
          }
        : {}),
    })),
    forms: [
      {
        id: 'f-1',
        version: 1,
        name: '進行管理シート',
        appliesTo: { bodies: [], flags: [], nodes: [] },
        sections: [
          {
            heading: '実施内容',
            fields: [
              { key: 'activities', kind: 'long-text', label: '今年度に取り組んだこと' },
              { key: 'futurePolicy', kind: 'long-text', label: '来年度の方針', perOwner: true },
              { key: 'x-grade', kind: 'rating', layer: 'self', label: '自己評価' },
              { key: 'x-figures', kind: 'indicator-table', label: '指標', asks: ['target', 'actual'] },
            ],
          },
        ],
      },
    ],
    cycles: [
      { year: 2023, state: 'consulting', stages: {}, exceptions: [], focus: [], leftOut: [] },
      { year: 2024, state: 'collecting', stages: {}, exceptions: [], focus: [], leftOut: [] },
    ],
    ...more,
  };
}

/** A municipality with that plan, and its secretariat at work. */
export async function officeReadyToSeal(db: Db, app: Hono<Env>, more: Partial<ExchangePlan> = {}) {
  const municipality = await makeMunicipality(db, {
    roles: ['secretariat', 'writer', 'committee', 'viewer'],
    departments: { writer: '長寿課' },
  });
  await makeDepartmentsOf(db, municipality.id, planReadyToSeal(more));
  const planId = await inTransaction(db, (tx) =>
    storePlan(tx, municipality.id, planReadyToSeal(more), { actor: '事務局' }),
  );
  const browser = await new Browser(app).signIn(municipality.signIn('secretariat'));
  return { municipality, planId, browser, path: `/plans/${planId}` };
}

/** Seals 2023 through the page; the answer of the button. */
export async function sealThroughPage(browser: Browser, path: string): Promise<Response> {
  const page = await (await browser.get(`${path}/cycles/2023/seal`)).text();
  const version = page.match(/name="version" value="(\d+)"/)?.[1] ?? '';
  return browser.post(`${path}/cycles/2023/seal`, { version, understood: 'yes' });
}
