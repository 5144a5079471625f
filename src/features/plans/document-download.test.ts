import { expect, test } from 'vitest';
import { canonicalJson } from '#exchange/canonical.ts';
import { documentSchema } from '#exchange/schema.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { importOffice } from '../../../test/kit/import-office.ts';
import { readProjectFile } from '../../../test/kit/project-files.ts';

const db = await testDatabase();
const { secretariat, upload, confirm } = importOffice(db);
const printed = readProjectFile('sample/midorigaoka.json');

test('a whole plan that came in as a file goes out byte for byte', async () => {
  const office = await secretariat();
  const accepted = await confirm(office, await upload(office, printed), { acknowledged: 'yes' });
  const plan = accepted.headers.get('location')!.match(/^\/plans\/[^/?#]+/)![0];
  const file = await office.browser.get(`${plan}/document.json`);
  const municipality = { name: office.municipality.name, code: null };
  const document = { ...documentSchema.parse(JSON.parse(printed)), municipality };
  expect(await file.text()).toBe(canonicalJson(document));
});

test('a text that the database cannot hold is refused at the door, with its place', async () => {
  const office = await secretariat();
  const document = JSON.parse(printed);
  document.plans[0].sheets[3].fields.activities = '声かけ\0を続けた';
  await expect(upload(office, JSON.stringify(document))).rejects.toThrow(
    /\/plans\/0\/sheets\/3\/fields\/activities が、交換形式 ayumi\/1 に合っていません（文字として保存できない符号/,
  );
});
