import type { LateForm, SessionOwner } from '#domain/people/kept-form.ts';
import type { AppContext } from '../context.ts';
import { redirectWithNotice } from '../notice.ts';
import { renderRefusal } from '../refusal-page.tsx';
import { formHashOf, sessionHashesOf } from '../session.ts';
import { type KeptForms, keptPath, ownerOf } from './kept-forms.ts';

/** Passwords, codes and whoever's account: nothing that is typed there is ever kept. */
const OF_ACCOUNT =
  /^\/(session|second-factor|password-reset|passwords|links\/[^/]+|identity-provider|account|people\/[^/]+\/account|kept-forms)(\/|$)/;

export const isOfAccount = (path: string) => OF_ACCOUNT.test(path);

/** What a script sends it keeps itself until it has an answer. */
const isFromScript = (c: AppContext) =>
  /\bjson\b/.test(c.req.header('accept') ?? '') ||
  !/^(navigate)?$/.test(c.req.header('sec-fetch-mode') ?? '');

/**
 * A form that carries the token of an ended session is kept for whose session it was, and the browser is led to sign in, or, if that
 * was done meanwhile in another window, straight to the form. Null where nobody knows the session.
 */
export async function keepLateForm(
  c: AppContext,
  kept: KeptForms,
  sent: { form: FormData; token: string; replaces: string | null },
): Promise<Response | null> {
  if (sent.token === '' || isOfAccount(c.req.path) || isFromScript(c)) return null;
  const now = c.get('now');
  const owner = await kept.findOwner(endedSession(c, sent.token), now);
  if (!owner) return null;
  const form = lateForm(c, sent.form);
  const id = await kept.keep(owner, form, { now, replaces: sent.replaces });
  if (id === null) return null;
  const actor = c.get('actor');
  if (!actor) {
    const notice = owner.accountId === null ? 'form-kept-for-link' : 'form-kept';
    return redirectWithNotice(c, `/sign-in?next=${encodeURIComponent(form.page)}`, notice);
  }
  return isSame(owner, ownerOf(actor))
    ? c.redirect(keptPath({ page: form.page, id }), 303)
    : renderRefusal(c, 'form-of-another-sign-in');
}

/** The session of the browser's cookie where the form is of it; else the session that only the form still knows. */
function endedSession(c: AppContext, token: string) {
  const own = sessionHashesOf(c);
  const formHash = formHashOf(token);
  return own?.formHash === formHash ? { tokenHash: own.tokenHash } : { formHash };
}

function lateForm(c: AppContext, form: FormData): LateForm {
  const { pathname, search } = new URL(c.req.url);
  const texts = [...form].filter((field): field is [string, string] => typeof field[1] === 'string');
  return {
    page: c.get('formPage') ?? pathname,
    action: pathname + search,
    fields: texts.map(([name, text]) => ({ name, text })),
    hasFiles: [...form].some(([, value]) => typeof value !== 'string' && value.name !== ''),
  };
}

const isSame = (one: SessionOwner, other: SessionOwner) =>
  one.municipalityId === other.municipalityId &&
  one.accountId === other.accountId &&
  (one.accountId !== null || bindingKey(one) === bindingKey(other));

/** The database does not keep the order of its keys. */
const bindingKey = ({ boundTo }: SessionOwner) => JSON.stringify(Object.entries(boundTo ?? {}).sort());
