const TAG = /<([a-z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction']);

/** What in a page could run: scripts but the installation's own files, attributes that act, addresses that are programs. */
export function unsafeIn(html: string): string[] {
  return [...html.matchAll(TAG)].flatMap(([whole, tag = '', rest = '']) => {
    const attributes = [...rest.matchAll(ATTRIBUTE)].map(([, name = '', a, b, c]) => [
      name.toLowerCase(),
      a ?? b ?? c ?? '',
    ]);
    const acts = attributes.some(
      ([name = '', value = '']) =>
        name.startsWith('on') ||
        name === 'srcdoc' ||
        (ADDRESSES.has(name) && /^\s*(javascript|vbscript|data:text)/i.test(value)),
    );
    const isForeign =
      tag.toLowerCase() === 'script' &&
      !attributes.some(([name, value = '']) => name === 'src' && value.startsWith('/assets/')) &&
      !attributes.some(([name, value = '']) => name === 'type' && value.startsWith('application/'));
    return acts || isForeign || ['iframe', 'object', 'embed', 'base'].includes(tag.toLowerCase())
      ? [whole.slice(0, 200)]
      : [];
  });
}
