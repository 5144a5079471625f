import type { SaveAnswer } from './entry-state.ts';

export type Sent<Answer> =
  | { kind: 'answered'; answer: Answer }
  /** The server said no, and why. */
  | { kind: 'refused'; sentence: string }
  /** The session has ended, or is another one. */
  | { kind: 'signed-out' }
  /** Nobody answered, or the server was not well. */
  | { kind: 'silent' };

const PATIENCE = 15_000;
/** Ten megabytes over a slow line, and the scanner's look at them. */
const PATIENCE_WITH_FILES = 180_000;

/** Sends fields as a form would, with files where it is a FormData, and takes JSON. */
export async function send<Answer = SaveAnswer>(
  url: string,
  fields: [string, string][] | FormData,
): Promise<Sent<Answer>> {
  const hasFiles = fields instanceof FormData;
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: hasFiles ? fields : new URLSearchParams(fields),
      redirect: 'manual',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(hasFiles ? PATIENCE_WITH_FILES : PATIENCE),
    });
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    if (response.ok && isJson) return { kind: 'answered', answer: (await response.json()) as Answer };
    if (isJson)
      return { kind: 'refused', sentence: ((await response.json()) as { sentence: string }).sentence };
    return response.status >= 500 ? { kind: 'silent' } : { kind: 'signed-out' };
  } catch {
    return { kind: 'silent' };
  }
}
