import { writeXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import type { Db } from '#db/connect.ts';
import type { Database } from '#db/tables.ts';

const AT = '2026-03-20T01:00:00Z';
const BY = { actor: '長寿課 担当', at: AT };
const PLAN = { plan_id: 'plan' };
const ON_SHEET = { ...PLAN, sheet_id: 's-now' };

/** What the pages of a year write one by one, as rows: said, asked, met, sent and handed over. Gives the id of the writer. */
export async function furnishTown(db: Db, id: string): Promise<string> {
  const put = async (table: keyof Database, row: Record<string, unknown>) => {
    const full: Record<string, unknown> = { municipality_id: id, ...row };
    await sql`INSERT INTO ${sql.table(table)} (${sql.join(Object.keys(full).map((name) => sql.ref(name)))})
      VALUES (${sql.join(Object.values(full))})`.execute(db.kysely);
  };
  const idOf = async (role: string) =>
    (
      await db.kysely
        .selectFrom('person')
        .select('id')
        .where('municipality_id', '=', id)
        .where('name', '=', `試しの${role}`)
        .executeTakeFirstOrThrow()
    ).id;
  const departmentOf = async (name: string) =>
    (
      await db.kysely
        .selectFrom('department')
        .select('id')
        .where('municipality_id', '=', id)
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
    ).id;
  // Whoever was added as staff has one id as person, post, holding and account.
  const [writer, committee, reviewer] = [
    await idOf('writer'),
    await idOf('committee'),
    await idOf('reviewer'),
  ];

  const form = await writeXlsx({
    sheets: [
      {
        name: '様式',
        rows: [
          ['事業名', null],
          ['課題', null],
        ],
      },
    ],
  });
  await put('template', {
    ...{ plan_id: 'plan', id: 'template-1', name: '市の様式', format: 'xlsx', form_id: 'form-1' },
    ...{ content: Buffer.from(form), sha256: 'x', ...BY },
    marks: JSON.stringify([{ place: '様式!B1', entry: 'title' }]),
  });
  const job = { plan_id: 'plan', actor: '福祉課 担当', kind: 'export', input: '{}', made_at: BY.at };
  await put('job', { ...job, id: 'job-open', account_id: writer, label: '冊子（PDF）' });
  await put('job_material', { job_id: 'job-open', position: 0, bytes: Buffer.from('印') });
  const made = {
    state: 'done',
    result_name: '冊子.txt',
    result_type: 'text/plain',
    result: Buffer.from('冊子'),
  };
  await put('job', { ...job, ...made, id: 'job-1', account_id: writer, label: '総括表（Excel）' });
  await put('person', { id: 'person-new', name: '試しの新任', email: 'shinnin@example.jp' });
  await put('field_change', { ...ON_SHEET, field: 'activities', before: '前の文', after: '後の文', ...BY });
  const text = { department_id: await departmentOf('長寿課'), field: 'issues', text: '二人目の文', ...BY };
  await put('set_aside_text', { ...ON_SHEET, id: 'aside-1', ...text });
  await put('remark', { ...ON_SHEET, id: 'remark-1', ...text, text: '根拠を書いてください。' });
  await put('remark', { ...ON_SHEET, id: 'remark-2', parent_id: 'remark-1', ...text, text: '書きました。' });
  await put('attachment', {
    ...ON_SHEET,
    id: 'file-1',
    field: 'x-evidence',
    name: '資料.txt',
    media_type: 'text/plain',
    size: 6,
    sha256: 'e'.repeat(64),
    content: Buffer.from('根拠'),
    ...BY,
  });
  for (const [meeting, kind, year] of [
    ['m-1', 'committee', 2025],
    ['m-2', 'review', 2024],
  ] as const)
    await put('meeting', {
      ...PLAN,
      id: meeting,
      year,
      kind,
      title: '試しの会議',
      held_on: '2026-03-10',
      place: '市役所',
      minutes: '話し合った。',
      attendance: JSON.stringify([{ personId: committee, name: '試しのcommittee', post: '委員' }]),
    });
  await put('review_vote', {
    ...PLAN,
    sheet_id: 's-2',
    person_id: reviewer,
    code: 'B',
    reason: '遅い',
    ...BY,
  });
  await put('assignment', { ...ON_SHEET, person_id: committee });
  await put('opinion', {
    ...PLAN,
    id: 'o-now',
    year: 2025,
    sheet_id: 's-now',
    given_by: '推進委員会',
    text: '冬の声かけも考えてほしい。',
  });
  await put('opinion_origin', { ...PLAN, opinion_id: 'o-now', meeting_id: 'm-1', person_id: committee });
  await put('opinion_proposal', {
    ...PLAN,
    opinion_id: 'o-now',
    department_id: await departmentOf('長寿課'),
    text: '冬もたずねます。',
    state: '反映',
    reason: '',
    ...BY,
  });
  await put('erratum', {
    ...PLAN,
    id: 'e-1',
    year: 2023,
    at_pointer: '/plans/0/title',
    place: '計画の名称',
    wrong: 'みまもり',
    correct: '見守り',
    reason: '書き損じ',
    noted_on: '2026-03-15',
    noted_by: '事務局',
  });
  await put('finding_reason', { ...PLAN, year: 2025, finding: 'finding-1', reason: '確かめた', ...BY });
  await put('handover_note', { id: 'note-1', post_id: writer, text: '鍵は棚にある。', ...BY });
  await put('staff_draft', {
    id: 'staff-1',
    file_name: '名簿.csv',
    lines: JSON.stringify([]),
    problems: JSON.stringify([{ line: 2, code: 'title-missing', text: '長寿課' }]),
    since: '2026-04-01',
    made_by: '事務局',
    made_at: AT,
  });
  for (const state of ['waiting', 'failed', 'by-hand'])
    await put('mail', {
      id: `mail-${state}`,
      kind: 'reminder',
      to_address: 'tantou@example.jp',
      to_label: '長寿課 担当',
      subject: '締切のお知らせ',
      text: '本文です。',
      state,
      not_before: AT,
      last_error: '届かない',
      made_by: '事務局',
      made_at: AT,
    });
  await put('one_time_token', {
    token_hash: `link-${id}`,
    purpose: 'link',
    bound_to: JSON.stringify({
      kind: 'sheet',
      planId: 'plan',
      sheetId: 's-home',
      departmentId: await departmentOf('住宅課'),
    }),
    sent_to: 'tantou@example.jp',
    made_by: '事務局',
    made_at: AT,
    expires_at: '2026-04-10T00:00:00Z',
  });
  const cell = { sheet: 's-now', entry: 'own.issues', label: '課題', text: '', shown: '' };
  await put('sent_workbook', {
    ...PLAN,
    id: 'sent-1',
    year: 2025,
    stage: 'collecting',
    department_id: await departmentOf('長寿課'),
    cells: JSON.stringify({ 'sent-1_1': cell, 'sent-1_2': { ...cell, entry: 'field.activities' } }),
    printed: JSON.stringify([]),
    ...BY,
  });
  await put('returned_workbook', {
    ...PLAN,
    id: 'workbook-1',
    sent_id: 'sent-1',
    file_name: '長寿課.xlsx',
    sha256: 'f'.repeat(64),
    cells: JSON.stringify({ 'sent-1_1': { text: '担い手が足りない。', place: '①!D4' } }),
    problems: JSON.stringify([{ code: 'outside', cell: null, place: '①!D40', text: '連絡' }]),
    state: 'open',
    ...BY,
  });
  await put('external_identity', {
    issuer: 'https://id.example.jp',
    subject: `subject-${id}`,
    account_id: writer,
    linked_at: AT,
    linked_by: '事務局',
  });
  await put('kept_form', {
    id: 'kept-1',
    account_id: writer,
    page: '/plans/plan/sheets/s-now/entry',
    action: '/plans/plan/sheets/s-now/entry',
    fields: JSON.stringify([
      { name: 'field.activities', text: '遅れて届いた文。' },
      { name: 'gone', text: 'なくなった欄の文。' },
    ]),
    has_files: true,
    size: 100,
    kept_at: '2026-03-31T09:00:00Z',
  });
  return writer;
}
