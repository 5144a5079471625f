import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Role } from '#domain/people/role.ts';
import { Browser, signedIn, TEST_ORIGIN, testApplication } from '../../test/kit/browser.ts';
import { testDatabase } from '../../test/kit/database.ts';
import { ErrorSummary } from './components/error-summary.tsx';
import { FileField } from './components/file-field.tsx';
import { Form } from './components/form.tsx';
import { TextField } from './components/text-field.tsx';
import { actorOf, type Env } from './context.ts';
import { renderPage } from './layout.tsx';
import { permit } from './permit.ts';
import { listOf, readForm } from './read-form.ts';
import { renderNotFound, renderRefusal } from './refusal-page.tsx';

const db = await testDatabase();

const NoteForm = z.object({
  title: z.string().trim().min(1).max(10).meta({ title: '題名' }),
  grade: z.enum(['A', 'B']).optional().meta({ title: '評価' }),
  files: listOf(z.instanceof(File)).meta({ title: 'ファイル' }),
});

/** A feature as others write it, to try the kit with. */
const routes = new Hono<Env>()
  .get('/note', permit('secretariat', 'writer'), (c) =>
    renderPage(
      c,
      { title: '覚え書き' },
      <Form action="/note">
        <TextField name="title" label="題名" required />
      </Form>,
    ),
  )
  .post('/note', permit('secretariat', 'writer'), (c) => {
    const form = readForm(c, NoteForm);
    if (form.ok) return c.json({ title: form.value.title, files: form.value.files.map((file) => file.size) });
    return renderPage(
      c,
      { title: '覚え書き', status: 422 },
      <Form action="/note" upload>
        <ErrorSummary problems={form.problems} />
        <TextField name="title" label="題名" value={form.inputs.title} problems={form.problems} />
        <FileField name="files" label="ファイル" problems={form.problems} />
      </Form>,
    );
  })
  .post('/names', permit(), (c) => {
    const sent = [...(c.get('form') ?? [])];
    return c.json(sent.map(([name, value]) => [name, value instanceof File ? value.name : value]));
  })
  .get('/anybody', permit(), (c) => c.text(actorOf(c).label))
  .get('/broken', permit(), () => {
    throw new Error('the disk is full');
  })
  .get('/stale', permit(), (c) => renderRefusal(c, 'stale'))
  .get('/not-yours', permit(), (c) => renderNotFound(c));
const app = testApplication(db);
app.route('/', routes);

const logged: string[] = [];
beforeEach(() => {
  logged.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
});
afterEach(() => vi.restoreAllMocks());

