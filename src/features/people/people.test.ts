import { describe, expect, it } from 'vitest';
import type { Role } from '#domain/people/role.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';

const db = await testDatabase();
const app = testApplication(db);
const ALL: Role[] = ['secretariat', 'writer', 'approver', 'reviewer', 'committee', 'viewer', 'operator'];

async function office(roles: Role[] = ['secretariat']) {
  const municipality = await makeMunicipality(db, { roles, departments: { writer: '長寿課' } });
  const browserOf = (role: Role) => new Browser(app).signIn(municipality.signIn(role));
  return { municipality, browserOf, browser: await browserOf(roles[0]!) };
}

const pathOf = (answer: Response) => answer.headers.get('location') ?? `status ${answer.status}`;
const versionIn = (page: string, at = 0) =>
  [...page.matchAll(/name="version" value="(\d+)"/g)][at]?.[1] ?? '';
const textOf = async (browser: Browser, path: string) => (await browser.get(path)).text();

async function withPost(browser: Browser) {
  const department = pathOf(
    await browser.post('/departments', { body: 'city', name: '試し課', email: 'tameshi@example.jp' }),
  );
  await browser.get(department);
  const fields = {
    department: department.split('/').at(-1)!,
    section: '一係',
    title: '担当',
    role: 'writer',
  };
  const post = pathOf(await browser.post('/posts', fields));
  return { department, post };
}

