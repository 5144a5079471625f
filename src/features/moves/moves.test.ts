import { describe, expect, it } from 'vitest';
import { inPlan, planColumns } from '#db/in-plan.ts';
import { hashToken } from '#db/secret-token.ts';
import { inTransaction } from '#db/transaction.ts';
import type { CycleState } from '#domain/cycle/cycle.ts';
import type { Role } from '#domain/people/role.ts';
import { addStaff } from '#records/account/add-staff.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf, makeDepartments } from '../../../test/kit/departments.ts';
import { readSheet, setCycle, setSheet, storeYear } from '../../../test/kit/year-of-sheets.ts';

const db = await testDatabase();
const app = testApplication(db);
const MOVES = '/plans/small/sheets/s-4/moves';
const LONELY = '住宅課';

/** An office in which 住宅課 has a writer and an approver; sheet s-4 is theirs alone, s-1 is of 長寿課 and 社協. */
async function office() {
  const municipality = await makeMunicipality(db, {
    roles: ['secretariat', 'writer', 'approver', 'reviewer', 'viewer'],
    departments: { writer: LONELY, approver: LONELY },
  });
  const key = await storeYear(db, municipality.id);
  const as = (role: Role) => new Browser(app).signIn(municipality.signIn(role));
  const move = async (role: Role, action: string, more: Record<string, string> = {}, path = MOVES) => {
    const { version, parts } = await readSheet(db, key, path.match(/s-\d/)![0]);
    const department = more.department ?? (action in { accept: 1, reopen: 1 } ? '' : idOf(LONELY));
    const part = parts.find((one) => idOf(one.department) === department);
    const fields = { action, department, version: String(part?.version ?? version), ...more };
    return (await as(role)).post(path, fields);
  };
  return { key, as, move, municipality };
}