describe('permit', () => {
  const roles: Role[] = ['secretariat', 'writer', 'approver', 'reviewer', 'committee', 'viewer', 'operator'];
  it.each(roles)('%s', async (role) => {
    const { browser } = await signedIn(db, app, role);
    const isMeant = role === 'secretariat' || role === 'writer';
    const asked = await browser.get('/note');
    expect(asked.status).toBe(isMeant ? 200 : 403);
    expect((await browser.get('/anybody')).status).toBe(200);
    await browser.get('/');
    expect((await browser.post('/note', { title: '試し' })).status).toBe(isMeant ? 200 : 403);
    if (!isMeant) {
      expect(await asked.text()).toContain('計画の事務局にご相談ください');
      expect(JSON.parse(logged[0]!)).toMatchObject({
        level: 'info',
        refused: 'not-your-role',
        path: '/note',
      });
    }
  });

  it('sends who is not signed in to sign in, and back to the page of the form', async () => {
    const answer = await new Browser(app).post(
      '/note',
      { title: '試し' },
      { referer: `${TEST_ORIGIN}/note?a=1` },
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/sign-in?next=%2Fnote%3Fa%3D1');
  });
});

describe('a form', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }, true],
    ['no origin', { origin: '' }, true],
    ['another site, as the browser says', { origin: 'null', 'sec-fetch-site': 'cross-site' }, true],
    ['this origin', { origin: TEST_ORIGIN }, false],
    [
      'the same origin behind a proxy that renames it',
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      false,
    ],
  ])('from %s', async (_, headers, isRefused) => {
    const { browser } = await signedIn(db, app);
    const answer = await browser.post('/note', { title: '試し' }, headers);
    expect(answer.status).toBe(isRefused ? 403 : 200);
    if (isRefused) expect(await answer.text()).toContain('何も変更していません');
  });

  it('is refused without the token of its session', async () => {
    const { browser } = await signedIn(db, app);
    const { browser: other } = await signedIn(db, app);
    const foreign = (await (await other.get('/note')).text()).match(/name="csrf" value="([^"]+)"/)![1]!;
    for (const csrf of ['', 'x', foreign]) {
      expect((await browser.post('/note', { title: '試し', csrf })).status).toBe(403);
    }
    expect((await browser.post('/note', { title: '試し' })).status).toBe(200);
  });

  it('comes back with its problems and everything that was typed', async () => {
    const { browser } = await signedIn(db, app);
    const answer = await browser.post('/note', { title: '<長い題名>は入りません', grade: 'C' });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('入力内容を確認してください（2件）');
    expect(page).toContain('<a href="#field-title">題名は10文字以内で入力してください。</a>');
    expect(page).toContain('評価を一覧から選んでください。');
    expect(page).toContain('value="&lt;長い題名&gt;は入りません"');
    expect(page).toMatch(/<input[^>]*id="field-title"[^>]*aria-invalid="true"/);
  });

  it('reads files, one or several or none', async () => {
    const { browser } = await signedIn(db, app);
    const form = (sizes: number[]) => {
      const fields = new FormData();
      fields.append('title', '試し');
      for (const size of sizes) fields.append('files', new File([new Uint8Array(size)], `${size}.txt`));
      return fields;
    };
    for (const sizes of [[], [3], [3, 0, 5]]) {
      const answer = await browser.post('/note', form(sizes));
      expect(await answer.json()).toEqual({ title: '試し', files: sizes });
    }
  });

  it('holds no NUL, in no name of a file either', async () => {
    const { browser } = await signedIn(db, app);
    await browser.get('/note');
    const files = new File(['x'], 'a\0b.txt');
    const answer = await browser.post('/names', { 't\0': 'c\0d', files });
    expect(await answer.json()).toEqual([
      ['t\uFFFD', 'c\uFFFDd'],
      ['files', 'a\uFFFDb.txt'],
    ]);
  });

  it('has names of files in whole letters, however a Mac sends them', async () => {
    const { browser } = await signedIn(db, app);
    await browser.get('/note');
    const files = new File(['x'], 'カ\u3099イト\u3099.pdf');
    const answer = await browser.post('/names', { title: 'カ\u3099', files });
    expect(await answer.json()).toEqual([
      ['title', 'カ\u3099'],
      ['files', 'ガイド.pdf'],
    ]);
  });

  it('takes an empty file input, as browsers send it, for no file', async () => {
    const { browser } = await signedIn(db, app);
    const csrf = (await (await browser.get('/note')).text()).match(/name="csrf" value="([^"]+)"/)![1]!;
    const part = (head: string, text: string) =>
      `------formBoundary\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`;
    const nothing = 'name="files"; filename=""\r\nContent-Type: application/octet-stream';
    const answer = await browser.send('/note', {
      method: 'POST',
      body: `${part('name="csrf"', csrf)}${part('name="title"', '試し')}${part(nothing, '')}------formBoundary--\r\n`,
      headers: { origin: TEST_ORIGIN, 'content-type': 'multipart/form-data; boundary=----formBoundary' },
    });
    expect(await answer.json()).toEqual({ title: '試し', files: [] });
  });

  it('refuses more than 50 MB, announced or not, with a sentence', async () => {
    const { browser } = await signedIn(db, app);
    const headers = { origin: TEST_ORIGIN, 'content-type': 'multipart/form-data; boundary=x' };
    const announced = await browser.send('/note', {
      method: 'POST',
      body: 'x',
      headers: { ...headers, 'content-length': String(60 * 1024 * 1024) },
    });
    let sent = 0;
    const megabyte = new Uint8Array(1024 * 1024);
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 60) controller.close();
        else controller.enqueue(megabyte);
      },
    });
    const streamed = await browser.send('/note', {
      method: 'POST',
      body: endless,
      headers,
      duplex: 'half',
    } as RequestInit);
    for (const answer of [announced, streamed]) {
      expect(answer.status).toBe(413);
      expect(await answer.text()).toContain('50MBまで');
    }
  });

  it.each([
    ['nobody is signed in', '/session', 30_000, 'k'],
    ['it is small', '/session', 110, 'k'],
    ['somebody is', '/note', 20_100, 'k'],
    ['they all have one name', '/note', 20_100, ''],
  ])('of too many fields is not read where %s', async (_, path, count, name) => {
    const browser = path === '/session' ? new Browser(app) : (await signedIn(db, app)).browser;
    const reads = vi.spyOn(FormData.prototype, 'getAll');
    const fields = Array.from({ length: count }, (__, at): [string, string] => [
      name ? `${name}${at}` : 'title',
      '',
    ]);
    const typed = 'application/x-www-form-urlencoded';
    const parts = fields.map(([key]) => `--x\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n\r\n`);
    for (const [type, body] of [
      [typed, fields.map(([key]) => `${key}=`).join('&')],
      ['multipart/form-data; boundary=x', `${parts.join('')}--x--\r\n`],
    ] as const) {
      const answer = await browser.send(path, {
        method: 'POST',
        body,
        headers: { origin: TEST_ORIGIN, 'content-type': type, 'content-length': String(body.length) },
      });
      expect(answer.status, type).toBe(413);
      expect(await answer.text()).toMatch(/何も保存していません/);
    }
    expect(reads).not.toHaveBeenCalled();
  });

  it('is walked through once, however many fields it has', async () => {
    const { browser } = await signedIn(db, app);
    const walks = vi.spyOn(FormData.prototype, 'getAll');
    const fields = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`k${at}`, 'x']));
    const answer = await browser.post('/note', { ...fields, title: '試し' });
    expect(await answer.json()).toEqual({ title: '試し', files: [] });
    expect(walks).not.toHaveBeenCalled();
  });

  it('is not understood when it is cut off or no form at all', async () => {
    const { browser } = await signedIn(db, app);
    for (const type of ['multipart/form-data; boundary=x', 'application/json']) {
      const answer = await browser.send('/note', {
        method: 'POST',
        body: '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\n試',
        headers: { origin: TEST_ORIGIN, 'content-type': type },
      });
      expect(answer.status).toBe(400);
    }
  });
});

