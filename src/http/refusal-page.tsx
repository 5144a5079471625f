import { type RefusalCode, refusals } from '#messages';
import { ButtonRow, LinkButton } from './components/button.tsx';
import type { AppContext } from './context.ts';
import { homePath } from './home-path.ts';
import { renderPage } from './layout.tsx';
import { logError, logRefusal } from './log.ts';

/** The page for a request that was not done as a whole: what happened, and what to do next. */
export function renderRefusal(c: AppContext, code: RefusalCode): Response | Promise<Response> {
  const { status, title, why, next } = refusals[code];
  if (status === 403 || status === 409) logRefusal(c, code);
  return renderPage(
    c,
    { title, status },
    <>
      <p class="lead">{why}</p>
      <p>{next}</p>
      {status === 500 ? (
        <p class="receipt">
          受付番号　<strong>{c.get('requestId')}</strong>
        </p>
      ) : null}
      <ButtonRow>
        <LinkButton href={homePath(c.get('actor'))} look="outlined">
          {c.get('actor')?.boundTo ? 'ご案内した画面へ' : 'ホームへ'}
        </LinkButton>
      </ButtonRow>
    </>,
  );
}

/** The one page for what is not there and for what this person may not know of. */
export function renderNotFound(c: AppContext): Response | Promise<Response> {
  return renderRefusal(c, 'not-found');
}

/** A bug, a full disk, a lost database: apologised for, and logged once. */
export function renderBroken(error: Error, c: AppContext): Response | Promise<Response> {
  logError(c, error);
  return renderRefusal(c, 'broken');
}
