import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Browser, testApplication } from '../../../test/kit/browser.ts';
import { enter, makeWriting, type Writing } from '../../../test/kit/collecting-plan.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf } from '../../../test/kit/departments.ts';

const db = await testDatabase();
const app = testApplication(db);

let writing: Writing;
let choju: Browser;
let council: Browser;
let entry: string;
beforeEach(async () => {
  writing = await makeWriting(db);
  choju = await enter(db, app, writing, 'choju');
  council = await enter(db, app, writing, 'council');
  entry = `${writing.address}/entry`;
});

const page = async (browser: Browser, path: string) => (await browser.get(path)).text();
const own = { department: idOf('長寿課'), stage: 'collecting' };
const onPage = (sheet = 's-now') =>
  db.kysely
    .selectFrom('sheet')
    .select('fields')
    .where('municipality_id', '=', writing.municipalityId)
    .where('id', '=', sheet)
    .executeTakeFirstOrThrow()
    .then(({ fields }) => fields as Record<string, string>);

describe('the page of a part', () => {
  it('shows what to fill, last year beside it, who else writes and until when', async () => {
    const html = await page(choju, entry);
    expect(html).toContain('name="field.activities"');
    expect(html).toContain('name="own.issues"');
    expect(html).toContain('サービス拠点を一か所ふやした。');
    expect(html).toContain('協力店８０店');
    expect(html).toContain('締切 令和8年4月10日');
    expect(html).toContain('aria-current="page">長寿課');
    expect(html).not.toContain('name="field.remarks"');
  });

  it('begins with what is asked: remarks, opinions that nobody has answered, requests', async () => {
    const key = { municipality_id: writing.municipalityId, plan_id: writing.planId };
    const said = {
      sheet_id: 's-now',
      department_id: null,
      parent_id: null,
      account_id: null,
      resolved_at: null,
    };
    await db.kysely
      .insertInto('remark')
      .values({
        ...key,
        ...said,
        id: 'r-1',
        field: 'activities',
        text: '数字の出典を',
        actor: '事務局',
        at: '2026-03-20T00:00:00Z',
        resolved_by: null,
      })
      .execute();
    await db.kysely
      .insertInto('opinion')
      .values({
        ...key,
        id: 'o-9',
        year: 2024,
        sheet_id: 's-2',
        node_id: null,
        given_by: '推進委員会',
        text: '夜間の見守りも',
        response: null,
      })
      .execute();
    const html = await page(choju, entry);
    expect(html).toContain('書く前に確かめること（2件）');
    expect(html).toContain('数字の出典を');
    expect(html).toContain('夜間の見守りも');
    expect(html).toContain('href="#field-field.activities"');
  });

  it('is to be read for who cannot write here, and unknown to other municipalities', async () => {
    const html = await page(council, `${entry}?department=${idOf('長寿課')}`);
    expect(html).toContain('その課の担当者と事務局です');
    expect(html).not.toContain('<textarea');
    const elsewhere = await makeWriting(db);
    const stranger = await enter(db, app, elsewhere, 'choju');
    expect((await stranger.get(entry)).status).toBe(404);
  });
});

