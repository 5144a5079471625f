import { foldForSearch } from '#domain/text/fold.ts';
import { type ResponseState, responseStateSchema } from '#exchange/schema.ts';
import type { KeptOpinion } from '#records/opinion/opinion-queries.ts';
import type { OpinionIndex } from './opinion-index.ts';

/** What the address asks to see of a ledger; null asks for all. */
export type LedgerFilter = {
  state: ResponseState | 'open' | null;
  departmentId: string | null;
  node: string | null;
  words: string | null;
};

export function readLedgerFilter(query: (name: string) => string | undefined): LedgerFilter {
  const state = query('state');
  const known = responseStateSchema.safeParse(state);
  return {
    state: state === 'open' ? 'open' : known.success ? known.data : null,
    departmentId: query('department') || null,
    node: query('node') || null,
    words: query('q')?.trim() || null,
  };
}

export const isFiltering = (filter: LedgerFilter) => Object.values(filter).some((value) => value !== null);

/** The same question as an address, for the next page and the file. */
export function ledgerQuery({ state, departmentId, node, words }: LedgerFilter, page = 1): string {
  const query = new URLSearchParams();
  const asked = { state, department: departmentId, node, q: words, page: page > 1 ? String(page) : null };
  for (const [name, value] of Object.entries(asked)) if (value !== null) query.set(name, value);
  return query.size === 0 ? '' : `?${query}`;
}

export function fits(filter: LedgerFilter, opinion: KeptOpinion, index: OpinionIndex): boolean {
  const { state, departmentId, node, words } = filter;
  const folded = foldForSearch(`${opinion.text}\n${opinion.response?.text ?? ''}\n${opinion.by}`);
  return (
    (state === null || (state === 'open' ? opinion.response === null : opinion.response?.state === state)) &&
    (departmentId === null || index.ownersOf(opinion).some(({ id }) => id === departmentId)) &&
    (node === null || index.directionOf(opinion)?.id === node) &&
    (words === null ||
      foldForSearch(words)
        .split(/\s+/)
        .every((word) => folded.includes(word)))
  );
}
