import { timingSafeEqual } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { CSRF_FIELD } from './components/form.tsx';
import type { AppContext, Env } from './context.ts';
import { renderRefusal } from './refusal-page.tsx';

const MB = 1024 * 1024;
/** A little more than the files themselves, for the fields around them. */
const UPLOAD_LIMIT = 51 * MB;
const TEXT_LIMIT = 2 * MB;
/** So much of a request that is too large is still taken, and thrown away, to let the browser show why. */
const PATIENCE = 1024 * MB;

/**
 * Every request that changes something comes from a page of this installation, carries the token of its session, and is
 * not too large. Its fields are read here, once, so that no route can forget to check them.
 */
export const formGuard = (origin: string | null) =>
  createMiddleware<Env>(async (c, next) => {
    c.set('form', null);
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    if (!isFromHere(c, origin)) return renderRefusal(c, 'form-not-from-here');
    const isUpload = /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '');
    // Only who is signed in sends files; for the others the route says where to sign in.
    if (isUpload && !c.get('actor')) return next();
    const body = await readBody(c, isUpload ? UPLOAD_LIMIT : TEXT_LIMIT);
    if (body === null) return renderRefusal(c, 'too-large');
    const form = await parseForm(c, body);
    if (form === null) return renderRefusal(c, 'form-unreadable');
    if (!carriesToken(form, c.get('csrfToken'))) return renderRefusal(c, 'form-not-from-here');
    form.delete(CSRF_FIELD);
    c.set('form', withoutNul(form));
    return next();
  });

function isFromHere(c: AppContext, origin: string | null): boolean {
  if (c.req.header('sec-fetch-site') === 'same-origin') return true;
  return c.req.header('origin') === (origin ?? new URL(c.req.url).origin);
}

function carriesToken(form: FormData, expected: string | null): boolean {
  if (expected === null) return true;
  const sent = Buffer.from(String(form.get(CSRF_FIELD) ?? ''));
  return sent.length === expected.length && timingSafeEqual(sent, Buffer.from(expected));
}

/** The one character that no text of the database can hold stands as the sign for what cannot be read. */
function withoutNul(form: FormData): FormData {
  const texts = [...form].flatMap(([name, value]) => [name, typeof value === 'string' ? value : value.name]);
  if (!texts.some((text) => text.includes('\0'))) return form;
  const readable = new FormData();
  for (const [name, value] of form) {
    const field = name.replaceAll('\0', '\uFFFD');
    if (typeof value === 'string') readable.append(field, value.replaceAll('\0', '\uFFFD'));
    else readable.append(field, value, value.name.replaceAll('\0', '\uFFFD'));
  }
  return readable;
}

/** The whole body, or null if it is longer than `limit`; then no more of it is kept than the limit. */
async function readBody(c: AppContext, limit: number): Promise<Uint8Array<ArrayBuffer>[] | null> {
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const isAnnounced = Number(c.req.header('content-length') ?? 0) > limit;
  for await (const chunk of c.req.raw.body ?? []) {
    length += chunk.byteLength;
    if (isAnnounced || length > limit) chunks = [];
    else chunks.push(chunk);
    if (length > PATIENCE) break;
  }
  return isAnnounced || length > limit ? null : chunks;
}

async function parseForm(c: AppContext, body: Uint8Array<ArrayBuffer>[]): Promise<FormData | null> {
  if (body.length === 0) return new FormData();
  try {
    const headers = { 'content-type': c.req.header('content-type') ?? '' };
    return await new Response(new Blob(body), { headers }).formData();
  } catch {
    return null;
  }
}