describe('without script', () => {
  it('saves, and shows what was saved', async () => {
    const answer = await choju.post(entry, {
      ...own,
      'base.field.activities': '',
      'field.activities': '一行目\r\n二行目',
    });
    expect(answer.status).toBe(303);
    expect((await onPage()).activities).toBe('一行目\n二行目');
    const html = await page(choju, answer.headers.get('location')!);
    expect(html).toContain('保存しました。');
    expect(html).toContain('一行目\n二行目</textarea>');
    const { hits } = await db.kysely
      .selectFrom('search_entry')
      .select(({ fn }) => fn.countAll<number>().as('hits'))
      .where('municipality_id', '=', writing.municipalityId)
      .where('subject_id', '=', 's-now')
      .executeTakeFirstOrThrow();
    expect(hits).toBe(1);
  });

  it('keeps every text where one is far too long', async () => {
    const book = 'あ'.repeat(100_000);
    const answer = await choju.post(entry, {
      ...own,
      'base.field.activities': '',
      'field.activities': book,
      'base.own.issues': '',
      'own.issues': '短い課題',
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(book);
    expect(html).toContain('取り組み内容は20000文字以内');
    expect(await onPage()).toEqual({ issues: '【長寿課】\n短い課題' });
  });

  it('shows both texts of a field until somebody has decided', async () => {
    const other = await enter(db, app, writing, 'office');
    await choju.post(entry, { ...own, 'base.field.activities': '', 'field.activities': '甲の文' });
    const answer = await other.post(entry, {
      ...own,
      'base.field.activities': '',
      'field.activities': '乙の文',
    });
    for (const browser of [choju, other]) {
      const html = await page(browser, answer.headers.get('location')!);
      expect(html).toContain('同時に変更された欄（1件）');
      expect(html).toContain('甲の文');
      expect(html).toContain('乙の文');
    }
    const html = await page(choju, entry);
    const id = html.match(/value="both ([0-9a-f-]+)"/)![1]!;
    const seen = {
      [`settle-stored.${id}`]: '甲の文',
      [`settle-aside.${id}`]: '乙の文',
      settle: `both ${id}`,
    };
    const stale = await choju.post(entry, { ...own, ...seen, [`settle-stored.${id}`]: '前の文' });
    expect(stale.status).toBe(422);
    expect(await stale.text()).toContain('どちらかの文が変わりました');
    await choju.post(entry, { ...own, ...seen });
    expect((await onPage()).activities).toBe('甲の文\n乙の文');
    expect(await page(choju, entry)).not.toContain('同時に変更された欄');
  });

  it('leads to submitting when nothing is missing, and says what is', async () => {
    const lacking = await choju.post(entry, {
      ...own,
      step: 'submit',
      'base.field.activities': '',
      'field.activities': '文',
    });
    expect(await page(choju, lacking.headers.get('location')!)).toContain('提出の前に、');
    const fields = { ...own, step: 'submit', 'base.rating.self': '', 'rating.self': 'B' };
    const ready = await choju.post(entry, fields);
    const html = await page(choju, ready.headers.get('location')!);
    expect(html).toContain('長寿課の分を提出する');
    const form = html.match(/<form[^>]*action="[^"]*\/moves"[\s\S]*?<\/form>/)![0];
    const hidden = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1]!, m[2]!] as const);
    expect(Object.fromEntries(hidden)).toMatchObject({
      action: 'submit',
      department: idOf('長寿課'),
      version: '3',
    });
  });

  it('gives the text back where the part was submitted meanwhile', async () => {
    await db.kysely
      .updateTable('part')
      .set({ state: 'submitted' })
      .where('municipality_id', '=', writing.municipalityId)
      .where('department_id', '=', idOf('長寿課'))
      .execute();
    const answer = await choju.post(entry, {
      ...own,
      'base.field.activities': '',
      'field.activities': '長い夜の文',
    });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('保存できなかった文');
    expect(html).toContain('長い夜の文</textarea>');
    expect(html).toContain('提出を取り下げて書き直す');
  });

  it('fills pasted cells in, and saves them only when asked', async () => {
    const answer = await choju.post(entry, {
      ...own,
      step: 'paste',
      'paste-from': 'value.i-1.target.2025',
      paste: '５５店\t６０店\n延べ５１店\t99\n',
    });
    const html = await answer.text();
    expect(html).toContain('3か所に入れました');
    expect(html).toContain('入れる欄がなかったもの：99');
    expect(html).toContain('name="value.i-1.actual.2025" value="延べ５１店"');
    expect(html).toContain('name="base.value.i-1.actual.2025" value=""');
  });
});

describe('presence', () => {
  it('tells who else is there, and what has changed since', async () => {
    await council.post(`${writing.address}/presence`, {
      department: idOf('社協'),
      stage: 'collecting',
      version: '1',
    });
    await council.post(`${writing.address}/autosave`, {
      department: idOf('社協'),
      stage: 'collecting',
      'base.field.x-budget': '',
      'field.x-budget': '120',
    });
    const answer = await choju.post(`${writing.address}/presence`, { ...own, version: '1' });
    expect(await answer.json()).toMatchObject({
      others: ['社協 担当'],
      version: 2,
      isLocked: false,
      texts: { 'field.x-budget': '120' },
    });
    const again = await choju.post(`${writing.address}/presence`, { ...own, version: '2' });
    expect(await again.json()).toEqual({ others: ['社協 担当'], version: 2 });
  });
});

