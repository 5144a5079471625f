import { describe, expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import type { Role } from '#domain/people/role.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf, storeNamed } from '../../../test/kit/departments.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db);

/** 31 March: 長寿課 has a writer, 住宅課 and 社協 have none; the year 2025 runs and nobody has written in its sheet. */
async function office(roles: Role[] = ['secretariat', 'writer']) {
  const municipality = await makeMunicipality(db, { roles, departments: { writer: '長寿課' } });
  const of = { municipality_id: municipality.id, plan_id: '' };
  of.plan_id = await inTransaction(db, (tx) =>
    storeNamed(tx, municipality.id, smallPlan(), { actor: '試し' }),
  );
  const rest = { stages: '{}', exceptions: '[]', focus: '[]', left_out: '[]' };
  await db.kysely
    .insertInto('cycle')
    .values({ ...of, year: 2025, state: 'collecting', ...rest })
    .execute();
  await db.kysely
    .insertInto('sheet')
    .values({ ...of, id: 'now', project_id: 'p-1', year: 2025, page: null, fields: '{}', state: 'draft' })
    .execute();
  await db.kysely
    .insertInto('part')
    .values({
      ...of,
      sheet_id: 'now',
      stage: 'collecting',
      department_id: idOf('長寿課'),
      position: 1,
      state: 'draft',
      fields: '{}',
      saved_at: null,
    })
    .execute();
  await db.kysely
    .insertInto('remark')
    .values({
      ...of,
      id: 'r',
      sheet_id: 'now',
      department_id: idOf('長寿課'),
      field: null,
      parent_id: null,
      text: '協力店の数を確認してください',
      actor: '試し',
      account_id: null,
      at: '2026-03-10T00:00:00Z',
      resolved_at: null,
      resolved_by: null,
    })
    .execute();
  const browserOf = (role: Role) => new Browser(app).signIn(municipality.signIn(role));
  const post = await db.kysely
    .selectFrom('post')
    .select('id')
    .where('municipality_id', '=', municipality.id)
    .where('role', '=', 'writer')
    .executeTakeFirstOrThrow();
  return { ...of, browser: await browserOf('secretariat'), browserOf, post: post.id };
}

const textOf = async (browser: Browser, path: string) => (await browser.get(path)).text();

/** The form of the successors with its hidden fields, and what is typed into the line of a post. */
async function send(browser: Browser, post: string, typed: { name?: string; leaves?: string }) {
  const page = await textOf(browser, '/handover/successors?on=2026-04-01');
  const form = new FormData();
  form.set('on', '2026-04-01');
  for (const [, key] of page.matchAll(/name="line" value="([^"]+)"/g)) {
    form.append('line', key!);
    for (const kind of ['post', 'seen'])
      form.set(`${kind}-${key}`, page.split(`name="${kind}-${key}" value="`)[1]!.split('"')[0]!);
    if (form.get(`post-${key}`) !== post) continue;
    form.set(`name-${key}`, typed.name ?? '');
    if (typed.leaves) form.set(`leaves-${key}`, typed.leaves);
  }
  form.set('csrf', page.match(/name="csrf" value="([^"]+)"/)![1]!);
  return form;
}

const post = (browser: Browser, form: FormData) =>
  browser.post(
    '/handover/successors',
    Object.fromEntries([...form.keys()].map((key) => [key, form.getAll(key).map(String)])),
  );