describe('departments and posts', () => {
  it('are added, held, changed and closed', async () => {
    const { browser } = await office();
    const { department, post } = await withPost(browser);
    expect(await textOf(browser, department)).toContain('空席');
    const holder = {
      name: '試し 花子',
      kana: 'ためし はなこ',
      email: 'hanako@example.jp',
      from: '2026-03-01',
    };
    expect(pathOf(await browser.post(`${post}/holders`, holder))).toBe(post);
    const page = await textOf(browser, post);
    expect(page).toContain('試し 花子');
    expect(page).toContain('令和8年3月1日～');

    const change = { version: versionIn(page), department: '', section: '', title: '推進役', role: 'viewer' };
    expect(pathOf(await browser.post(post, change))).toBe(post);
    expect(await textOf(browser, '/departments')).toContain('推進役');

    const still = await browser.post(`${post}/closing`, { version: '2', closedOn: '2026-03-31' });
    expect([still.status, await still.text()]).toEqual([422, expect.stringContaining('先に離任日')]);
  });

  it('keep everything typed when something is wrong', async () => {
    const { browser } = await office();
    const answer = await browser.post('/departments', { body: 'city', name: '', email: 'なし' });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('課の名称を入力してください');
    expect(page).toContain('name@example.jp');
    expect(page).toContain('value="なし"');
  });

  it('replace the holder on the day before', async () => {
    const { browser, municipality } = await office();
    const { post } = await withPost(browser);
    await browser.post(`${post}/holders`, { name: '試し 一', from: '2025-04-01' });
    await browser.post(`${post}/holders`, { name: '試し 二', from: '2026-04-01', replaces: 'yes' });
    const terms = await db.kysely
      .selectFrom('post_holding')
      .select(['from_date', 'to_date'])
      .where('municipality_id', '=', municipality.id)
      .where('post_id', '=', post.split('/').at(-1)!)
      .orderBy('from_date')
      .execute();
    expect(terms).toEqual([
      { from_date: '2025-04-01', to_date: '2026-03-31' },
      { from_date: '2026-04-01', to_date: null },
    ]);
  });

  it('refuse a second term of one person in the same days, and namesakes', async () => {
    const { browser, municipality } = await office();
    const { post } = await withPost(browser);
    await browser.post(`${post}/holders`, { name: '試し 一', from: '2025-04-01' });
    const twice = await browser.post(`${post}/holders`, { name: '試し　一', from: '2026-04-01' });
    expect([twice.status, await twice.text()]).toEqual([422, expect.stringContaining('すでに同じ職')]);
    await db.kysely
      .insertInto('person')
      .values({ municipality_id: municipality.id, id: 'twin', name: '試し一' })
      .execute();
    const unclear = await browser.post(`${post}/holders`, { name: '試し 一', from: '2026-04-01' });
    expect([unclear.status, await unclear.text()]).toEqual([422, expect.stringContaining('複数います')]);
  });

  it('say who was first when two change one record', async () => {
    const { browser } = await office();
    const { department } = await withPost(browser);
    const version = versionIn(await textOf(browser, department));
    await browser.post(department, { version, name: '試し課', email: '' });
    expect((await browser.post(department, { version, name: '別の課', email: '' })).status).toBe(409);
  });

  it('close on the day on which the last holder leaves, and not before', async () => {
    const { browser } = await office();
    const { post } = await withPost(browser);
    await browser.post(`${post}/holders`, { name: '試し 一', from: '2025-04-01' });
    const term = (await textOf(browser, post)).match(/href="(\/people\/[^"]+\/holdings\/[^"]+)"/)![1]!;
    const seen = (await textOf(browser, term)).match(/name="seen" value="([^"]+)"/)![1]!;
    await browser.post(term, { seen, from: '2025-04-01', to: '2026-03-31' });
    const close = async (closedOn: string) => {
      const version = versionIn(await textOf(browser, post));
      return (await browser.post(`${post}/closing`, { version, closedOn })).status;
    };
    expect([await close('2026-03-30'), await close('2026-03-31')]).toEqual([422, 303]);
  });

  it('close a department when the last of its posts does', async () => {
    const { browser } = await office();
    const { department, post } = await withPost(browser);
    const close = async (what: string, closedOn: string) => {
      const version = versionIn(await textOf(browser, what));
      return (await browser.post(`${what}/closing`, { version, closedOn })).status;
    };
    expect(await close(post, '2026-04-30')).toBe(303);
    expect([await close(department, '2026-03-31'), await close(department, '2026-04-30')]).toEqual([
      422, 303,
    ]);
  });

  it('take a 係 into a 課 that is there, which may have one of a name that another 課 has', async () => {
    const { browser, municipality } = await office();
    const add = async (name: string) =>
      pathOf(await browser.post('/departments', { body: 'city', name, email: '' }))
        .split('/')
        .at(-1)!;
    const [first, second, closed] = [await add('一課'), await add('二課'), await add('旧課')];
    await db.kysely
      .updateTable('department')
      .set({ closed_on: '2020-03-31' })
      .where('id', '=', closed)
      .execute();
    const own = {
      municipality_id: municipality.id,
      body: 'city' as const,
      kind: 'subsection' as const,
      name: '相談係',
    };
    for (const [at, [id, parent_id]] of [
      ['a', first],
      ['b', null],
    ].entries())
      await db.kysely
        .insertInto('department')
        .values({ ...own, id: `${municipality.id}-${id}`, position: 100 + at, parent_id: parent_id! })
        .execute();
    const section = `/departments/${municipality.id}-b`;
    const into = async (parent: string) => {
      const version = versionIn(await textOf(browser, section));
      return (await browser.post(section, { version, name: '相談係', email: '', parent })).status;
    };
    expect([await into(closed), await into(first), await into(second)]).toEqual([422, 422, 303]);
  });

  it('take a term back, end it, and see what was changed meanwhile', async () => {
    const { browser, municipality } = await office();
    const { post } = await withPost(browser);
    await browser.post(`${post}/holders`, { name: '試し 一', from: '2025-04-01' });
    const term = (await textOf(browser, post)).match(/href="(\/people\/[^"]+\/holdings\/[^"]+)"/)![1]!;
    const seen = (await textOf(browser, term)).match(/name="seen" value="([^"]+)"/)![1]!;
    const wrong = await browser.post(term, { seen, from: '2025-04-01', to: '2025-03-01' });
    expect([wrong.status, await wrong.text()]).toEqual([
      422,
      expect.stringContaining('離任日は、着任日と同じ日か'),
    ]);
    expect((await browser.post(term, { seen, from: '2025-04-01', to: '令和8年3月31日' })).status).toBe(303);
    expect((await browser.post(`${term}/removal`, { seen })).status).toBe(409);
    const now = (await textOf(browser, term)).match(/name="seen" value="([^"]+)"/)![1]!;
    expect((await browser.post(`${term}/removal`, { seen: now })).status).toBe(303);
    const kinds = await db.kysely
      .selectFrom('event')
      .select('kind')
      .where('municipality_id', '=', municipality.id)
      .orderBy('id', 'desc')
      .limit(2)
      .execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(['term-removed', 'term-changed']);
  });
});

