import { Secret, TOTP } from 'otpauth';
import type { Browser } from './browser.ts';

/** What somebody's telephone does: the code of the secret that a page showed, at a moment. */
export const codeOf = (secret: string, now: Date) =>
  TOTP.generate({ secret: Secret.fromBase32(secret.replaceAll(' ', '')), timestamp: now.getTime() });

/** Sets up the second factor in a signed-in browser, as its owner would. Gives the secret and the backup codes. */
export async function setUpSecondFactor(browser: Browser, now: Date) {
  await browser.get('/account');
  const begun = await browser.post('/account/second-factor');
  if (begun.status !== 303) throw new Error(`the second factor was not begun: ${begun.status}`);
  const page = await (await browser.get('/account/second-factor')).text();
  const secret = page.match(/class="secret-text">([A-Z2-7 ]+)</)![1]!;
  const answer = await browser.post('/account/second-factor/confirmation', { code: codeOf(secret, now) });
  const codes = [...(await answer.text()).matchAll(/<li>([a-z0-9]{5}-[a-z0-9]{5})<\/li>/g)].map(
    (match) => match[1]!,
  );
  return { secret, codes };
}