describe('a page that says what went wrong', () => {
  it('is the same for what is not there and what is not yours', async () => {
    const { browser } = await signedIn(db, app);
    const pages = await Promise.all(
      ['/nowhere', '/not-yours'].map(async (path) => {
        const answer = await browser.get(path);
        expect(answer.status).toBe(404);
        return answer.text();
      }),
    );
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toContain('ページが見つかりません');
  });

  it('tells that somebody else was first', async () => {
    const { browser } = await signedIn(db, app);
    const answer = await browser.get('/stale');
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('先に別の人が変更しています');
  });

  it('apologises for a bug with a number that stands in the log, once, with the stack', async () => {
    const { browser } = await signedIn(db, app);
    const answer = await browser.get('/broken');
    const page = await answer.text();
    const id = answer.headers.get('x-request-id')!;
    expect(answer.status).toBe(500);
    expect(id).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    expect(page).toContain(id);
    expect(page).not.toContain('disk');
    expect(logged).toHaveLength(1);
    const line = JSON.parse(logged[0]!);
    expect(line).toMatchObject({ level: 'error', requestId: id, path: '/broken', error: 'the disk is full' });
    expect(line.stack).toContain('kit.test.tsx');
  });
});

describe('every answer', () => {
  it('forbids what is not from here, and is not kept', async () => {
    for (const path of ['/sign-in', '/nowhere', '/healthz']) {
      const { headers } = await new Browser(app).get(path);
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('is a page without inline script or style, in Japanese, with a way past the header', async () => {
    const { browser } = await signedIn(db, app);
    for (const path of ['/', '/note', '/nowhere']) {
      const page = await (await browser.get(path)).text();
      expect(page).toMatch(/^<!DOCTYPE html><html lang="ja">/);
      expect(page).not.toMatch(
        /<style|\sstyle=|<script(?![^>]*\ssrc="\/)|\son[a-z]+=|(src|href)="(https?:)?\/\//,
      );
      expect(page).toContain('href="#main"');
      expect(page.match(/<h1/g)).toHaveLength(1);
    }
  });

  it('says that the server is well', async () => {
    const answer = await new Browser(app).get('/healthz');
    expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
  });
});

describe('the files of the browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ayumi-assets-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ 'ayumi.css': 'ayumi-ABC.css' }));
  writeFileSync(join(folder, 'ayumi-ABC.css'), 'body{}');
  writeFileSync(join(folder, 'ayumi-ABC.css.gz'), 'zipped');

  it('have a hash in their name and may be kept for ever', async () => {
    const built = testApplication(db, () => new Date(), { assetsFolder: folder });
    const browser = new Browser(built);
    expect(await (await browser.get('/sign-in')).text()).toContain('href="/assets/ayumi-ABC.css"');
    const plain = await browser.get('/assets/ayumi-ABC.css');
    expect(await plain.text()).toBe('body{}');
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(plain.headers.get('content-type')).toContain('text/css');
    const zipped = await browser.get('/assets/ayumi-ABC.css', { 'accept-encoding': 'gzip, br' });
    expect([zipped.headers.get('content-encoding'), await zipped.text()]).toEqual(['gzip', 'zipped']);
    const missing = await browser.get('/assets/other.css');
    expect(missing.status).toBe(404);
    expect(missing.headers.get('cache-control')).toBe('no-store');
    expect((await browser.get('/assets/%2e%2e/%2e%2e/package.json')).status).toBe(404);
  });
});