const mailsOf = (municipalityId: string) =>
  db.kysely
    .selectFrom('mail')
    .select(['kind', 'digest', 'to_address', 'to_label', 'subject', 'state'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('made_at')
    .execute();

const setMail = (municipalityId: string, name: string) =>
  db.kysely
    .updateTable('person')
    .set({ email: `${name}@example.jp` })
    .where('municipality_id', '=', municipalityId)
    .where('name', '=', `試しの${name}`)
    .execute();

describe('a move', () => {
  it('is written with its event, and the sheet goes along', async () => {
    const { key, move, as } = await office();
    expect((await move('writer', 'submit', { comment: 'ご確認ください。' })).status).toBe(303);
    expect(await readSheet(db, key, 's-4')).toMatchObject({
      state: 'submitted',
      version: 2,
      parts: [{ state: 'submitted', version: 2 }],
    });
    const event = await db.kysely
      .selectFrom('event')
      .select(['actor', 'details'])
      .where('municipality_id', '=', key.municipalityId)
      .where('kind', '=', 'sheet-moved')
      .executeTakeFirstOrThrow();
    expect(event).toEqual({
      actor: '住宅課 試しのwriter',
      details: {
        departmentId: idOf(LONELY),
        department: LONELY,
        stage: 'collecting',
        action: 'submit',
        from: 'draft',
        to: 'submitted',
        comment: 'ご確認ください。',
        onBehalf: null,
      },
    });
    expect(await (await (await as('viewer')).get(MOVES)).status).toBe(403);
  });

  it('takes the sheet as far as its least advanced part', async () => {
    const { key, move } = await office();
    const path = '/plans/small/sheets/s-1/moves';
    await move('secretariat', 'submit', { department: idOf('長寿課') }, path);
    expect(await readSheet(db, key, 's-1')).toMatchObject({ state: 'draft' });
    await move('secretariat', 'submit', { department: idOf('社協') }, path);
    expect(await readSheet(db, key, 's-1')).toMatchObject({ state: 'submitted' });
    await move(
      'secretariat',
      'return',
      { department: idOf('社協'), comment: '数を確かめてください。' },
      path,
    );
    expect(await readSheet(db, key, 's-1')).toMatchObject({ state: 'returned' });
  });

  it('of the secretariat for a department says on whose behalf', async () => {
    const { move, as } = await office();
    await move('secretariat', 'submit');
    expect(await (await (await as('writer')).get(MOVES)).text()).toContain(
      '試しのsecretariat（住宅課に代わって）',
    );
  });

  it('is not made twice: the second sees what the first did, and the own words', async () => {
    const { key, move, as } = await office();
    await move('writer', 'submit');
    const seen = (await readSheet(db, key, 's-4')).parts[0]!.version;
    await move('secretariat', 'return', { comment: '金額が抜けています。' });
    const late = {
      action: 'return',
      department: idOf(LONELY),
      version: String(seen),
      comment: '時期を書いてください。',
    };
    const answer = await (await as('approver')).post(MOVES, late);
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('試しのsecretariatが住宅課の分の「差戻し」をしました。理由：金額が抜けています。');
    expect(page).toContain('時期を書いてください。');
  });

  it('of two at one moment has one winner', async () => {
    const { key, move, as } = await office();
    await move('writer', 'submit');
    const version = String((await readSheet(db, key, 's-4')).parts[0]!.version);
    const approving = { action: 'approve', department: idOf(LONELY), version };
    const two = [await as('approver'), await as('secretariat')];
    const answers = await Promise.all(
      two.map((one) => one.post(MOVES, { ...approving, comment: '急ぐため。' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it('in place of an approver who is there needs a reason, which stands in the history', async () => {
    const { key, move, as } = await office();
    await move('writer', 'submit');
    const secretary = await as('secretariat');
    expect(await (await secretary.get(MOVES)).text()).toContain('理由を書いてください');
    const refused = await move('secretariat', 'approve');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('事務局が代わりに承認するときは');
    expect((await readSheet(db, key, 's-4')).parts[0]).toMatchObject({ state: 'submitted' });
    const { version } = (await readSheet(db, key, 's-4')).parts[0]!;
    const checked = await secretary.post('/plans/small/moves', {
      action: 'approve',
      item: `s-4 ${version} collecting ${idOf(LONELY)}`,
    });
    expect(checked.status).toBe(409);
    expect(await checked.text()).toContain('承認する所属長がいます');
    expect((await move('secretariat', 'approve', { comment: '所属長が出張中のため。' })).status).toBe(303);
    expect(await (await secretary.get(MOVES)).text()).toContain('所属長が出張中のため。');
  });

  it('in place of nobody needs none', async () => {
    const { move } = await office();
    const path = '/plans/small/sheets/s-3/moves';
    await move('secretariat', 'submit', { department: idOf('社協') }, path);
    expect((await move('secretariat', 'approve', { department: idOf('社協') }, path)).status).toBe(303);
  });

  it('back needs a reason; what was typed stays', async () => {
    const { move } = await office();
    await move('writer', 'submit');
    const answer = await move('approver', 'return', { comment: ' ' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('理由を入力してください。');
  });

  it('is told to who has the next step, once, and not to who made it', async () => {
    const { move, municipality } = await office();
    for (const role of ['approver', 'writer', 'secretariat']) await setMail(municipality.id, role);
    await move('writer', 'submit');
    await move('approver', 'approve');
    await move('secretariat', 'return', { comment: '数を確かめてください。' });
    const mail = { kind: 'move', digest: 'move', state: 'waiting' };
    expect(await mailsOf(municipality.id)).toEqual([
      {
        ...mail,
        to_address: 'approver@example.jp',
        to_label: '住宅課 試しのapprover',
        subject: '進行管理シートが提出されました：手すりの貸出し',
      },
      {
        ...mail,
        to_address: 'secretariat@example.jp',
        to_label: '試しのsecretariat',
        subject: '進行管理シートが承認されました：手すりの貸出し',
      },
      {
        ...mail,
        to_address: 'writer@example.jp',
        to_label: '住宅課 試しのwriter',
        subject: '進行管理シートが差し戻されました：手すりの貸出し',
      },
    ]);
  });

  it('is no mail to the one of several who made it', async () => {
    const { move, municipality } = await office();
    await setMail(municipality.id, 'secretariat');
    await move('writer', 'submit');
    const before = (await mailsOf(municipality.id)).length;
    await move('secretariat', 'approve', { comment: '所属長が出張中のため。' });
    expect(await mailsOf(municipality.id)).toHaveLength(before);
  });

  it('back reaches a department without writers by hand', async () => {
    const { move, municipality } = await office();
    const path = '/plans/small/sheets/s-3/moves';
    await move('secretariat', 'submit', { department: idOf('社協') }, path);
    await move(
      'secretariat',
      'return',
      { department: idOf('社協'), comment: '数を確かめてください。' },
      path,
    );
    expect(await mailsOf(municipality.id)).toMatchObject([
      { to_address: null, to_label: '社協', state: 'by-hand' },
    ]);
  });
});

describe('a part that is not complete', () => {
  it('is not submitted; each lacking field is linked', async () => {
    const { key, move } = await office();
    const form = {
      municipality_id: key.municipalityId,
      plan_id: 'small',
      id: 'f-1',
      version: 1,
      name: '様式',
    };
    const fields = [{ kind: 'long-text', key: 'activities', label: '取り組み内容', required: 'always' }];
    await db.kysely
      .insertInto('form')
      .values({
        ...form,
        applies_to: JSON.stringify({ bodies: [], flags: [], nodes: [] }),
        sections: JSON.stringify([{ heading: '', fields }]),
      })
      .execute();
    const sheet = () =>
      db.kysely
        .updateTable('sheet')
        .where('municipality_id', '=', key.municipalityId)
        .where('id', '=', 's-4');
    await sheet().set({ form_id: 'f-1', form_version: 1 }).execute();
    const answer = await move('writer', 'submit');
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(
      `href="/plans/small/sheets/s-4/entry?department=${encodeURIComponent(idOf(LONELY))}#field-field.activities"`,
    );
    await sheet()
      .set({ fields: JSON.stringify({ activities: '手すりを貸した。' }) })
      .execute();
    expect((await move('writer', 'submit')).status).toBe(303);
  });
});

describe('remarks', () => {
  it('of a return stand at the field, are answered by the writer and settled by the approver', async () => {
    const { key, move, as } = await office();
    await move('writer', 'submit');
    await move('approver', 'return', { comment: '件数の出典を書いてください。', field: 'activities' });
    const page = await (await (await as('writer')).get(MOVES)).text();
    expect(page).toContain('件数の出典を書いてください。');
    expect(page).toContain('<strong>取り組み内容</strong>');
    expect(page).not.toContain('解決済みにする');
    const thread = page.match(/id="remark-([^"]+)"/)![1]!;
    const remarks = '/plans/small/sheets/s-4/remarks';
    const answered = await (await as('writer')).post(remarks, { parent: thread, text: '台帳の数です。' });
    expect(answered.status).toBe(303);
    const settle = `${remarks}/${thread}/resolution`;
    expect((await (await as('writer')).post(settle)).status).toBe(403);
    expect((await (await as('approver')).post(settle)).status).toBe(303);
    const after = await (await (await as('approver')).get(MOVES)).text();
    expect(after).toContain('台帳の数です。');
    expect(after).toContain('住宅課 試しのapproverが解決済みにしました。');
    // It was settled once, by whoever was first.
    expect((await (await as('secretariat')).post(settle)).status).toBe(303);
    const again = await (await (await as('approver')).get(MOVES)).text();
    expect(again).toContain('住宅課 試しのapproverが解決済みにしました。');
    const settled = db.kysely.selectFrom('event').select('actor').where(inPlan(key));
    expect(await settled.where('kind', '=', 'remark-resolved').execute()).toHaveLength(1);
  });

  it('on the whole sheet are answered by whichever owner they concern', async () => {
    const { as } = await office();
    const remarks = '/plans/small/sheets/s-4/remarks';
    const whole = { department: '', field: '', text: '全体に数字がありません。' };
    expect((await (await as('reviewer')).post(remarks, whole)).status).toBe(303);
    const writer = await as('writer');
    const thread = (await (await writer.get(MOVES)).text()).match(/id="remark-([^"]+)"/)![1]!;
    const answer = { parent: thread, text: '表に入れました。' };
    expect((await writer.post(remarks, answer)).status).toBe(303);
    expect((await writer.post(remarks, whole)).status).toBe(403);
    const elsewhere = { parent: thread, text: '別のシートから' };
    expect((await writer.post('/plans/small/sheets/s-3/remarks', elsewhere)).status).toBe(404);
  });

  it('are written on any field, not on another department’s part, not blank', async () => {
    const { as } = await office();
    const remarks = '/plans/small/sheets/s-4/remarks';
    const said = { department: idOf(LONELY), field: 'issues', text: '課題も書いてください。' };
    expect((await (await as('reviewer')).post(remarks, said)).status).toBe(303);
    expect((await (await as('reviewer')).post(remarks, { ...said, text: ' ' })).status).toBe(422);
    const other = '/plans/small/sheets/s-1/remarks';
    expect((await (await as('writer')).post(other, { ...said, department: idOf('長寿課') })).status).toBe(
      403,
    );
    expect((await (await as('writer')).post(other, { ...said, department: idOf('ない課') })).status).toBe(
      404,
    );
  });

  it('reach the writers by mail, and a writer’s own answer nobody', async () => {
    const { as, municipality } = await office();
    await setMail(municipality.id, 'writer');
    const remarks = '/plans/small/sheets/s-4/remarks';
    const said = { department: idOf(LONELY), field: 'issues', text: '課題も書いてください。' };
    await (await as('reviewer')).post(remarks, said);
    await (await as('writer')).post(remarks, { ...said, text: '書きました。' });
    expect(await mailsOf(municipality.id)).toMatchObject([
      {
        kind: 'remark',
        to_address: 'writer@example.jp',
        subject: '進行管理シートに指摘があります：手すりの貸出し',
      },
    ]);
  });
});

describe('whoever came by a one-time link', () => {
  it('moves the part that the link was made for, and nothing else', async () => {
    const { key, municipality } = await office();
    const linked = new Browser(app);
    await db.kysely
      .insertInto('session')
      .values({
        municipality_id: municipality.id,
        token_hash: hashToken('token-of-a-link'),
        account_id: null,
        expires_at: '2026-04-30T00:00:00Z',
        address: null,
        agent: null,
        way: 'link',
        bound_to: JSON.stringify({
          kind: 'sheet',
          planId: 'small',
          sheetId: 's-1',
          departmentId: idOf('社協'),
        }),
        link_hash: null,
      })
      .execute();
    linked.cookies.set('ayumi_session', 'token-of-a-link');
    const path = '/plans/small/sheets/s-1/moves';
    expect((await linked.get(path)).status).toBe(200);
    const { parts } = await readSheet(db, key, 's-1');
    const submitting = { action: 'submit', version: String(parts[0]!.version) };
    expect((await linked.post(path, { ...submitting, department: idOf('長寿課') })).status).toBe(403);
    expect((await linked.post(MOVES, { ...submitting, department: idOf(LONELY) })).status).toBe(403);
    expect((await linked.post(path, { ...submitting, department: idOf('社協') })).status).toBe(303);
    const { version } = (await readSheet(db, key, 's-1')).parts[1]!;
    const approving = { action: 'approve', department: idOf('社協'), version: String(version) };
    expect((await linked.post(path, approving)).status).toBe(403);
    expect((await linked.get('/plans/small/approvals')).status).toBe(403);
  });
});

describe('lists of work', () => {
  it('show an approver what waits for the own department, and approve what is checked', async () => {
    const { key, move, as } = await office();
    await move('writer', 'submit');
    await move('secretariat', 'submit', { department: idOf('社協') }, '/plans/small/sheets/s-3/moves');
    const approver = await as('approver');
    const page = await (await approver.get('/plans/small/approvals')).text();
    expect(page).toContain('手すりの貸出し');
    expect(page).not.toContain('縁側サロン');
    const item = page.match(/name="item" value="([^"]+)"/)![1]!;
    const next = '/plans/small/approvals';
    const answer = await approver.post('/plans/small/moves', { action: 'approve', item, next });
    expect(answer.headers.get('location')).toBe(next);
    expect(await readSheet(db, key, 's-4')).toMatchObject({ state: 'approved' });
    expect(await (await approver.get(next)).text()).toContain('承認を待っているシートはありません');
  });

  it('show no part of a stage that is over', async () => {
    const { key, as } = await office();
    await db.kysely
      .insertInto('part')
      .values({
        ...planColumns(key),
        sheet_id: 's-4',
        stage: 'targeting',
        department_id: idOf(LONELY),
        position: 9,
        state: 'submitted',
        fields: '{}',
      })
      .execute();
    const approver = await as('approver');
    const page = async () => (await approver.get('/plans/small/approvals')).text();
    expect(await page()).toContain('承認を待っているシートはありません');
    await db.kysely.updateTable('cycle').set({ state: 'targeting' }).where(inPlan(key)).execute();
    expect(await page()).toContain('手すりの貸出し');
  });

  it('show an approver what was handed in late, as long as the year can be approved', async () => {
    const { key, as } = await office();
    await setSheet(db, key, 's-4', 'submitted');
    const approver = await as('approver');
    const waits = async (state: CycleState) => {
      await setCycle(db, key, state);
      return (await (await approver.get('/plans/small/approvals')).text()).includes('手すりの貸出し');
    };
    for (const state of ['collecting', 'reviewing', 'consulting'] as const)
      expect([state, await waits(state)]).toEqual([state, true]);
    for (const state of ['preparing', 'targeting'] as const)
      expect([state, await waits(state)]).toEqual([state, false]);
  });

  it('show the secretariat a whole city by its names, and the texts of the department it asks for', async () => {
    const { key, as } = await office();
    for (const sheet of ['s-1', 's-3', 's-4']) await setSheet(db, key, sheet, 'submitted');
    const many = Array.from({ length: 12 }, (_, at) => `第${at}課`);
    await makeDepartments(db, key.municipalityId, many);
    await db.kysely
      .insertInto('part')
      .values(
        many.map((name, at) => ({
          municipality_id: key.municipalityId,
          plan_id: key.planId,
          sheet_id: 's-1',
          department_id: idOf(name),
          stage: 'collecting' as const,
          state: 'submitted' as const,
          position: 10 + at,
          fields: '{}',
        })),
      )
      .execute();
    const secretariat = await as('secretariat');
    const whole = await (await secretariat.get('/plans/small/approvals')).text();
    expect(whole).toContain('第11課（1件）');
    expect(whole).not.toContain('内容を読んで、承認または差し戻す');
    const own = `/plans/small/approvals?${new URLSearchParams({ department: idOf('第11課') })}`;
    const page = await (await secretariat.get(own)).text();
    expect(page.match(/name="item"/g)).toHaveLength(1);
    expect(page).toContain('内容を読んで、承認または差し戻す');
    expect(page).toContain(`name="next" value="${own}"`);
  });

  it('let the secretariat accept what is checked, and tell what was not accepted and why', async () => {
    const { key, as } = await office();
    await setSheet(db, key, 's-1', 'approved');
    await setSheet(db, key, 's-4', 'approved');
    const secretariat = await as('secretariat');
    // The part of the targets is not another owner.
    await db.kysely
      .insertInto('part')
      .values({
        ...planColumns(key),
        sheet_id: 's-4',
        stage: 'targeting',
        department_id: idOf(LONELY),
        position: 9,
        state: 'approved',
        fields: '{}',
      })
      .execute();
    const page = await (await secretariat.get('/plans/small/cycles/2023/acceptance')).text();
    expect(page).toContain(`<td>${LONELY}</td>`);
    const items = [...page.matchAll(/name="item" value="([^"]+)"/g)].map(([, item]) => item!);
    expect(items).toHaveLength(2);
    const stale = items[1]!.replace(/ \d+ /, ' 99 ');
    const fields = {
      action: 'accept',
      item: [items[0]!, stale],
      next: '/plans/small/cycles/2023/acceptance',
    };
    const answer = await secretariat.post('/plans/small/moves', fields);
    expect(answer.status).toBe(409);
    const result = await answer.text();
    expect(result).toContain('2件のうち1件を終えました。');
    expect(result).toContain('同じ内容を別の人が変更しました。');
    expect(await readSheet(db, key, 's-1')).toMatchObject({ state: 'accepted' });
    expect(await readSheet(db, key, 's-4')).toMatchObject({ state: 'approved' });
    expect((await secretariat.post('/plans/small/moves', { action: 'accept' })).status).toBe(422);
  });
});

describe('a person with two posts', () => {
  it('acts for the department of one and not for that of the other', async () => {
    const { key, municipality } = await office();
    const passwordHash = null;
    await inTransaction(db, (tx) =>
      addStaff(tx, municipality.id, {
        signIn: `two-${municipality.id}`,
        name: '試しの兼務',
        role: 'writer',
        title: '担当',
        department: '長寿課',
        since: '2000-04-01',
        passwordHash,
      }),
    );
    const browser = await new Browser(app).signIn(municipality.signIn('writer'));
    const { parts } = await readSheet(db, key, 's-1');
    const fields = { action: 'submit', department: idOf('長寿課'), version: String(parts[0]!.version) };
    expect((await browser.post('/plans/small/sheets/s-1/moves', fields)).status).toBe(403);
    const posts = await db.kysely
      .selectFrom('post')
      .select(['id', 'title'])
      .where('municipality_id', '=', municipality.id)
      .where('title', '=', '担当')
      .execute();
    const person = await db.kysely
      .selectFrom('account')
      .select('person_id')
      .where('municipality_id', '=', municipality.id)
      .where('sign_in', '=', municipality.signIn('writer'))
      .executeTakeFirstOrThrow();
    await db.kysely
      .insertInto('post_holding')
      .values({
        municipality_id: municipality.id,
        id: 'second',
        post_id: posts[0]!.id,
        person_id: person.person_id,
        from_date: '2026-03-31',
        to_date: null,
      })
      .execute();
    expect((await browser.post('/plans/small/sheets/s-1/moves', fields)).status).toBe(303);
  });
});
