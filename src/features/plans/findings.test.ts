import { expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { signedIn, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { readProjectFile } from '../../../test/kit/project-files.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db);
const { browser, municipality } = await signedIn(db, app, 'reviewer');
const store = (plan: ExchangePlan, planId: string) =>
  inTransaction(db, (tx) => storePlan(tx, municipality.id, plan, { actor: '事務局', planId }));
const sample = documentSchema.parse(JSON.parse(readProjectFile('sample/midorigaoka.json'))).plans[0]!;
await store(sample, 'sample');

/** What a page asks the reader to look at: the text of each finding, and where it leads. */
async function findingsOn(path: string): Promise<{ text: string; href: string | undefined }[]> {
  const page = await (await browser.get(path)).text();
  const list = page.match(/<ul class="findings">(.*?)<\/ul>/s)?.[1] ?? '';
  return [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item]) => ({
    text: item!.replace(/<[^>]*>/g, ' ').trim(),
    href: item!.match(/href="([^"]*)"/)?.[1],
  }));
}

/** The faults of sample/README.md that these checks cover; a wrong A of the summary is above the figures too. */
const ASKED: Record<string, string[]> = {
  's-2024-14': [
    '最終評価が、総括表では「A」、シートでは「B」です。どちらが正しいか確認してください。',
    '最終評価は「A」ですが、「民生委員・児童委員の充足率」は目標に届いていないようです（目標 95%、実績 94.1%、94.1 ÷ 95 = 99.1%）。評価の理由を確認してください。',
  ],
  's-2025-21': [
    '査定・最終評価は「A」ですが、「登録事業所数」は目標に届いていないようです（目標 60か所、実績 55か所、55 ÷ 60 = 91.7%）。評価の理由を確認してください。',
  ],
  's-2026-20': [
    '「募金額」の目標が、令和7年度の9,800,000円から令和8年度の9,300,000円へと、前より控えめになっています（9,300,000 − 9,800,000 = △500,000）。変更の理由を確認してください。',
  ],
};

test('each sheet of the sample city asks for what was put in there on purpose, and no other asks anything', async () => {
  const asked: Record<string, string[]> = {};
  for (const { id } of sample.sheets) {
    const found = await findingsOn(`/plans/sample/sheets/${id}`);
    if (found.length > 0) asked[id] = found.map(({ text }) => text);
  }
  expect(asked).toEqual(ASKED);
});

test('the summary asks the same, each with the way to its sheet, in every layer', async () => {
  const sentences = Object.entries(ASKED).flatMap(([sheet, texts]) =>
    texts.map((text) => [`/plans/sample/sheets/${sheet}`, text]),
  );
  for (const layer of ['self', 'final']) {
    const found = await findingsOn(`/plans/sample/summary?layer=${layer}`);
    expect(found.map(({ href, text }) => [href, text.split(/\s{2,}/).at(-1)]).sort()).toEqual(
      sentences.sort(),
    );
  }
});

test('an indicator of no project leads to itself, a trend that nobody set is said, many are folded away', async () => {
  const target = (year: number, text: string) => ({ kind: 'target' as const, year, text });
  const { indicators, ...plan } = smallPlan();
  const lowered = Array.from({ length: 6 }, (_, at) => ({
    ...indicators[2]!,
    id: `i-${at + 10}`,
    values: [target(2023, '40%'), target(2024, '35%')],
  }));
  await store({ ...plan, indicators: lowered }, 'lowered');
  const found = await findingsOn('/plans/lowered/summary');
  expect(found.map(({ href }) => href)).toContain('/plans/lowered/indicators/i-12');
  expect(found[1]!.text).toMatch(/前より控えめになっています（35 − 40 = △5）。.*多いほど望ましいものとして/);
  const page = await (await browser.get('/plans/lowered/summary')).text();
  expect(page).toMatch(/確認事項（7件）<\/h2><details/);
  expect(await (await browser.get('/plans/sample/summary')).text()).toMatch(/確認事項（4件）<\/h2><ul/);
});
