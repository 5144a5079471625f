/**
 * Is this a place inside the installation, where a page may send the browser? Its path and query if so, otherwise null.
 * `//host`, `/\host`, other schemes and control characters are somewhere else.
 */
export function localPath(text: string | null | undefined): string | null {
  if (!text?.startsWith('/')) return null;
  try {
    const url = new URL(text, 'http://here.invalid');
    // `/.//host` is here, but its path without the dot is `//host`.
    if (url.origin !== 'http://here.invalid' || url.pathname.startsWith('//')) return null;
    return url.pathname + url.search + url.hash;
  } catch {
    return null;
  }
}
