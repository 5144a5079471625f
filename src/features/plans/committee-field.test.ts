import { expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import type { ExportRequest } from '#domain/publication/export-request.ts';
import type { Form } from '#domain/sheet/form.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import { bookOf } from '#papers/book/book-of.ts';
import { sheetsBooklet } from '#papers/booklets/sheets-booklet.ts';
import { bookletAsRead } from '#reading/book/booklet-as-read.ts';
import { readPrinted } from '#reading/book/read-printed.ts';
import { sourceOfBook } from '#reading/source-of-book.ts';
import { replacePlan } from '#records/archive/store-plan.ts';
import { type Browser, testApplication } from '../../../test/kit/browser.ts';
import { collectingPlan, enter, makeWriting, type Writing } from '../../../test/kit/collecting-plan.ts';
import { comparablePlan } from '../../../test/kit/comparable-plan.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf } from '../../../test/kit/departments.ts';
import { officeReadyToSeal, planReadyToSeal, sealThroughPage } from '../../../test/kit/sealed-year.ts';

/** The field 推進委員会の意見, which nobody fills: what the committee said about the sheet stands in it, and the answers. */

const db = await testDatabase();
const app = testApplication(db);
const SHOWN = [
  '【委員（商工会）】',
  '夜間の見守りも。',
  '【市・社協の考え方：長寿課（反映しない）】',
  '人が足りない。',
];

function planOfCommittee(): ExchangePlan {
  const plan = collectingPlan();
  const forms = plan.forms!.map(
    (form): Form => ({
      ...form,
      sections: [
        ...form.sections,
        {
          heading: '推進委員会',
          fields: [
            {
              kind: 'long-text',
              key: 'committeeOpinion',
              label: '推進委員会の意見',
              filledBy: 'committee',
              stage: 'consulting',
            },
          ],
        },
      ],
    }),
  );
  const response = {
    by: '長寿課',
    text: '昼に力を入れます。',
    state: '反映しない',
    reason: '人が足りない。',
    year: 2026,
  };
  const said = {
    id: 'o-now',
    year: 2025,
    sheet: 's-now',
    node: null,
    by: '委員（商工会）',
    text: '夜間の見守りも。',
    response,
  };
  return documentSchema.parse({
    format: 'ayumi/1',
    plans: [{ ...plan, forms, opinions: [...(plan.opinions ?? []), said] }],
  }).plans[0]!;
}

async function writingWith(plan: ExchangePlan): Promise<Writing> {
  const writing = await makeWriting(db);
  const put = { actor: '事務局', planId: writing.planId, expectedVersion: 1 };
  await inTransaction(db, (tx) => replacePlan(tx, writing.municipalityId, plan, put));
  return writing;
}

/** The field stands on the page with all that was said, and nobody can fill it in. */
async function expectShown(browser: Browser, page: string) {
  const html = await (await browser.get(page)).text();
  const label = html.indexOf('推進委員会の意見');
  expect(label, page).toBeGreaterThan(0);
  const field = html.slice(label, html.indexOf('委員会の意見と、市・社協の考え方', label + 20));
  for (const text of SHOWN) expect(field, page).toContain(text);
  expect(html).not.toContain('name="field.committeeOpinion"');
}

it('shows the opinions on the sheet and their answers on its pages', async () => {
  const writing = await writingWith(planOfCommittee());
  const choju = await enter(db, app, writing, 'choju');
  for (const page of [writing.address, `${writing.address}/entry`]) await expectShown(choju, page);
});

it('shows them where submitted parts are read, and not those of another sheet', async () => {
  const plan = planOfCommittee();
  const submitted = plan.sheets.map((sheet) =>
    sheet.year === 2025
      ? {
          ...sheet,
          state: 'submitted' as const,
          parts: sheet.parts!.map((part) => ({ ...part, state: 'submitted' as const })),
        }
      : sheet,
  );
  const writing = await writingWith({ ...plan, sheets: submitted });
  const office = await enter(db, app, writing, 'office');
  const page = `/plans/${writing.planId}/approvals?department=`;
  await expectShown(office, page + idOf('長寿課'));
  expect(await (await office.get(page + idOf('住宅課'))).text()).not.toContain(SHOWN[0]);
});

it('keeps them in the field of a sealed year', async () => {
  const plan = planOfCommittee();
  const ready = planReadyToSeal();
  const { path, browser } = await officeReadyToSeal(db, app, {
    forms: ready.forms!.map((form) => ({
      ...form,
      sections: [...form.sections, plan.forms![0]!.sections.at(-1)!],
    })),
    opinions: plan.opinions!.map((opinion) =>
      opinion.id === 'o-now' ? { ...opinion, year: 2023, sheet: 's-1' } : opinion,
    ),
  });
  expect((await sealThroughPage(browser, path)).status).toBe(303);
  await expectShown(browser, `${path}/editions/2023/sheets/s-1`);
});

it('prints them, and the book gives the plan back without a text that nobody wrote', () => {
  const plan = planOfCommittee();
  const material = { plan, municipality: { name: '試し市', code: null }, today: '2026-11-21' };
  const request: ExportRequest = {
    ...{ what: 'sheets', format: 'pdf', year: 2025, department: null, sheet: null, paper: null },
  };
  const printed = JSON.stringify(sheetsBooklet(material, request));
  for (const text of SHOWN) expect(printed).toContain(text);

  const book = bookletAsRead(bookOf(material, { year: null }));
  const { source } = sourceOfBook({ name: '計画.docx', sha256: '' }, book);
  const read = comparablePlan(readPrinted(source, book).document.plans[0]!);
  expect(read.sheets).toEqual(comparablePlan(plan).sheets);
});
