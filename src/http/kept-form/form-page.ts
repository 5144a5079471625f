import type { AppContext } from '../context.ts';
import { localPath } from '../local-path.ts';

/** Where a form stands on a page that answered another form, it names the page that it stood on first. */
export const PAGE_FIELD = 'form-page';

/** The page on which the sent form stands, without what it was filled from; null where neither form nor browser says. */
export function pageOfForm(c: AppContext, form: FormData): string | null {
  const named = form.get(PAGE_FIELD);
  const page = localPath(typeof named === 'string' ? named : pathOf(c.req.header('referer')));
  if (page === null) return null;
  const { pathname, searchParams } = new URL(page, 'http://here.invalid');
  searchParams.delete('kept');
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}

function pathOf(referer: string | undefined): string | null {
  try {
    const { pathname, search } = new URL(referer ?? '');
    return pathname + search;
  } catch {
    return null;
  }
}
