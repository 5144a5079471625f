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
import { testApplication } from '../../../test/kit/browser.ts';
import { collectingPlan, enter, makeWriting } from '../../../test/kit/collecting-plan.ts';
import { comparablePlan } from '../../../test/kit/comparable-plan.ts';
import { testDatabase } from '../../../test/kit/database.ts';

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

it('shows the opinions on the sheet and their answers on its pages', async () => {
  const writing = await makeWriting(db);
  const put = { actor: '事務局', planId: writing.planId, expectedVersion: 1 };
  await inTransaction(db, (tx) => replacePlan(tx, writing.municipalityId, planOfCommittee(), put));
  const choju = await enter(db, app, writing, 'choju');
  for (const page of [writing.address, `${writing.address}/entry`]) {
    const html = await (await choju.get(page)).text();
    const field = html.slice(html.indexOf('推進委員会の意見'));
    for (const text of SHOWN) expect(field, page).toContain(text);
    expect(html).not.toContain('name="field.committeeOpinion"');
  }
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
