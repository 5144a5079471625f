import { sql } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { listOwnLayouts } from '#features/templates/layout-queries.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { Browser, makeMunicipality } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { fileOf, importOffice, type Office, table } from '../../../test/kit/import-office.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import { runImport } from './run-import.ts';

const db = await testDatabase();
const { secretariat, upload, confirm, draftOf, kindsOf, countOf, app } = importOffice(db);

describe('from a file to a plan', () => {
  let office: Office;
  let draftId: string;
  beforeAll(async () => {
    office = await secretariat();
    draftId = await upload(office, table('r5'));
  });

  it('shows the draft: conservation, problems, projects, and writes nothing yet', async () => {
    const page = await (await office.browser.get(`/imports/${draftId}`)).text();
    expect(page).toContain('100.00%');
    expect(page).toContain('ふれあい喫茶の開催支援');
    expect(page).toMatch(/確認事項（\d+件）/);
    expect(page).toContain('様式：進捗状況一覧表');
    expect(page).toContain('進捗.txt（UTF-8）');
    expect(page.indexOf('id="problems"')).toBeLessThan(page.indexOf('id="projects0"'));
    expect(await countOf('plan', office)).toBe(0);
  });

  it('shows each value beside the exact piece of the source, and the source around it', async () => {
    const { document } = await draftOf(office, draftId);
    const project = document.plans[0]!.projects[0]!;
    const page = await (await office.browser.get(`/imports/${draftId}/projects/${project.id}`)).text();
    expect(page).toContain('<q class="as-written">ふれあい喫茶の開催支援</q>');
    const link = page.match(/href="(\/imports\/[^"]+\/source[^"]+)"/)![1]!.replaceAll('&amp;', '&');
    const source = await (await office.browser.get(link)).text();
    expect(source).toContain('<mark>ふれあい喫茶の開催支援</mark>');
  });

  it('corrects values, with the old ones in the record', async () => {
    const { document, version } = await draftOf(office, draftId);
    const { id, title } = document.plans[0]!.projects[0]!;
    const path = `/imports/${draftId}/projects/${id}`;
    await office.browser.get(path);
    const answer = await office.browser.post(`${path}/values`, {
      version: String(version),
      '/plans/0/projects/0/title': 'ふれあい茶話会',
      '/plans/0/projects/0/fields/overview': document.plans[0]!.projects[0]!.fields.overview!,
    });
    expect(answer.status).toBe(303);
    const edited = await draftOf(office, draftId);
    expect(edited.document.plans[0]!.projects[0]!.title).toBe('ふれあい茶話会');
    expect(edited.version).toBe(version + 1);
    const { details } = await db.kysely
      .selectFrom('event')
      .select('details')
      .where('kind', '=', 'import-edited')
      .where('subject_id', '=', draftId)
      .executeTakeFirstOrThrow();
    expect(details).toEqual({
      changes: [{ pointer: '/plans/0/projects/0/title', before: title, after: 'ふれあい茶話会' }],
    });
  });

  it('refuses a correction that was made on an older version, and keeps what was typed', async () => {
    const { document } = await draftOf(office, draftId);
    const path = `/imports/${draftId}/projects/${document.plans[0]!.projects[0]!.id}`;
    await office.browser.get(path);
    const answer = await office.browser.post(`${path}/values`, {
      version: '1',
      '/plans/0/projects/0/title': 'おそい訂正',
    });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('value="おそい訂正"');
  });

  it.each([
    ['an id that others refer to', '/plans/0/nodes/0/id', 'n-999'],
    ['a value that does not exist', '/plans/0/projects/9999/title', 'x'],
    ['a year that is none', '/plans/0/years/from', 'らいねん'],
    ['something outside the document', '/__proto__/polluted', 'x'],
  ])('refuses to change %s', async (_name, pointer, text) => {
    const { document, version } = await draftOf(office, draftId);
    const path = `/imports/${draftId}/projects/${document.plans[0]!.projects[0]!.id}`;
    await office.browser.get(path);
    const answer = await office.browser.post(`${path}/values`, { version: String(version), [pointer]: text });
    expect(answer.status).toBe(422);
    expect((await draftOf(office, draftId)).version).toBe(version);
  });

  it('wants the errors acknowledged before it writes', async () => {
    const { document } = await draftOf(office, draftId);
    const hasErrors = document.problems.some(({ severity }) => severity === 'error');
    expect(hasErrors).toBe(true);
    const answer = await confirm(office, draftId);
    expect(answer.status).toBe(422);
    expect(await countOf('plan', office)).toBe(0);
  });

  it('asks for the name of a plan whose source has none, and keeps what was ticked', async () => {
    const page = await (await office.browser.get(`/imports/${draftId}`)).text();
    expect(page).toContain('（名称のない計画）');
    expect(page).not.toContain('「」');
    const answer = await confirm(office, draftId, { acknowledged: 'yes', title0: '　' });
    expect(answer.status).toBe(422);
    const asked = await answer.text();
    expect(asked.match(/計画の名称を入力してください。/gu)).toHaveLength(2);
    expect(asked).toContain('href="#field-title0"');
    expect(asked).toMatch(/name="acknowledged" value="yes" checked/u);
    expect(await countOf('plan', office)).toBe(0);
  });

  it('keeps the name that was typed where something else is still wrong', async () => {
    const answer = await confirm(office, draftId, { title0: 'ほしのもり町地域福祉計画' });
    expect(answer.status).toBe(422);
    const { document } = await draftOf(office, draftId);
    expect(document.plans[0]!.title).toBe('ほしのもり町地域福祉計画');
  });

  it('writes the plan exactly as the draft has it', async () => {
    const answer = await confirm(office, draftId, { acknowledged: 'yes' });
    expect(answer.status).toBe(303);
    const planId = answer.headers.get('location')!.split('/').at(-1)!;
    const { document, state } = await draftOf(office, draftId);
    expect(state).toBe('confirmed');
    expect(await loadPlan(db, office.municipality.id, planId)).toEqual(document.plans[0]);
    expect(await kindsOf(office)).toEqual([
      'import-drafted',
      'import-edited',
      'import-edited',
      'import-confirmed',
    ]);
  });

  it('is not written a second time', async () => {
    const { version } = await draftOf(office, draftId);
    const answer = await office.browser.post(`/imports/${draftId}/confirmation`, {
      version: String(version),
      acknowledged: 'yes',
    });
    expect(answer.status).toBe(422);
    expect(await countOf('plan', office)).toBe(1);
    // Nor can what was written be thrown away.
    expect((await office.browser.post(`/imports/${draftId}/cancellation`)).status).toBeGreaterThan(399);
    expect(await draftOf(office, draftId)).toMatchObject({ state: 'confirmed', version });
  });

  it('recognises the same file by its content', async () => {
    const again = await upload(office, table('r5'), { plan: 'new' });
    const page = await (await office.browser.get(`/imports/${again}`)).text();
    expect(page).toContain('同じファイルを前にも読み込んでいます');
    expect(page).toContain(`href="/imports/${draftId}"`);
  });
});