describe('the handover of 1 April', () => {
  it('says what passes from whom to whom, with the work that lies there', async () => {
    const { browser, post: postId } = await office();
    expect(await textOf(browser, '/handover')).toContain('この日に替わる職は、まだ登録されていません');
    const answer = await post(browser, await send(browser, postId, { name: '試し 新人' }));
    expect(answer.headers.get('location')).toBe('/handover?on=2026-04-01');
    const page = await textOf(browser, '/handover?on=2026-04-01');
    expect(page).toContain('替わる職（1）');
    expect(page.split('試しのwriter').length).toBeGreaterThan(1);
    expect(page).toContain('試し 新人');
    expect(page).toContain('ログイン未設定');
    expect(page).not.toContain('ログインできる事務局・運用の人がいなくなります');
    expect(page).toContain('未承認の担当分1');
    expect(page).toContain('未解決の指摘1');
  });

  it('shows vacant posts, projects without anybody, and sheets that nobody has touched', async () => {
    const { browser, post: postId } = await office();
    await post(browser, await send(browser, postId, { leaves: 'yes' }));
    const page = await textOf(browser, '/handover?on=2026-04-01');
    expect(page).toContain('空席の職（1）');
    expect(page).toContain('担当者のいない事業（4）');
    expect(page).toContain('長寿課、社協に担当者がいません');
    expect(page).toContain('未記入のシート（1）');
    expect(page).toContain('直近2年度にシートのない事業');
  });

  it('warns when nobody would be left who can let others in', async () => {
    const { browser, municipality_id } = await office();
    const own = await db.kysely
      .selectFrom('post')
      .select('id')
      .where('municipality_id', '=', municipality_id)
      .where('role', '=', 'secretariat')
      .executeTakeFirstOrThrow();
    await post(browser, await send(browser, own.id, { name: '試し 後任' }));
    expect(await textOf(browser, '/handover')).toContain('ログインできる事務局・運用の人がいなくなります');
  });

  it('enters all lines or none, and says where somebody was first', async () => {
    const { browser, post: postId, municipality_id } = await office();
    const form = await send(browser, postId, { name: '試し 一' });
    const late = await send(browser, postId, { name: '試し 二' });
    expect((await post(browser, form)).status).toBe(303);
    await browser.get('/handover');
    const refused = await post(browser, late);
    const page = await refused.text();
    expect([refused.status, page]).toEqual([422, expect.stringContaining('別の人が変更しました')]);
    expect(page).toContain('value="試し 二"');
    const names = await db.kysely
      .selectFrom('person')
      .select('name')
      .where('municipality_id', '=', municipality_id)
      .execute();
    expect(names.map(({ name }) => name)).not.toContain('試し 二');
  });

  it('is printed for each post, with a note of whoever leaves', async () => {
    const { browserOf, post: postId } = await office();
    const writer = await browserOf('writer');
    const path = `/posts/${postId}/handover`;
    const empty = await textOf(writer, path);
    expect(empty).toContain('配達員による見守り');
    expect(empty).toContain('協力店の数を確認してください');
    expect(empty).toContain('メモはまだありません');
    const blank = await writer.post(path, { text: ' ' });
    expect([blank.status, await blank.text()]).toEqual([
      422,
      expect.stringContaining('メモを入力してください'),
    ]);
    expect((await writer.post(path, { text: '5月に協力店の会合があります。' })).status).toBe(303);
    expect(await textOf(writer, path)).toContain('5月に協力店の会合があります。');
  });

  it('takes notes only from whoever holds the post, and from those who run the plan', async () => {
    const {
      browserOf,
      browser,
      post: postId,
    } = await office(['secretariat', 'writer', 'viewer', 'committee']);
    const path = `/posts/${postId}/handover`;
    const viewer = await browserOf('viewer');
    expect((await viewer.get(path)).status).toBe(200);
    expect((await viewer.post(path, { text: '書けない' })).status).toBe(403);
    expect((await (await browserOf('committee')).get(path)).status).toBe(403);
    await browser.get(path);
    expect((await browser.post(path, { text: '事務局から' })).status).toBe(303);
  });

  it('of another municipality takes nobody', async () => {
    const here = await office();
    const there = await office();
    const form = await send(there.browser, there.post, { name: '試し 侵入' });
    form.set('csrf', (await textOf(here.browser, '/handover')).match(/name="csrf" value="([^"]+)"/)![1]!);
    expect((await post(here.browser, form)).status).toBe(404);
  });
});
