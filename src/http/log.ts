import type { AppContext } from './context.ts';

/** An address may open something for whoever has it: /links/…, /passwords/…. */
const withoutTokens = (path: string) => path.replace(/\/[\w-]{43}(?=\/|$)/g, '/…');

/** One line of JSON on standard error for each thing that an operator may have to look up. */
function log(level: 'info' | 'error', c: AppContext, facts: Record<string, unknown>): void {
  const line = {
    at: new Date().toISOString(),
    level,
    requestId: c.get('requestId'),
    method: c.req.method,
    path: withoutTokens(c.req.path),
    account: c.get('actor')?.accountId ?? null,
    ...facts,
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

export function logRefusal(c: AppContext, code: string): void {
  log('info', c, { refused: code });
}

export function logError(c: AppContext, error: Error): void {
  log('error', c, { error: error.message, stack: error.stack, cause: String(error.cause ?? '') });
}
