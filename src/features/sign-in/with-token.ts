import { clientAddress, isFromThisMachine } from '#http/client-address.ts';
import type { AppContext } from '#http/context.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import type { AttemptLimits } from '#records/account/attempt-limits.ts';
import { type FoundToken, findToken, type TokenPurpose } from '#records/account/one-time-token.ts';

/** The page of a token that can still be spent; why not, where it cannot. Opening it never spends it: mail scanners open links. */
export async function withToken(
  c: AppContext,
  limits: AttemptLimits,
  purposes: TokenPurpose[],
  answer: (token: FoundToken) => Response | Promise<Response>,
): Promise<Response> {
  const token = await findToken(c.get('db'), c.req.param('token') ?? '', purposes, c.get('now'));
  if (!token) {
    const wait = await limits.strangeToken(clientAddress(c));
    return renderRefusal(c, wait > 0 ? 'too-many-links' : 'token-unknown');
  }
  if (token.state !== 'open') return renderRefusal(c, 'token-spent');
  if (token.isSample && !isFromThisMachine(c)) return renderRefusal(c, 'sample-link-elsewhere');
  return answer(token);
}