describe('attachments', () => {
  const pdf = (name = '根拠 資料.pdf') => new File(['%PDF-1.7\n資料'], name);
  const attached = () =>
    db.kysely
      .selectFrom('attachment')
      .select(['id', 'name', 'media_type', 'removed_at'])
      .where('municipality_id', '=', writing.municipalityId)
      .orderBy('at')
      .execute();

  it('are kept as soon as they are chosen, with nothing else sent', async () => {
    const chosen = new FormData();
    for (const [name, value] of Object.entries(own)) chosen.append(name, value);
    chosen.append('file.x-evidence', pdf());
    chosen.append('file.x-evidence', new File(['MZ\u0090\u0000\u0003'], 'x.pdf'));
    const answer = await choju.post(`${writing.address}/autosave`, chosen);
    const [file] = await attached();
    expect(await answer.json()).toMatchObject({
      files: [
        { field: 'x-evidence', name: '根拠 資料.pdf', href: `${writing.address}/attachments/${file!.id}` },
      ],
      problems: [{ name: 'file.x-evidence', sentence: expect.stringContaining('x.pdf') }],
    });
  });

  it('are named where the part was locked meanwhile', async () => {
    await db.kysely
      .updateTable('part')
      .set({ state: 'submitted' })
      .where('municipality_id', '=', writing.municipalityId)
      .execute();
    const answer = await choju.post(entry, { ...own, 'file.x-evidence': pdf() });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('根拠 資料.pdf');
  });

  it('are named in whole letters, as a Mac does not send them', async () => {
    await choju.post(entry, { ...own, 'file.x-evidence': pdf('カ\u3099イト\u3099.pdf') });
    expect((await attached()).map(({ name }) => name)).toEqual(['ガイド.pdf']);
  });

  it('come with the form, go down as files, and leave a record when they are taken off', async () => {
    const answer = await choju.post(entry, { ...own, 'file.x-evidence': pdf() });
    expect(answer.status).toBe(303);
    const [file] = await attached();
    expect((await council.get(`${writing.address}/attachments/${file!.id}`)).status).toBe(404);
    const download = await choju.get(`${writing.address}/attachments/${file!.id}`);
    expect(download.headers.get('content-disposition')).toBe(
      `attachment; filename="__ __.pdf"; filename*=UTF-8''${encodeURIComponent('根拠 資料.pdf')}`,
    );
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
    expect(download.headers.get('content-type')).toBe('application/pdf');
    await choju.post(entry, { ...own, remove: file!.id });
    expect((await attached())[0]!.removed_at).not.toBeNull();
    expect((await choju.get(`${writing.address}/attachments/${file!.id}`)).status).toBe(404);
    const events = await db.kysely
      .selectFrom('event')
      .select(['kind', 'details'])
      .where('municipality_id', '=', writing.municipalityId)
      .where('kind', 'like', 'attachment-%')
      .orderBy('id')
      .execute();
    const told = { id: file!.id, name: '根拠 資料.pdf', field: 'x-evidence' };
    expect(events).toMatchObject([
      { kind: 'attachment-added', details: told },
      { kind: 'attachment-removed', details: told },
    ]);
  });

  it('are found on the page of the sheet, which shows the form as it was filled in', async () => {
    await choju.post(entry, {
      ...own,
      'base.own.issues': '',
      'own.issues': '夏の声かけ',
      'file.x-evidence': pdf(),
    });
    expect(await page(council, writing.address)).not.toContain('夏の声かけ');
    const html = await page(choju, writing.address);
    expect(html).toContain('夏の声かけ');
    expect(html).toContain('>根拠 資料.pdf</a>');
    expect(html).toContain(`href="${entry}"`);
  });

  it.each([
    ['a program that calls itself a PDF', new File(['MZ\u0090\u0000\u0003'], 'x.pdf'), '添付できない種類'],
    ['an archive', new File(['PK\u0003\u0004 something'], 'x.xlsx'), '添付できない種類'],
    ['a page of the web', new File(['<svg onload=1>\u0000'], 'x.svg'), '添付できない種類'],
    ['nothing', new File([''], 'x.pdf'), '中身が空'],
    ['too much', new File(['%PDF-', new Uint8Array(10 * 1024 * 1024)], 'x.pdf'), '1つ10MBまで'],
  ])('refuses %s, and keeps what was typed', async (_name, file, sentence) => {
    const answer = await choju.post(entry, {
      ...own,
      'base.own.issues': '',
      'own.issues': '残る文',
      'file.x-evidence': file,
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(sentence);
    expect(html).toContain('残る文');
    expect(await attached()).toEqual([]);
  });

  it('refuses more than the form takes', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(own)) form.append(name, value);
    for (let at = 0; at < 6; at++) form.append('file.x-evidence', pdf(`${at}.pdf`));
    const answer = await choju.post(entry, form);
    expect(answer.status).toBe(422);
    expect((await attached()).length).toBe(5);
  });

  it.each([
    ['clean', 'cat > /dev/null; exit 0', 303],
    ['not clean', 'exit 1', 422],
  ])('asks the scanner of the installation: %s', async (_name, script, status) => {
    const command = join(mkdtempSync(join(tmpdir(), 'ayumi-scan-')), 'scan');
    writeFileSync(command, `#!/bin/sh\n${script}\n`);
    chmodSync(command, 0o755);
    const scanning = testApplication(db, undefined, { scanCommand: command });
    const browser = await enter(db, scanning, writing, 'choju');
    const answer = await browser.post(entry, { ...own, 'file.x-evidence': pdf() });
    expect(answer.status).toBe(status);
    if (status === 422) expect(await answer.text()).toContain('ウイルス検査で問題が見つかった');
  });

  it('takes nothing unchecked where the scanner does not start', async () => {
    const scanning = testApplication(db, undefined, { scanCommand: '/nowhere/scan' });
    const browser = await enter(db, scanning, writing, 'choju');
    const answer = await browser.post(entry, { ...own, 'file.x-evidence': pdf() });
    expect(await answer.text()).toContain('ウイルス検査を終えられなかった');
  });
});
