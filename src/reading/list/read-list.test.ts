import { describe, expect, it } from 'vitest';
import type { ExchangePlan } from '#exchange/schema.ts';
import { type FilesReading, readFiles } from '#features/imports/read-files.ts';
import { shippedProfiles } from '#profiles/load.ts';

const csv = (...lines: string[]) => lines.join('\r\n');

async function read(text: string, name = '一覧.csv'): Promise<FilesReading> {
  const outcome = await readFiles([{ name, bytes: new TextEncoder().encode(text) }], {
    profiles: shippedProfiles,
    profile: null,
    municipality: null,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  expect(outcome.value.conservation.share).toBe(1);
  return outcome.value;
}

const LIST = csv(
  '第２期みどりヶ丘市地域福祉計画　進捗状況一覧,,,,,,,,,,',
  '令和5年度実績（計画期間：令和3年度～令和7年度）,,,,,,,,,,',
  '番号,基本目標,事業名,担当課,指標,目標値,,実績値,自己評価,課題,予算額',
  ',,,,,R5,R6,R5,,,',
  '1,基本目標１　花と緑のまち,花の教室,みどり課,開催回数,6回,7回,8回,A,"教える人が足りない。\n場所も足りない。",100千円',
  '2,,花壇づくり,"みどり課、社協",花壇の数,3か所,3か所,2か所,Ｂ,,',
  ',,,,参加者数,100人,120人,90人,,,',
  '3,基本目標２　支え合い,見守り隊,福祉課,,,,,－,担い手が足りない。,0',
  '※評価　A：達成　B：未達成,,,,,,,,,,',
);

describe('a list with a header', () => {
  it('is a plan: projects under their headings, with owners, figures by year and grades', async () => {
    const { document, files } = await read(LIST);
    const [plan] = document.plans as [ExchangePlan];
    expect(files[0]!.profile).toBe('project-list');
    expect(plan.title).toBe('第２期みどりヶ丘市地域福祉計画');
    expect(plan.nodes.map(({ number, title }) => [number, title])).toEqual([
      ['１', '花と緑のまち'],
      ['２', '支え合い'],
    ]);
    expect(
      plan.projects.map(({ title, placements }) => [title, placements[0]!.number, placements[0]!.node]),
    ).toEqual([
      ['花の教室', '1', plan.nodes[0]!.id],
      ['花壇づくり', '2', plan.nodes[0]!.id],
      ['見守り隊', '3', plan.nodes[1]!.id],
    ]);
    expect(plan.projects[1]!.owners.map(({ body, department }) => department ?? body)).toEqual([
      'みどり課',
      'shakyo',
    ]);
    expect(
      plan.indicators.map(({ name, values }) => [
        name,
        values.map(({ kind, year, text }) => `${kind} ${year} ${text}`),
      ]),
    ).toEqual([
      ['開催回数', ['target 2023 6回', 'target 2024 7回', 'actual 2023 8回']],
      ['花壇の数', ['target 2023 3か所', 'target 2024 3か所', 'actual 2023 2か所']],
      ['参加者数', ['target 2023 100人', 'target 2024 120人', 'actual 2023 90人']],
    ]);
    expect(plan.sheets.map(({ year, ratings, fields }) => [year, ratings[0]?.code, fields.issues])).toEqual([
      [2023, 'A', '教える人が足りない。\n場所も足りない。'],
      [2023, 'B', undefined],
      [2023, undefined, '担い手が足りない。'],
    ]);
    expect(plan.ratingScales.map(({ best, codes }) => [best, codes.map(({ code }) => code)])).toEqual([
      ['first', ['A', 'B']],
    ]);
    expect(document.problems.map(({ code, line }) => [code, line])).toContainEqual(['rating-missing', 8]);
  });

  it('leaves unread what no header explains', async () => {
    const { document } = await read(LIST);
    const texts = document.leftovers.map(({ text }) => text);
    for (const text of ['予算額', '100千円', '0', '※評価　A：達成　B：未達成']) expect(texts).toContain(text);
  });

  it('tells the cell of each value', async () => {
    const { document, provenance } = await read(LIST);
    const at = document.plans[0]!.sheets.findIndex(({ fields }) => fields.issues?.startsWith('教える'));
    expect(provenance[`/plans/0/sheets/${at}/fields/issues`]!.pieces).toMatchObject([
      { file: '一覧.csv', line: 5, place: { kind: 'cell', cell: 'J5' } },
    ]);
  });

  it.each([
    [
      'with tabs, in a text',
      LIST.replaceAll('"みどり課、社協"', 'みどり課、社協').replaceAll(',', '\t'),
      '一覧.txt',
    ],
    ['with tabs, named as such', LIST.replaceAll(',', '\t'), '一覧.tsv'],
  ])('is the same %s', async (_name, text, name) => {
    const { document } = await read(text, name);
    expect(document.plans).toEqual((await read(LIST)).document.plans);
  });
});

describe('the year of a list', () => {
  const rows = ['事業名,担当課,取組内容,評価', '花の教室,みどり課,教室を開いた。,A'];
  const yearsOf = async (text: string) => {
    const { document } = await read(text);
    return document.plans[0]!.sheets.map(({ year }) => year);
  };

  it.each([
    ['over the header', csv('令和5年度　事業一覧,,,', ...rows), [2023]],
    ['in a header', csv('事業名,担当課,R6年度の取組内容,R6評価', rows[1]!), [2024]],
    [
      'in a column',
      csv('年度,事業名,担当課,取組内容,評価', '令和4年度,花の教室,みどり課,教室を開いた。,A'),
      [2022],
    ],
    ['not by the period of the plan', csv('計画期間　令和3年度～令和7年度,,,', ...rows), []],
    ['not by two years', csv('令和5年度実績・令和6年度計画,,,', ...rows), []],
  ])('is told %s', async (_name, text, years) => {
    expect(await yearsOf(text)).toEqual(years);
  });

  it('that nobody tells is asked for, and no grade is given a year', async () => {
    const { document } = await read(csv(...rows));
    expect(document.problems.map(({ code }) => code)).toContain('year-uncertain');
    expect(document.plans[0]!.projects[0]!.fields.activities).toBe('教室を開いた。');
    expect(document.leftovers.map(({ text }) => text)).toContain('A');
  });
});

describe('a row', () => {
  const head = '令和5年度,,,,\n事業名,担当課,取組内容,自己評価,備考';
  const planOf = async (...lines: string[]) => (await read([head, ...lines].join('\n'))).document.plans[0]!;

  it('of nothing but a heading with its number is a heading', async () => {
    const plan = await planOf('基本目標１　花のまち,,,,', '花の教室,みどり課,開いた。,A,');
    expect(plan.projects.map(({ title, placements }) => [title, placements[0]!.node])).toEqual([
      ['花の教室', plan.nodes[0]!.id],
    ]);
  });

  it('of the same title under another heading lists the project there, too', async () => {
    const plan = await planOf(
      '基本目標１　花のまち,,,,',
      '花の教室,みどり課,開いた。,A,',
      '基本目標２　緑のまち,,,,',
      '花の教室（再掲）,みどり課,,,',
    );
    expect(plan.projects).toHaveLength(1);
    expect(plan.projects[0]!.placements.map(({ relisted }) => relisted)).toEqual([false, true]);
  });

  it('that says the header again is no project', async () => {
    const plan = await planOf(
      '花の教室,みどり課,開いた。,A,',
      '事業名,担当課,取組内容,自己評価,備考',
      '花壇,みどり課,,B,',
    );
    expect(plan.projects.map(({ title }) => title)).toEqual(['花の教室', '花壇']);
  });

  it('of sentences under 自己評価 is prose, and no grade is made of it', async () => {
    const plan = await planOf('花の教室,みどり課,開いた。,参加者が増えた。,');
    expect(plan.sheets[0]).toMatchObject({ ratings: [], fields: { selfEvaluation: '参加者が増えた。' } });
  });
});

it('a text without a header of a list is no list', async () => {
  await expect(read(csv('お知らせ,回覧', '花,壇'))).rejects.toThrow('profile-unknown');
});
