import { describe, expect, test } from 'vitest';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { EVENT_KINDS, type EventKind } from '#domain/activity/event-kind.ts';
import { eventSentences } from '#messages/activity.ja.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf, storeNamed } from '../../../test/kit/departments.ts';
import { projectFiles, readProjectFile } from '../../../test/kit/project-files.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db);

type Change = {
  sheet?: string;
  department?: string | null;
  field?: string;
  before?: string;
  after?: string;
  at?: string;
};

/** A municipality with the small plan, people of every role, and a way to put changes and events into its past. */
async function office() {
  const municipality = await makeMunicipality(db, {
    roles: ['secretariat', 'writer', 'approver', 'reviewer', 'committee', 'viewer', 'operator'],
    departments: { writer: '長寿課', approver: '住宅課' },
  });
  const planId = await inTransaction(db, (tx) =>
    storeNamed(tx, municipality.id, smallPlan(), { actor: '事務局' }),
  );
  const change = ({ sheet = 's-1', department = null, ...more }: Change = {}) =>
    db.kysely
      .insertInto('field_change')
      .values({
        municipality_id: municipality.id,
        plan_id: planId,
        sheet_id: sheet,
        department_id: department === null ? null : idOf(department),
        field: 'activities',
        before: '店を42軒たずねた。',
        after: '店を48軒たずねた。',
        actor: '長寿課 担当',
        account_id: null,
        on_behalf_of: null,
        at: '2026-03-01T03:00:00Z',
        ...more,
      })
      .execute();
  const event = (kind: EventKind, subjectId: string | null, details: Record<string, unknown> = {}) =>
    inTransaction(db, (tx) =>
      recordEvent(tx, {
        municipalityId: municipality.id,
        planId,
        subjectId,
        actor: '事務局 担当',
        kind,
        details,
      }),
    );
  const as = async (role: Parameters<typeof municipality.signIn>[0]) => {
    const browser = await new Browser(app).signIn(municipality.signIn(role));
    return async (path: string) => {
      const answer = await browser.get(path);
      return { status: answer.status, text: await answer.text() };
    };
  };
  return { municipality, planId, plan: `/plans/${planId}`, change, event, as };
}

describe('the history of a sheet', () => {
  test('shows every change with who, when and what became of the text', async () => {
    const { plan, change, as } = await office();
    await change();
    await change({ field: 'value:i-1:actual:2023', before: '', after: '48店' });
    await change({ field: 'rating:self', before: 'B', after: 'A' });
    const { text } = await (await as('secretariat'))(`${plan}/sheets/s-1/history`);
    expect(text).toContain('取り組み内容');
    expect(text).toMatch(/店を<del>.*?42.*?<\/del><ins>.*?48.*?<\/ins>軒たずねた。/s);
    expect(text).toContain('協力店の数　令和5年度の実績値');
    expect(text).toContain('自己評価');
    expect(text).toContain('令和8年3月1日 12:00');
    expect(text).toContain('長寿課 担当');
  });

  test('is narrowed to a field and paged', async () => {
    const { plan, change, as } = await office();
    for (let at = 0; at < 31; at++) await change({ field: 'issues', after: `課題${at}` });
    await change();
    const get = await as('secretariat');
    expect((await get(`${plan}/sheets/s-1/history?field=activities`)).text).not.toContain('課題0');
    const second = (await get(`${plan}/sheets/s-1/history?field=issues&page=2`)).text;
    expect(second.match(/<article class="change"/g)).toHaveLength(1);
  });

  test('is a department’s own and what is shared; of another department’s sheet nothing', async () => {
    const { plan, change, as } = await office();
    await change({ department: '長寿課', after: '長寿課の文' });
    await change({ department: '社協', after: '社協の文' });
    await change({ after: '共通の文' });
    const writer = await as('writer');
    const own = await writer(`${plan}/sheets/s-1/history`);
    expect(own.text).toContain('長寿課の文');
    expect(own.text).toContain('共通の文');
    expect(own.text).not.toContain('社協の文');
    expect((await writer(`${plan}/sheets/s-4/history`)).status).toBe(404);
    const approver = await as('approver');
    expect((await approver(`${plan}/sheets/s-1/history`)).status).toBe(404);
    expect((await approver(`${plan}/sheets/s-4/history`)).status).toBe(200);
    expect((await (await as('reviewer'))(`${plan}/sheets/s-1/history`)).text).toContain('社協の文');
    for (const role of ['committee', 'viewer', 'operator'] as const)
      expect((await (await as(role))(`${plan}/sheets/s-1/history`)).status).toBe(403);
  });

  test('of another municipality is not there', async () => {
    const [one, other] = [await office(), await office()];
    expect((await (await other.as('secretariat'))(`${one.plan}/sheets/s-1/history`)).status).toBe(404);
    expect((await (await other.as('secretariat'))(`${one.plan}/projects/p-1/years`)).status).toBe(404);
  });
});

