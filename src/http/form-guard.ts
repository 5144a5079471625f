import { timingSafeEqual } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { CSRF_FIELD } from './components/form.tsx';
import type { AppContext, Env } from './context.ts';
import { KEPT_FIELD } from './kept-form/fill-form.ts';
import { PAGE_FIELD, pageOfForm } from './kept-form/form-page.ts';
import { isOfAccount, keepLateForm } from './kept-form/keep-late-form.ts';
import type { KeptForms } from './kept-form/kept-forms.ts';
import { renderRefusal } from './refusal-page.tsx';
import { parseFields, type SentFields } from './sent-fields.ts';
import { sessionHashesOf } from './session.ts';

const MB = 1024 * 1024;
/** A little more than the files themselves, for the fields around them. */
const UPLOAD_LIMIT = 51 * MB;
const TEXT_LIMIT = 2 * MB;
/** The largest form, an editor of 300 fields, sends some 12,000. */
const MOST_FIELDS = 20_000;
/** What passwords, codes and accounts need. Anybody can send these, signed in or not. */
const ACCOUNT_LIMITS = { bytes: MB / 16, fields: 100, tooLong: 'too-many-fields' } as const;
/** So much of a request that is too large is still taken, and thrown away, to let the browser show why. */
const PATIENCE = 1024 * MB;

/**
 * Every request that changes something comes from a page of this installation, carries the token of its session, and is
 * not too large. Its fields are read here, once, so that no route can forget to check them. A form whose session has ended is
 * kept for whose it is, if that is still known.
 */
export const formGuard = (origin: string | null, kept: KeptForms) =>
  createMiddleware<Env>(async (c, next) => {
    c.set('form', null);
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    if (!isFromHere(c, origin)) return renderRefusal(c, 'form-not-from-here');
    const isUpload = /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '');
    const isSignedIn = c.get('actor') !== null;
    const takesFiles = isUpload && (isSignedIn || (await hadSession(c, kept)));
    // Who is not signed in sends no files; the route says where to sign in.
    if (isUpload && !takesFiles && !(Number(c.req.header('content-length')) <= TEXT_LIMIT)) return next();
    const limits = limitsOf(c, takesFiles);
    const body = await readBody(c, limits.bytes);
    if (body === null) return renderRefusal(c, limits.tooLong);
    const sent = await parseFields(body, c.req.header('content-type') ?? '', limits.fields);
    if (typeof sent === 'string') return renderRefusal(c, sent);
    const { token, page, replaces, form } = ownFields(c, sent);
    c.set('formPage', page);
    const isOfSession = carriesToken(token, c.get('csrfToken'));
    const late = isSignedIn && isOfSession ? null : await keepLateForm(c, kept, { form, token, replaces });
    if (late) return late;
    if (!isOfSession) return renderRefusal(c, 'form-not-from-here');
    c.set('keptForm', replaces);
    c.set('form', form);
    return next();
  });

const limitsOf = (c: AppContext, takesFiles: boolean) =>
  isOfAccount(c.req.path)
    ? ACCOUNT_LIMITS
    : ({ bytes: takesFiles ? UPLOAD_LIMIT : TEXT_LIMIT, fields: MOST_FIELDS, tooLong: 'too-large' } as const);

/** The cookie is of a session that ended not long ago: what comes with it may be as large as before. */
async function hadSession(c: AppContext, kept: KeptForms): Promise<boolean> {
  const session = sessionHashesOf(c);
  return session !== null && (await kept.findOwner(session, c.get('now'))) !== undefined;
}

/** What the kit itself puts into a form, apart from what the route is to see. */
function ownFields(c: AppContext, form: SentFields) {
  const told = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : null;
  };
  const own = { token: told(CSRF_FIELD) ?? '', page: pageOfForm(c, form), replaces: told(KEPT_FIELD) };
  for (const name of [CSRF_FIELD, PAGE_FIELD, KEPT_FIELD]) form.delete(name);
  return { ...own, form };
}

function isFromHere(c: AppContext, origin: string | null): boolean {
  if (c.req.header('sec-fetch-site') === 'same-origin') return true;
  return c.req.header('origin') === (origin ?? new URL(c.req.url).origin);
}

function carriesToken(token: string, expected: string | null): boolean {
  if (expected === null) return true;
  const sent = Buffer.from(token);
  return sent.length === expected.length && timingSafeEqual(sent, Buffer.from(expected));
}

/** The whole body, or null if it is longer than `limit`; then no more of it is kept than the limit. */
async function readBody(c: AppContext, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const isAnnounced = Number(c.req.header('content-length') ?? 0) > limit;
  for await (const chunk of c.req.raw.body ?? []) {
    length += chunk.byteLength;
    if (isAnnounced || length > limit) chunks = [];
    else chunks.push(chunk);
    if (length > PATIENCE) break;
  }
  return isAnnounced || length > limit ? null : Buffer.concat(chunks);
}