describe('a draft that is not written', () => {
  it('leaves nothing but the event when it is cancelled', async () => {
    const office = await secretariat();
    const draftId = await upload(office, table('r5'));
    await office.browser.get(`/imports/${draftId}`);
    const answer = await office.browser.post(`/imports/${draftId}/cancellation`);
    expect(answer.status).toBe(303);
    for (const name of ['plan', 'import_draft', 'import_file'] as const)
      expect(await countOf(name, office)).toBe(0);
    expect(await kindsOf(office)).toEqual(['import-drafted', 'import-cancelled']);
    expect((await office.browser.get(`/imports/${draftId}`)).status).toBe(404);
  });

  it('stays whole, and no plan is written, when the writing breaks off in the middle', async () => {
    const office = await secretariat();
    const draftId = await upload(office, table('r5'));
    await sql
      .raw(`
        CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no space'; END $$;
        CREATE TRIGGER break_off BEFORE INSERT ON event FOR EACH ROW WHEN (NEW.kind = 'import-confirmed') EXECUTE FUNCTION break_off();
      `)
      .execute(db.kysely);
    const answer = await confirm(office, draftId, { acknowledged: 'yes', title0: '計画' });
    await sql.raw('DROP TRIGGER break_off ON event; DROP FUNCTION break_off').execute(db.kysely);
    expect(answer.status).toBe(500);
    expect(await countOf('plan', office)).toBe(0);
    expect(await draftOf(office, draftId)).toMatchObject({ state: 'open', version: 2 });
    expect((await confirm(office, draftId, { acknowledged: 'yes' })).status).toBe(303);
  });
});