describe('a year against the year before', () => {
  test('compares the sheets of a project field by field, with their grades', async () => {
    const { plan, as } = await office();
    const { text } = await (await as('secretariat'))(`${plan}/projects/p-1/years`);
    expect(text).toContain('令和5年度のシート');
    expect(text).toContain('令和6年度のシート');
    expect(text).toContain('<del>A</del> → <ins>B</ins>');
    expect(text).toContain('サービス拠点を一か所ふやした。');
    expect(text).toContain('夏場の声かけが少ない。');
  });

  test('shows no change where owners only stand in another order', async () => {
    const { municipality, as } = await office();
    const plan = smallPlan();
    const [owner, other] = ['長寿課', '住宅課'];
    plan.projects[0]!.owners = [owner, other].map((department) => ({
      body: 'city',
      department,
      subsection: null,
    }));
    const of = (departments: string[]) => ({
      fields: { activities: departments.map((one) => `【${one}】\n${one}の文`).join('\n') },
      ratings: departments.map((department) => ({ layer: 'self' as const, department, code: 'A' })),
    });
    Object.assign(plan.sheets[0]!, of([owner!, other!]));
    Object.assign(plan.sheets[1]!, of([other!, owner!]));
    const planId = await inTransaction(db, (tx) =>
      storeNamed(tx, municipality.id, plan, { actor: '事務局' }),
    );
    const { text } = await (await as('secretariat'))(`/plans/${planId}/projects/p-1/years`);
    expect(text).toContain('住宅課の文');
    expect(text).not.toMatch(/<(?:del|ins)>(?!消した文字|追加した文字)/);
  });

  test('says so where there is nothing to compare', async () => {
    const { plan, as } = await office();
    const { status, text } = await (await as('secretariat'))(`${plan}/projects/p-2/years`);
    expect(status).toBe(200);
    expect(text).toContain('比べられる年度がまだありません。');
    expect((await (await as('writer'))(`${plan}/projects/p-3/years`)).status).toBe(404);
    expect((await (await as('committee'))(`${plan}/projects/p-1/years`)).status).toBe(403);
  });
});

