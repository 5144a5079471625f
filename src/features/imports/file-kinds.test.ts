import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Booklet } from '#formats/blocks.ts';
import { writeDocx } from '#formats/docx/write-booklet.ts';
import { writePdf } from '#formats/pdf/write-booklet.ts';
import { writeXlsx } from '#formats/xlsx/write-booklet.ts';
import { pack } from '#formats/zip/pack.ts';
import { bookOf } from '#papers/book/book-of.ts';
import { findFileContent } from '#records/draft/queries.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { filledBook } from '../../../test/kit/filled-forms.ts';
import { fileOf, importOffice, type Office, table } from '../../../test/kit/import-office.ts';
import { bookletOf, labelsAtLeft } from '../../../test/kit/office-forms.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const { secretariat, upload, draftOf } = importOffice(db);

const [forms] = fc.sample(filledBook(['A', 'B'], 3), { numRuns: 1, seed: 3 });
const booklet = bookletOf(forms!.map((form) => [labelsAtLeft(form)]));
const { title } = forms![0]!;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const list = bytesOf(`令和5年度,,\n事業名,担当課,自己評価\n${title},みどり課,A\n`);

/** The page of the first project, and what stands around its title in the source. */
async function look(office: Office, draftId: string) {
  const { document } = await draftOf(office, draftId);
  const page = await (
    await office.browser.get(`/imports/${draftId}/projects/${document.plans[0]!.projects[0]!.id}`)
  ).text();
  const [, href, name] = page.match(/href="(\/imports\/[^"]+\/source[^"]+)">([^<]+)</u) ?? [];
  const source = await (await office.browser.get(href!.replaceAll('&amp;', '&'))).text();
  return { page, name: name!.trim(), source };
}

it.each([
  [
    '様式.xlsx',
    () => writeXlsx(booklet),
    'シート「様式1」の',
    '（Excel）',
    '<caption>シート「様式1」</caption>',
  ],
  ['様式.docx', () => writeDocx(booklet), '番目の段落', '（Word）', '場所'],
  ['様式.pdf', () => writePdf(booklet), '1ページ', '（PDF）', '場所'],
  ['一覧.csv', async () => list, 'A3のセル', '（UTF-8）', '<caption>原本の表</caption>'],
])(
  '%s: each value stands beside its place, and the file is kept as it was sent',
  async (name, make, place, kind, shown) => {
    const office = await secretariat();
    const bytes = await make();
    const draftId = await upload(office, fileOf(bytes, name));
    const preview = await (await office.browser.get(`/imports/${draftId}`)).text();
    expect(preview).toContain('100.00%');
    expect(preview).toContain(`${name}${kind}`);
    const { name: named, source } = await look(office, draftId);
    expect(named).toContain(place);
    expect(source).toContain(`<mark>${title}</mark>`);
    expect(source).toContain(shown);
    const key = { municipalityId: office.municipality.id, draftId };
    expect(
      Buffer.compare(Buffer.from((await findFileContent(db.kysely, key, name))!), Buffer.from(bytes)),
    ).toBe(0);
  },
);

/** The book with other texts in cells of a tab, as a person changes them; what the workbook keeps hidden stays. */
function typedOver(booklet: Booklet, tab: string, texts: ReadonlyMap<string, string>): Booklet {
  const typed = <C extends { text: string }>(cell: C): C => ({
    ...cell,
    text: texts.get(cell.text) ?? cell.text,
  });
  return {
    ...booklet,
    chapters: booklet.chapters.map((chapter) => ({
      ...chapter,
      blocks: chapter.blocks.map((block) =>
        chapter.id === tab && block.kind === 'table'
          ? { ...block, rows: block.rows.map((row) => row.map(typed)) }
          : block,
      ),
    })),
  };
}

it('says which cells of a book of ours a person has changed or emptied, alone and beside another file', async () => {
  const office = await secretariat();
  const municipality = { name: 'ほしのもり町', code: null };
  const book = bookOf({ municipality, plan: smallPlan(), today: '2026-11-21' }, { year: null });
  const texts = new Map([
    ['協力店８０店', '協力店９５店'],
    ['新聞や牛乳の配達のときに変わりがないかを確かめる。', ''],
  ]);
  const changed = new File(
    [new Uint8Array(await writeXlsx(typedOver(book, 'projects', texts)))],
    '計画の本.xlsx',
  );
  const draftId = await upload(office, changed);
  const { document } = await draftOf(office, draftId);
  const expected = [
    { code: 'changed-in-book', text: '協力店９５店' },
    { code: 'missing-in-book', text: '新聞や牛乳の配達のときに変わりがないかを確かめる。', about: 'p-1' },
  ];
  expect(document.problems).toMatchObject(expected);
  const page = await (await office.browser.get(`/imports/${draftId}`)).text();
  expect(page).toContain('「協力店９５店」に書き換えられています');
  expect(page).toContain('「新聞や牛乳の配達のときに変わりがないかを確かめる。」が見当たりません');
  expect(page).toMatch(/計画の本\.xlsx シート「事業の内容」の[A-Z]\d+</u);

  const both = pack([
    { name: '計画の本.xlsx', bytes: new Uint8Array(await changed.arrayBuffer()) },
    { name: '進捗.txt', bytes: table('r5') },
  ]);
  const beside = await draftOf(office, await upload(office, fileOf(both, '一式.zip')));
  expect(beside.document.problems).toEqual(
    expect.arrayContaining(expected.map(({ code, text }) => expect.objectContaining({ code, text }))),
  );
});

it('reads the files of an archive under their folders, and lists the one that cannot be read', async () => {
  const office = await secretariat();
  const archive = pack([
    { name: 'R5/進捗.txt', bytes: table('r5') },
    { name: 'R6/進捗.txt', bytes: table('r6') },
    { name: '写真.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) },
    { name: 'Thumbs.db', bytes: new Uint8Array([1, 2, 3]) },
  ]);
  const draftId = await upload(office, fileOf(archive, '一式.zip'));
  const { document } = await draftOf(office, draftId);
  expect(new Set(document.plans[0]!.sheets.map(({ year }) => year))).toEqual(new Set([2023, 2024]));
  const page = await (await office.browser.get(`/imports/${draftId}`)).text();
  expect(page).toContain('R5/進捗.txt（UTF-8）、R6/進捗.txt（UTF-8）');
  expect(document.problems.filter(({ code }) => code === 'file-left-out')).toMatchObject([
    { severity: 'error', file: '写真.png' },
  ]);
});

it.each([
  [
    'an archive in an archive',
    pack([{ name: '中.zip', bytes: pack([{ name: 'a.txt', bytes: list }]) }]),
    'さらに圧縮ファイル「中.zip」',
  ],
  [
    'an archive of nothing that can be read',
    pack([{ name: '写真.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) }]),
    '読み取れる形式のファイルではありません',
  ],
  ['a table whose quotes do not close', bytesOf('事業名,担当課,評価\n"花の教室,みどり課,A\n'), '引用符'],
])('refuses %s with a sentence', async (_name, bytes, sentence) => {
  const { browser } = await secretariat();
  await browser.get('/imports');
  const answer = await browser.post('/imports', { files: fileOf(bytes, '資料.csv') });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(sentence);
});