describe('an upload that takes long', () => {
  const never = () => Promise.reject(new Error('must not run'));
  const clock = () => new Date('2026-11-21T03:00:00Z');

  /** The page of the job after it has ended. */
  async function queued({ browser }: Office, files: File[]): Promise<string> {
    await browser.get('/imports');
    const form = new FormData();
    for (const file of files) form.append('files', file);
    const answer = await browser.post('/imports', form);
    const path = answer.headers.get('location')!;
    expect(path).toMatch(/^\/jobs\//);
    const jobs = await startJobs(db, { import: runImport(listOwnLayouts), export: never }, clock);
    const page = await vi.waitFor(
      async () => {
        const text = await (await browser.get(path)).text();
        expect(text).not.toContain('data-watch');
        return text;
      },
      { timeout: 20_000, interval: 200 },
    );
    await jobs.stop();
    return page;
  }

  it('is read in the queue into a draft, each file under its name', async () => {
    const office = await secretariat();
    const files = Array.from({ length: 41 }, (_, at) =>
      fileOf(
        JSON.stringify({ format: 'ayumi/1', plans: [{ id: `p-${at}`, title: `計画${at}` }] }),
        `${at}.json`,
      ),
    );
    const page = await queued(office, files);
    expect(page).toContain('取り込み：0.jsonほか40件');
    const [, draftId] = page.match(/href="\/imports\/([^"]+)"/)!;
    const { document } = await draftOf(office, draftId!);
    expect(document.plans.map(({ title }) => title)).toEqual(files.map((_, at) => `計画${at}`));
    expect(await kindsOf(office)).toEqual(['import-drafted']);
    expect(await (await office.browser.get(`/imports/${draftId}`)).text()).toContain('40.json');
  });

  it('says why it cannot be read', async () => {
    const office = await secretariat();
    const page = await queued(office, [fileOf('回覧をお願いします。\n'.repeat(300_000), '回覧.txt')]);
    expect(page).toContain('読み取れませんでした');
    expect(page).toContain('「回覧.txt」の様式を見分けられませんでした');
    expect(await countOf('import_draft', office)).toBe(0);
  });
});

describe('who may import', () => {
  it.each([
    ['writer', 403],
    ['committee', 403],
    ['viewer', 403],
    ['operator', 200],
  ] as const)('%s: %i', async (role, status) => {
    const municipality = await makeMunicipality(db, { roles: [role] });
    const browser = await new Browser(app).signIn(municipality.signIn(role));
    expect((await browser.get('/imports')).status).toBe(status);
  });

  it("does not show another municipality's draft", async () => {
    const draftId = await upload(await secretariat(), table('r5'));
    const { browser } = await secretariat();
    for (const path of ['', '/leftovers', '/projects/p-1', `/source?file=${encodeURIComponent('進捗.txt')}`])
      expect((await browser.get(`/imports/${draftId}${path}`)).status).toBe(404);
    expect((await browser.post(`/imports/${draftId}/confirmation`, { version: '1' })).status).toBe(404);
  });
});

it('says on the page why a file cannot be read', async () => {
  const { browser } = await secretariat();
  await browser.get('/imports');
  for (const [content, sentence] of [
    ['', '空です'],
    ['%PDF-1.7', '壊れているか途中で切れていて'],
    ['お知らせ\n回覧をお願いします。', '様式を見分けられませんでした'],
    ['{"format": "ayumi/1", "plans": [', '1行目でJSONとして読めなくなります'],
    ['{"format": "ayumi/1", "plans": [{"id": "a", "title": "計画", "colour": "青"}]}', '/plans/0'],
  ]) {
    const answer = await browser.post('/imports', { files: fileOf(content!) });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(sentence);
  }
});