describe('the activity log', () => {
  test('tells events and changes in sentences, the newest first', async () => {
    const { change, event, as } = await office();
    await change();
    await event('sheet-moved', 's-1', {
      action: 'return',
      department: '長寿課',
      stage: 'collecting',
      from: 'submitted',
      to: 'returned',
      comment: '数値を確かめてください',
      onBehalf: '長寿課',
    });
    await event('cycle-opened', '2026', { made: 40 });
    const { text } = await (await as('secretariat'))('/activity');
    expect(text).toContain(
      'シート「配達員による見守り」（令和5年度・長寿課）を差し戻しました（提出済み→差戻し）。　長寿課に代わって入力　理由：数値を確かめてください',
    );
    expect(text).toContain('令和8年度を準備しました（シート40枚）。');
    expect(text).toContain('シート「配達員による見守り」（令和5年度）の取り組み内容を変更しました。');
    expect(text).toContain('配達員による見守り（令和5年度）');
    expect(text).toMatch(/を登録しました（事業3件、指標\d+件、シート4枚）。/);
  });

  test('says from where to where, of which sheet, on which day, and why', async () => {
    const { event, as } = await office();
    await event('cycle-moved', '2026', { from: 'reviewing', to: 'collecting', reason: '記入漏れのため' });
    await event('cycle-moved', '2026', { from: 'collecting', to: 'reviewing', targetsOpen: 0 });
    const stages = { reviewing: { from: '2026-06-15', due: '2026-07-15' } };
    await event('cycle-dates-changed', '2026', {
      before: { stages, exceptions: [], focus: ['p-1'] },
      after: {
        stages: { reviewing: { from: '2026-06-15', due: '2026-07-31' } },
        exceptions: [],
        focus: ['p-1', 'p-2'],
      },
    });
    await event('cycle-sheet-removed', '2026', { sheet: 'gone', project: 'p-1', reason: '終了した事業' });
    await event('review-graded', 's-1', { grades: [{ scale: null, code: 'B', reason: '' }] });
    await event('term-changed', null, {
      post: '長寿課 担当',
      before: '2026-04-01～',
      after: '2026-04-01～2027-03-31',
    });
    await event('reminders-sent', '2026', { sent: [{ department: '長寿課' }, { department: '住宅課' }] });
    await event('link-made', 's-1', { kind: 'sheet', department: '長寿課', hours: 72 });
    const { text } = await (await as('secretariat'))('/activity');
    for (const sentence of [
      '令和8年度の段階を「査定」から「記入・提出」に戻しました。　理由：記入漏れのため',
      '令和8年度の段階を「記入・提出」から「査定」に進めました。',
      '令和8年度の日程と重点を変更しました（査定の締切：令和8年7月15日→令和8年7月31日、重点の事業：1件→2件）。',
      'シート「配達員による見守り」（令和8年度）を年度から外しました。　理由：終了した事業',
      'シート「配達員による見守り」（令和5年度）の査定を保存しました（B）。',
      '職「長寿課 担当」の在任期間を変更しました（令和8年4月1日～→令和8年4月1日～令和9年3月31日）。',
      '令和8年度の催促のメールを送りました（長寿課、住宅課）。',
      '入力用リンクを作りました（配達員による見守り、令和5年度、長寿課、72時間有効）。',
    ])
      expect(text).toContain(sentence);
  });

  test('is narrowed by plan, department, group and day', async () => {
    const { change, event, as, planId } = await office();
    await change({ department: '社協', at: '2026-02-28T16:00:00Z' });
    await event('form-changed', 'f-1', { name: '基本様式', version: 2 });
    const get = await as('secretariat');
    const rowsOf = async (query: string) =>
      ((await get(`/activity?${query}`)).text.match(/<tr>/g) ?? []).length - 1;
    expect(await rowsOf(`plan=${planId}&group=form`)).toBe(1);
    expect(await rowsOf('group=field')).toBe(1);
    expect(await rowsOf(`group=field&department=${idOf('社協')}`)).toBe(1);
    expect(await rowsOf(`group=field&department=${idOf('長寿課')}`)).toBeLessThan(1);
    expect(await rowsOf('group=field&from=2026-03-01&to=2026-03-01')).toBe(1);
    expect(await rowsOf('group=field&to=2026-02-28')).toBeLessThan(1);
    expect(await rowsOf('plan=none')).toBeLessThan(1);
    expect((await get('/activity?group=x&from=yesterday&page=0&plan=%00')).status).toBe(200);
  });

  test('of a department has its own sheets and nothing about sign-ins', async () => {
    const { change, event, as } = await office();
    await change({ sheet: 's-1', department: '社協' });
    await change({ sheet: 's-4', field: 'remarks' });
    await event('sheet-moved', 's-1', { action: 'approve', department: '長寿課' });
    const { text } = await (await as('writer'))('/activity');
    expect(text).toContain('（令和5年度・長寿課）を承認しました。');
    expect(text).not.toContain('【社協】');
    expect(text).not.toContain('備考');
    expect(text).not.toContain('ログインしました');
    expect((await (await as('secretariat'))('/activity?group=access')).text).toContain('ログインしました');
    for (const role of ['committee', 'viewer', 'reviewer'] as const)
      expect((await (await as(role))('/activity')).status).toBe(403);
  });

  test('is saved as a file', async () => {
    const { change, as } = await office();
    await change({ before: '=1+1', after: '48軒' });
    const { text } = await (await as('secretariat'))('/activity.csv?group=field');
    const lines = text.trim().split('\r\n');
    expect(lines[0]).toBe('日時,操作した人,区分,計画,シート,担当課,内容,変更前,変更後');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain("'=1+1,48軒");
  });
});

describe('the sentences', () => {
  test('every kind stands in one group and says something, whatever the event tells', () => {
    const kinds = Object.values(EVENT_KINDS).flat();
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(Object.keys(eventSentences).sort()).toEqual([...kinds].sort());
    for (const kind of kinds) {
      expect(eventSentences[kind](() => '').length).toBeGreaterThan(3);
      expect(eventSentences[kind]((name) => name)).toMatch(/[ぁ-ん]/);
    }
  });

  test('every kind is recorded somewhere', () => {
    const code = projectFiles(/^src\/(?!domain\/activity|messages).*\.tsx?$/)
      .filter((file) => !file.includes('.test.'))
      .map(readProjectFile)
      .join('\n');
    // Put together where they are recorded: request- and the answer, the purpose and -made, what is -closed or -reopened.
    const built = [
      'department-closed',
      'department-reopened',
      'post-closed',
      'post-reopened',
      'request-accepted',
      'request-declined',
      'request-done',
      'invitation-made',
      'reset-made',
    ];
    const kinds = Object.values(EVENT_KINDS).flat();
    expect(kinds.filter((kind) => !built.includes(kind) && !code.includes(`'${kind}'`))).toEqual([]);
  });
});