describe('who may', () => {
  const pages = ['/departments', '/people', '/handover', '/staff-list', '/people.csv', '/people.xlsx'];
  const allowed: Record<string, Role[]> = {
    '/departments': ALL,
    '/people': ALL.filter((role) => role !== 'committee'),
    '/handover': ['secretariat', 'operator'],
    '/staff-list': ['secretariat', 'operator'],
    '/people.csv': ['secretariat', 'operator'],
    '/people.xlsx': ['secretariat', 'operator'],
  };

  it('see and change, by role', async () => {
    const { browserOf } = await office(ALL);
    for (const role of ALL) {
      const browser = await browserOf(role);
      for (const path of pages)
        expect([role, path, (await browser.get(path)).status]).toEqual([
          role,
          path,
          allowed[path]!.includes(role) ? 200 : 403,
        ]);
      const answer = await browser.post('/departments', { body: 'city', name: `${role}の課`, email: '' });
      expect([role, answer.status]).toEqual([role, ['secretariat', 'operator'].includes(role) ? 303 : 403]);
    }
  });

  it('see no name on the committee', async () => {
    const { browserOf, browser } = await office(['secretariat', 'committee']);
    const { department, post } = await withPost(browser);
    await browser.post(`${post}/holders`, { name: '試し 花子', from: '2025-04-01' });
    const member = await browserOf('committee');
    for (const path of ['/departments', department, post]) {
      const page = await textOf(member, path);
      expect(page).toContain('試し課');
      expect(page).not.toContain('試し 花子');
    }
  });

  it('know nothing of another municipality', async () => {
    const here = await office();
    const there = await office();
    const { department, post } = await withPost(there.browser);
    await there.browser.post(`${post}/holders`, { name: '試し 花子', from: '2025-04-01' });
    const term = (await textOf(there.browser, post)).match(/href="(\/people\/[^"]+\/holdings\/[^"]+)"/)![1]!;
    const person = term.split('/holdings')[0]!;
    await here.browser.get('/departments');
    for (const path of [department, post, person, term, `${post}/handover`])
      expect([path, (await here.browser.get(path)).status]).toEqual([path, 404]);
    await here.browser.get('/departments');
    const tries: [string, Record<string, string>][] = [
      [department, { version: '1', name: '奪った課', email: '' }],
      [`${department}/closing`, { version: '1', closedOn: '2026-04-01' }],
      [post, { version: '1', department: '', section: '', title: 'x', role: 'writer' }],
      [`${post}/closing`, { version: '1', closedOn: '' }],
      [`${post}/holders`, { name: '試し', from: '2026-04-01' }],
      [term, { seen: '2025-04-01～', from: '2025-04-01', to: '' }],
      [`${term}/removal`, { seen: '2025-04-01～' }],
      [`${person}/erasure`, {}],
      ['/posts', { department: department.split('/').at(-1)!, section: '', title: 'x', role: 'writer' }],
    ];
    for (const [path, fields] of tries)
      expect([path, (await here.browser.post(path, fields)).status]).toEqual([path, 404]);
    const into = { version: '1', into: department.split('/').at(-1)! };
    const own = await withPost(here.browser);
    expect((await here.browser.post(`${own.department}/merger`, into)).status).toBe(422);
    expect((await here.browser.post(person, { version: '1', name: 'x' })).status).toBe(409);
    expect(await textOf(there.browser, department)).toContain('試し 花子');
  });

  it('finds the pages empty at the beginning', async () => {
    const { browser } = await office(['operator']);
    expect(await textOf(browser, '/departments')).toContain('課はまだありません');
    expect(await textOf(browser, '/people?q=だれもいない')).toContain('当てはまる人はいません');
    expect(await textOf(browser, '/handover')).toContain('4月1日');
  });
});
