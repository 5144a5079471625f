import { describe, expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { type Form, fieldsOf } from '#domain/sheet/form.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import { presets } from '#presets/load.ts';
import { listForms } from '#records/form/form-queries.ts';
import { findForm } from '#records/form/queries.ts';
import { findRules } from '#records/plan/queries.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { storeNamed } from '../../../test/kit/departments.ts';
import { pageFields } from '../../../test/kit/page-fields.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db);

/** An office of its own with the small plan, and whatever the test adds to it. */
async function office(more: Partial<ExchangePlan> = {}) {
  const municipality = await makeMunicipality(db, { roles: ['secretariat', 'writer'] });
  const key = { municipalityId: municipality.id, planId: 'small' };
  await inTransaction(db, (tx) =>
    storeNamed(tx, municipality.id, { ...smallPlan(), ...more }, { actor: '事務局', planId: 'small' }),
  );
  const browser = await new Browser(app).signIn(municipality.signIn('secretariat'));
  const formIn = async (id: string) => (await findForm(db.kysely, key, id))!;
  const editor = async (id: string) =>
    pageFields(await (await browser.get(`/plans/small/forms/${id}`)).text(), 'draft');
  return { municipality, key, browser, formIn, editor };
}

const form = (more: Partial<Form> = {}): ExchangePlan['forms'] => [
  {
    id: 'f-1',
    version: 1,
    name: '試しの様式',
    appliesTo: { bodies: [], flags: [], nodes: [] },
    sections: [
      {
        heading: '状況',
        fields: [
          { key: 'activities', label: '取組', kind: 'long-text', required: 'always', maxLength: 200 },
          { key: 'issues', label: '課題', kind: 'long-text', perOwner: true },
          { key: 'x-grade', label: '評価', kind: 'rating', layer: 'self' },
        ],
      },
      { heading: '今後', fields: [{ key: 'futurePolicy', label: '方針', kind: 'long-text' }] },
    ],
    ...more,
  } as NonNullable<ExchangePlan['forms']>[number],
];

/** The sheet of 2024 is being filled in, that of 2023 is sealed. */
const inUse = (): Partial<ExchangePlan> => ({
  forms: form(),
  sheets: smallPlan().sheets.map((sheet) =>
    sheet.project === 'p-1'
      ? {
          ...sheet,
          form: { id: 'f-1', version: 1 },
          state: sheet.year === 2024 ? ('draft' as const) : ('finalised' as const),
          fields: { ...sheet.fields, futurePolicy: '来年も回る。' },
          parts: [
            {
              department: '長寿課',
              stage: 'collecting' as const,
              state: 'draft' as const,
              fields: { issues: '人手がない。' },
            },
          ],
        }
      : sheet,
  ),
  cycles: [2023, 2024].map((year) => ({
    year,
    state: year === 2023 ? ('sealed' as const) : ('collecting' as const),
    stages: {},
    exceptions: [],
    focus: [],
    leftOut: [],
  })),
});

const events = (municipality: string) =>
  db.kysely
    .selectFrom('event')
    .select(['kind', 'subject_id'])
    .where('municipality_id', '=', municipality)
    .where('kind', 'like', '%form%')
    .orderBy('id')
    .execute();

describe('the forms of a plan', () => {
  it.each(presets.map(({ id }) => id))('can begin with the preset %s', async (preset) => {
    const { browser, formIn, editor, municipality } = await office();
    const answer = await browser.post('/plans/small/forms', { from: 'preset', preset });
    expect(answer.status).toBe(303);
    const path = answer.headers.get('location')!;
    const kept = await formIn(decodeURIComponent(path.split('/').at(-1)!));
    expect(fieldsOf(kept).length).toBe(fieldsOf(presets.find(({ id }) => id === preset)!.form).length);
    // Every scale that the form names is the plan's.
    const scales = await db.kysely
      .selectFrom('rating_scale')
      .select('id')
      .where('municipality_id', '=', municipality.id)
      .execute();
    for (const field of fieldsOf(kept))
      if (field.kind === 'rating' && field.scale) expect(scales.map(({ id }) => id)).toContain(field.scale);
    // The editor gives back what is kept: saved as it stands, nothing has changed.
    const saved = await browser.post(`${path}/versions`, await editor(kept.id));
    expect(saved.headers.get('location')).toBe(path);
    expect((await formIn(kept.id)).version).toBe(1);
  });

  it('can begin with what the imported sheets say', async () => {
    const { browser, formIn } = await office();
    await browser.post('/plans/small/forms', { from: 'sheets' });
    const kept = await formIn('sheets');
    expect(fieldsOf(kept).map(({ key, kind }) => [key, kind])).toEqual([
      ['overview', 'long-text'],
      ['finalTarget', 'long-text'],
      ['x-indicators', 'indicator-table'],
      ['activities', 'long-text'],
      ['x-budget', 'long-text'],
      ['x-self', 'rating'],
      ['x-final', 'rating'],
      ['issues', 'long-text'],
    ]);
    expect((await browser.get('/plans/small/forms/sheets')).status).toBe(200);
  });

  it('offer the preset of the imported layout first', async () => {
    const { browser, municipality } = await office();
    await db.kysely
      .insertInto('import_draft')
      .values({
        municipality_id: municipality.id,
        id: 'd-1',
        state: 'confirmed',
        profile: 'honjo-sheet、ayumi/1',
        plan_id: 'small',
        document: Buffer.from(''),
        provenance: Buffer.from(''),
        conservation: 1,
        made_by: '事務局',
      })
      .execute();
    const html = await (await browser.get('/plans/small/forms')).text();
    const offered = [...html.matchAll(/name="preset" value="([^"]+)"/g)].map(([, id]) => id);
    expect(offered).toHaveLength(presets.length);
    expect(offered[0]).toBe('honjo-sheet');
    expect(html.match(/取り込んだ資料と同じ様式/g)).toHaveLength(1);
  });

  it('can be copied, arranged and removed', async () => {
    const { browser, key, municipality } = await office({ forms: form() });
    await browser.post('/plans/small/forms', { from: 'form', form: 'f-1' });
    await browser.post('/plans/small/forms', { from: 'nothing' });
    const ids = async () => (await listForms(db.kysely, key)).map(({ id }) => id);
    const [first, copy, empty] = await ids();
    expect(first).toBe('f-1');
    await browser.post(`/plans/small/forms/${empty}/position`);
    expect(await ids()).toEqual(['f-1', empty, copy]);
    await browser.post(`/plans/small/forms/f-1/position`);
    expect(await ids()).toEqual(['f-1', empty, copy]);
    expect((await browser.post(`/plans/small/forms/${copy}/removal`)).status).toBe(303);
    expect(await ids()).toEqual(['f-1', empty]);
    expect((await events(municipality.id)).map(({ kind }) => kind)).toEqual([
      'form-added',
      'form-added',
      'forms-rearranged',
      'form-removed',
    ]);
    expect((await browser.get('/plans/small/forms')).status).toBe(200);
  });

  it('go out and come in again with all their versions, in their order', async () => {
    const { browser, editor } = await office({ forms: form() });
    for (const name of ['二版', '三版']) {
      const sent = await editor('f-1');
      sent.set('name', name);
      await browser.post('/plans/small/forms/f-1/versions', sent);
    }
    const { id: copy } = (await browser.post('/plans/small/forms', { from: 'form', form: 'f-1' })).headers
      .get('location')!
      .match(/(?<id>[^/]+)$/)!.groups!;
    await browser.post(`/plans/small/forms/${copy}/position`);
    const document = await (await browser.get('/plans/small/document.json')).text();
    const plan = documentSchema.parse(JSON.parse(document)).plans[0]!;
    expect(plan.forms!.map(({ id, version }) => [id, version])).toEqual([
      [copy, 1],
      ['f-1', 1],
      ['f-1', 2],
      ['f-1', 3],
    ]);
    const { browser: other } = await office({ ...plan });
    const again = documentSchema.parse(
      JSON.parse(await (await other.get('/plans/small/document.json')).text()),
    );
    expect(again.plans).toEqual([plan]);
  });

  it('keep a form in which a sheet is filled', async () => {
    const { browser, formIn } = await office(inUse());
    expect((await browser.post('/plans/small/forms/f-1/removal')).status).toBe(409);
    expect((await formIn('f-1')).name).toBe('試しの様式');
  });

  it('refuse a beginning that is not there', async () => {
    const { browser } = await office();
    for (const sent of [
      { from: 'preset', preset: 'nothing' },
      { from: 'form', form: 'x' },
      { from: 'air' },
    ]) {
      const answer = await browser.post('/plans/small/forms', sent);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('ひな形を一覧から選んでください');
    }
  });
});

describe('the editor', () => {
  it('changes a form as its next version', async () => {
    const { browser, formIn, editor, municipality } = await office({ forms: form() });
    const sent = await editor('f-1');
    sent.set('s0f0.label', '取組内容 <b>');
    sent.set('s0f0.maxLength', '４００');
    sent.set('s0f1.required', 'when');
    sent.set('s0f1.requiredField', '評価');
    sent.set('s0f1.requiredIn', 'B、C');
    sent.set('s1f0.besideFrom', 'last-year');
    sent.set('s1f0.besideField', '取組内容 <b>');
    sent.set('flags', '重点');
    const answer = await browser.post('/plans/small/forms/f-1/versions', sent);
    expect(answer.status).toBe(303);
    const kept = await formIn('f-1');
    expect(kept.version).toBe(2);
    expect(kept.appliesTo.flags).toEqual(['重点']);
    const [activities, issues, , policy] = fieldsOf(kept);
    expect(activities).toMatchObject({ label: '取組内容 <b>', maxLength: 400, required: 'always' });
    expect(issues!.required).toEqual({ field: 'x-grade', in: ['B', 'C'] });
    expect(policy!.beside).toEqual({ from: 'last-year', field: 'activities' });
    expect((await events(municipality.id)).map(({ kind }) => kind)).toEqual(['form-changed']);
    const page = await (await browser.get('/plans/small/forms/f-1')).text();
    expect(page).toContain('取組内容 &lt;b&gt;');
    expect(page).not.toContain('取組内容 <b>');
    const old = await (await browser.get('/plans/small/forms/f-1/versions/1')).text();
    expect(old).toContain('試しの様式（第1版）');
    expect(old).not.toContain('取組内容');
  });

  it('adds, moves and removes step by step, and saves nothing before it is asked to', async () => {
    const { browser, formIn, editor } = await office({ forms: form() });
    let sent = await editor('f-1');
    const step = async (act: string, more: Record<string, string> = {}) => {
      sent.set('do', act);
      for (const [name, value] of Object.entries(more)) sent.set(name, value);
      const answer = await browser.post('/plans/small/forms/f-1/draft', sent);
      expect(answer.status).toBe(200);
      const html = await answer.text();
      sent = pageFields(html, 'draft');
      return html;
    };
    const html = await step('add:1', { 'new1.kind': 'date', 'new1.label': '実施した日' });
    expect(html).toContain('まだ保存していません');
    await step('add:1', { 'new1.kind': 'single-choice', 'new1.key': 'outcome' });
    await step('up:1:0');
    await step('up:0:3');
    await step('down:0:3');
    await step('add-section');
    await step('section-up:2');
    await step('remove:0:0');
    await step('remove-section:9');
    await step('nonsense:x');
    sent.set('s1.heading', '加えた見出し');
    sent.set('s2f2.options', 'a　広げる\nb　続ける');
    await step('refresh');
    expect((await formIn('f-1')).version).toBe(1);

    sent.delete('do');
    expect((await browser.post('/plans/small/forms/f-1/versions', sent)).status).toBe(303);
    const kept = await formIn('f-1');
    expect(kept.sections.map(({ heading, fields }) => [heading, fields.map(({ key }) => key)])).toEqual([
      ['状況', ['issues', 'futurePolicy']],
      ['加えた見出し', []],
      ['今後', ['x-grade', 'x-実施した日', 'outcome']],
    ]);
    expect(fieldsOf(kept).at(-1)).toMatchObject({
      label: '成果',
      options: [
        { code: 'a', label: '広げる' },
        { code: 'b', label: '続ける' },
      ],
    });
  });

  it('never gives a key again that an earlier version had', async () => {
    const { browser, editor, formIn } = await office({ forms: form() });
    const add = async () => {
      const sent = await editor('f-1');
      sent.set('do', 'add:0');
      sent.set('new0.kind', 'short-text');
      sent.set('new0.label', '場所');
      const html = await (await browser.post('/plans/small/forms/f-1/draft', sent)).text();
      await browser.post('/plans/small/forms/f-1/versions', pageFields(html, 'draft'));
      return fieldsOf(await formIn('f-1')).map(({ key }) => key);
    };
    expect(await add()).toContain('x-場所');
    const sent = await editor('f-1');
    sent.set('do', 'remove:0:3');
    const html = await (await browser.post('/plans/small/forms/f-1/draft', sent)).text();
    await browser.post('/plans/small/forms/f-1/versions', pageFields(html, 'draft'));
    expect(await add()).toContain('x-場所-2');
  });

  it('tells what is wrong beside its setting and keeps what was typed', async () => {
    const { browser, editor, formIn } = await office({ forms: form() });
    const sent = await editor('f-1');
    sent.set('name', ' ');
    sent.set('s0f0.label', '');
    sent.set('s0f0.maxLength', '百');
    sent.set('s0f1.required', 'when');
    sent.set('s0f1.requiredField', 'どこにもない欄');
    sent.set('s1f0.column', '10');
    sent.set('s1f0.columns', '6');
    sent.set('s1f0.prefillFrom', 'project');
    sent.set('s1f0.prefillField', '知らない欄');
    sent.set('s1.heading', '打った見出し');
    const answer = await browser.post('/plans/small/forms/f-1/versions', sent);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const name of [
      'name',
      's0f0.label',
      's0f0.maxLength',
      's0f1.requiredField',
      's0f1.requiredIn',
      's1f0.columns',
      's1f0.prefillField',
    ]) {
      expect(html, name).toContain(`href="#field-${name}"`);
      expect(html, name).toContain(`id="field-${name}"`);
    }
    expect(html).toContain('打った見出し');
    expect(html).toContain('知らない欄');
    expect((await formIn('f-1')).version).toBe(1);
  });

  it('lets only the first of two editors save', async () => {
    const { browser, editor, formIn } = await office({ forms: form() });
    const [mine, theirs] = [await editor('f-1'), await editor('f-1')];
    mine.set('name', '私の様式');
    theirs.set('name', '別の様式');
    expect((await browser.post('/plans/small/forms/f-1/versions', mine)).status).toBe(303);
    expect((await browser.post('/plans/small/forms/f-1/versions', theirs)).status).toBe(409);
    expect((await formIn('f-1')).name).toBe('私の様式');
    const racing = await Promise.all(
      ['甲', '乙', '丙'].map(async (name) => {
        const sent = await editor('f-1');
        sent.set('name', name);
        return sent;
      }),
    );
    const answers = await Promise.all(
      racing.map((sent) => browser.post('/plans/small/forms/f-1/versions', sent)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect((await formIn('f-1')).version).toBe(3);
  });

  it('draws the preview of a draft alone', async () => {
    const { browser, editor, formIn } = await office({ forms: form() });
    const sent = await editor('f-1');
    sent.set('s0f0.label', '書きかけの欄');
    const html = await (await browser.post('/plans/small/forms/f-1/preview', sent)).text();
    expect(html).toContain('書きかけの欄');
    expect(html).not.toContain('<html');
    sent.set('name', '');
    expect(await (await browser.post('/plans/small/forms/f-1/preview', sent)).text()).toContain('1か所');
    expect((await formIn('f-1')).version).toBe(1);
  });
});

describe('a change of a form in which sheets are filled', () => {
  const removePolicy = async (browser: Browser, editor: (id: string) => Promise<FormData>) => {
    const sent = await editor('f-1');
    sent.set('do', 'remove:1:0');
    const html = await (await browser.post('/plans/small/forms/f-1/draft', sent)).text();
    const changed = pageFields(html, 'draft');
    changed.delete('s0f1.perOwner');
    return browser.post('/plans/small/forms/f-1/versions', changed);
  };
  const sheets = (municipality: string) =>
    db.kysely
      .selectFrom('sheet')
      .select(['id', 'form_version', 'version', 'fields'])
      .where('municipality_id', '=', municipality)
      .where('form_id', 'is not', null)
      .orderBy('id')
      .execute();

  it('shows what it touches and asks before anything is saved', async () => {
    const { browser, editor, formIn } = await office(inUse());
    const html = await (await removePolicy(browser, editor)).text();
    expect(html).toContain('令和6年度：1枚');
    expect(html).toContain('来年も回る。');
    expect(html).toContain('課題【長寿課】');
    expect(html).not.toContain('令和5年度');
    expect((await formIn('f-1')).version).toBe(1);
    const undecided = pageFields(html);
    undecided.delete('csrf');
    const again = await browser.post('/plans/small/forms/f-1/versions', undecided);
    expect(again.status).toBe(422);
  });

  it.each([
    ['move', [1, 2]],
    ['stay', [1, 1]],
  ])('%s: sheets of the open year, never those of a sealed one', async (decision, versions) => {
    const { browser, editor, formIn, municipality } = await office(inUse());
    const before = await sheets(municipality.id);
    const html = await (await removePolicy(browser, editor)).text();
    const sent = pageFields(html);
    sent.set('sheets', decision);
    expect((await browser.post('/plans/small/forms/f-1/versions', sent)).status).toBe(303);
    expect((await formIn('f-1')).version).toBe(2);
    const after = await sheets(municipality.id);
    expect(after.map((sheet) => sheet.form_version)).toEqual(versions);
    expect(after.map(({ fields }) => fields)).toEqual(before.map(({ fields }) => fields));
    // Who has an older page open is told.
    expect(after[1]!.version - before[1]!.version).toBe(decision === 'move' ? 1 : 0);
  });

  it('compares with the version that a sheet is filled in, not with the latest', async () => {
    const { browser, editor } = await office(inUse());
    const first = pageFields(await (await removePolicy(browser, editor)).text());
    first.set('sheets', 'stay');
    await browser.post('/plans/small/forms/f-1/versions', first);
    const sent = await editor('f-1');
    sent.set('name', '三版');
    const html = await (await browser.post('/plans/small/forms/f-1/versions', sent)).text();
    expect(html).toContain('来年も回る。');
    expect(html).toContain('課題【長寿課】');
  });

  it('says where each version is in use', async () => {
    const { browser } = await office(inUse());
    const html = await (await browser.get('/plans/small/forms/f-1')).text();
    expect(html).toContain('令和5年度 1枚（第1版・確定）、令和6年度 1枚（第1版）');
  });
});

describe('hostile and large input', () => {
  it('takes two hundred fields', async () => {
    const fields = Array.from({ length: 200 }, (_, at) => ({
      key: `x-${at}` as const,
      label: `欄${at}`,
      kind: 'long-text' as const,
    }));
    const { browser, editor, formIn } = await office({
      forms: form({ sections: [{ heading: '', fields }] }),
    });
    const sent = await editor('f-1');
    sent.set('s0f199.label', '最後の欄');
    expect((await browser.post('/plans/small/forms/f-1/versions', sent)).status).toBe(303);
    expect(fieldsOf(await formIn('f-1')).at(-1)!.label).toBe('最後の欄');
  });

  it('takes an empty form', async () => {
    const { browser, editor, formIn } = await office({ forms: form({ sections: [] }) });
    const sent = await editor('f-1');
    sent.set('name', '空の様式');
    expect((await browser.post('/plans/small/forms/f-1/versions', sent)).status).toBe(303);
    expect((await formIn('f-1')).sections).toEqual([]);
    expect(await (await browser.get('/plans/small/forms/f-1')).text()).toContain(
      '記入する欄がまだありません',
    );
  });

  it('refuses what is no form, and breaks on nothing', async () => {
    const { browser, editor, formIn } = await office({ forms: form() });
    const tries: ((sent: FormData) => void)[] = [
      (sent) => sent.set('s0f0.kind', 'script'),
      (sent) => sent.set('s0f0.key', 'constructor'),
      (sent) => sent.set('s0f0.key', 'issues'),
      (sent) => sent.set('s0f0.stage', '__proto__'),
      (sent) => sent.set('s0f2.layer', ''),
      (sent) => sent.set('sections', '1e9'),
      (sent) => sent.set('sections', '-1'),
      (sent) => sent.set('s0.fields', '999999999'),
      (sent) => sent.set('name', '\0\uD800'),
      (sent) => sent.set('draft', '{"id":'),
      (sent) => sent.set('bodies', '国'),
      (sent) => sent.set('nodes', '../x'),
      (sent) => sent.set('s0f0.row', '99999999'),
    ];
    for (const change of tries) {
      const sent = await editor('f-1');
      sent.set('s1.heading', '変えた');
      change(sent);
      const answer = await browser.post('/plans/small/forms/f-1/versions', sent);
      expect([303, 409, 422], String(change)).toContain(answer.status);
      const preview = await browser.post('/plans/small/forms/f-1/preview', sent);
      expect(preview.status, String(change)).toBe(200);
    }
    for (const { key, label } of fieldsOf(await formIn('f-1')))
      expect([key, label].every((one) => one.length > 0)).toBe(true);
  });

  it.each(['', 'x', '99', '1e3', '\0'])('knows no version %j', async (version) => {
    const { browser } = await office({ forms: form() });
    const answer = await browser.get(`/plans/small/forms/f-1/versions/${encodeURIComponent(version)}`);
    expect(answer.status).toBe(404);
  });
});

describe('the rules of a plan', () => {
  it('are kept with their grade rule', async () => {
    const { browser, key } = await office();
    const sent = pageFields(await (await browser.get('/plans/small/rules')).text());
    expect([...sent.keys()].filter((name) => name.startsWith('stage.'))).toEqual([
      'stage.approval',
      'stage.review',
      'stage.consultation',
    ]);
    sent.delete('stage.approval');
    sent.set('stage.targeting', '1');
    sent.set('by', 'share-met');
    sent.set('bound.0.A', '１００');
    sent.set('bound.0.B', '66.7');
    sent.append('closing', '－');
    sent.append('closing', 'nothing');
    expect((await browser.post('/plans/small/rules', sent)).status).toBe(303);
    expect(await findRules(db.kysely, key)).toEqual({
      stages: { targeting: true, approval: false, review: true, consultation: true },
      closing: ['－'],
      gradeRule: {
        by: 'share-met',
        bounds: [
          { code: 'A', atLeast: 100 },
          { code: 'B', atLeast: 66.7 },
        ],
      },
    });
    expect((await browser.post('/plans/small/rules', sent)).status).toBe(409);
    const page = pageFields(await (await browser.get('/plans/small/rules')).text());
    expect([page.get('by'), page.get('bound.0.B'), page.getAll('closing')]).toEqual([
      'share-met',
      '66.7',
      ['－'],
    ]);
  });

  it.each([
    [{ by: 'rate' }, 'scale'],
    [{ by: 'rate', scale: '7' }, 'scale'],
    [{ by: 'rate', 'bound.0.A': '80', 'bound.0.B': '90' }, 'bound.0.B'],
    [{ by: 'rate', 'bound.0.A': '高い' }, 'bound.0.A'],
    [{ by: 'rate', 'bound.0.A': '9999' }, 'bound.0.A'],
  ])('refuse %j', async (more, field) => {
    const { browser, key } = await office();
    const sent = pageFields(await (await browser.get('/plans/small/rules')).text());
    for (const [name, value] of Object.entries(more)) sent.set(name, value);
    const answer = await browser.post('/plans/small/rules', sent);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`id="field-${field}"`);
    expect(await findRules(db.kysely, key)).toBeNull();
  });
});

describe('who may', () => {
  const GETS = ['', '/f-1', '/f-1/versions/1'].map((path) => `/plans/small/forms${path}`);
  const POSTS = ['', '/f-1/draft', '/f-1/preview', '/f-1/versions', '/f-1/position', '/f-1/removal'].map(
    (path) => `/plans/small/forms${path}`,
  );
  it('only the secretariat, of this municipality', async () => {
    const { municipality, formIn } = await office({ forms: form() });
    const writer = await new Browser(app).signIn(municipality.signIn('writer'));
    const strangers = await makeMunicipality(db);
    const stranger = await new Browser(app).signIn(strangers.signIn('secretariat'));
    for (const path of [...GETS, '/plans/small/rules']) {
      expect((await writer.get(path)).status, path).toBe(403);
      expect((await stranger.get(path)).status, path).toBe(404);
    }
    for (const path of [...POSTS, '/plans/small/rules']) {
      expect((await writer.post(path, { name: 'x', from: 'nothing' })).status, path).toBe(403);
      expect((await stranger.post(path, { name: 'x', from: 'nothing' })).status, path).toBe(404);
    }
    expect((await formIn('f-1')).version).toBe(1);
  });
});
