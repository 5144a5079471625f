import { CompiledQuery, createQueryId, type RootOperationNode, sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#db/connect.ts';
import { insertRows, type Row } from '#db/insert-rows.ts';
import { inTransaction } from '#db/transaction.ts';
import { foldForSearch } from '#domain/text/fold.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { countHits, listHits } from '#records/search/queries.ts';
import { signedIn, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const ENTRIES = 20_000;
const INDEX = 'search_entry_folded';

const db = await testDatabase();
const { browser, municipality } = await signedIn(db, testApplication(db), 'viewer');

const WHO = ['民生委員', '自治会', '地区社協', '社会福祉法人', '中学生', '商店会', '地域包括支援センター'];
const WHAT = [
  '見学会',
  '声かけ',
  '交流会',
  '研修会',
  '相談会',
  '配食',
  '送迎',
  '訪問',
  '茶話会',
  '体操教室',
  '調査',
];
const HOW = ['を毎月ひらいた。', 'を手伝った。', 'の回数が増えた。', 'の周知を図った。', 'が中止となった。'];

/** The text of an entry: no two are alike; of twenty thousand, ten tell of a 移動販売車 and four of 鶴見. */
function textOf(at: number): string {
  const usual = `${WHO[at % 7]}による${WHAT[at % 11]}${HOW[at % 5]}参加者は${at}人。`;
  if (at % 2_000 === 7) return `${usual}移動販売車が来た。`;
  return at % 5_000 === 9 ? `${usual}鶴見の集会所を使った。` : usual;
}

beforeAll(async () => {
  await inTransaction(db, async (tx) => {
    await storePlan(tx, municipality.id, smallPlan(), { actor: '事務局', planId: 'large' });
    const rows = Array.from({ length: ENTRIES }, (_, at): Row<'search_entry'> => {
      const text = textOf(at);
      return {
        municipality_id: municipality.id,
        plan_id: 'large',
        position: 1_000 + at,
        kind: 'sheet',
        subject_id: 's-1',
        year: 2023,
        title: '配達員による見守り',
        field: 'activities',
        text,
        folded: foldForSearch(text),
      };
    });
    await insertRows(tx, 'search_entry', rows);
  });
  // As the upkeep of the database does: what was just written stands beside the index until the next vacuum, and a search
  // that would have to read all of that may as well read the table.
  await sql`VACUUM (ANALYZE) search_entry`.execute(db.kysely);
});

/** The indexes by which the database answers a search, for each statement that the search asks. */
async function indexesOf(words: string[], kysely: Db['kysely'] = db.kysely): Promise<string[][]> {
  const nodes: RootOperationNode[] = [];
  const watched = kysely.withPlugin({
    transformQuery({ node }) {
      nodes.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const asked = { municipalityId: municipality.id, words, hidden: { opinion: [], sheet: [] } };
  await countHits(watched, asked);
  await listHits(watched, asked, { kind: null, page: 1 });
  const plans: string[][] = [];
  for (const node of nodes) {
    const { sql: text, parameters } = kysely.getExecutor().compileQuery(node, createQueryId());
    const { rows } = await kysely.executeQuery<{ 'QUERY PLAN': string }>(
      CompiledQuery.raw(`EXPLAIN ${text}`, [...parameters]),
    );
    const lines = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).toContain('search_entry');
    plans.push([...lines.matchAll(/Index Scan (?:using|on) (\w+)/g)].map((match) => match[1]!));
  }
  expect(plans).toHaveLength(2);
  return plans;
}

describe(`in ${ENTRIES} entries`, () => {
  test.each([
    ['three letters', ['販売車']],
    ['more', ['移動販売車']],
    ['the rarer of two words', ['参加者', '移動販売車']],
    ['a word of two letters beside a longer one', ['自治', '移動販売車']],
  ])('the trigram index answers %s', async (_name, words) => {
    for (const indexes of await indexesOf(words)) expect(indexes).toContain(INDEX);
  });

  test('nothing but that index makes the difference: without it all entries are read', async () => {
    const undone = new Error('undone');
    const without = inTransaction(db, async (tx) => {
      await sql`DROP INDEX ${sql.ref(INDEX)}`.execute(tx);
      for (const indexes of await indexesOf(['移動販売車'], tx)) expect(indexes).not.toContain(INDEX);
      throw undone;
    });
    await expect(without).rejects.toBe(undone);
    for (const indexes of await indexesOf(['移動販売車'])) expect(indexes).toContain(INDEX);
  });

  test.each([
    ['two letters', '鶴見', 4],
    ['one letter', '鶴', 4],
    ['three letters', '販売車', 10],
    ['two words of two letters', '鶴見 集会', 4],
    ['a common word', '参加者', ENTRIES],
  ])('%s are found: %s', async (_name, q, count) => {
    const page = await (await browser.get(`/search?${new URLSearchParams({ q })}`)).text();
    expect(page).toContain(`${count}件見つかりました`);
    for (const word of q.split(' ')) expect(page).toContain(`<mark>${word}</mark>`);
  });
});
