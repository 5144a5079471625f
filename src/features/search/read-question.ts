import { foldForSearch } from '#domain/text/fold.ts';
import type { Kind } from '#records/search/queries.ts';

/** What the address asks: `words` folded, all to stand in one entry. */
export type Question = { text: string; words: string[]; kind: Kind | null; page: number };

/** Longer than any title; what is beyond would only make the database work. */
const LONGEST = 200;
const MOST_WORDS = 8;

export const KIND_LABELS: Record<Kind, string> = {
  plan: '計画',
  node: '計画の項目',
  project: '事業',
  indicator: '指標',
  sheet: '進行管理シート',
  opinion: '委員会の意見',
  outlook: '次期計画に向けて',
};

export function readQuestion(query: (name: string) => string | undefined): Question {
  const text = [...(query('q') ?? '').replaceAll('\0', '')].slice(0, LONGEST).join('').trim();
  const words = [...new Set(foldForSearch(text).split(' '))].filter(Boolean).slice(0, MOST_WORDS);
  const kind = query('kind') ?? '';
  const page = /^[1-9]\d{0,3}$/.test(query('page') ?? '') ? Number(query('page')) : 1;
  return { text, words, kind: Object.hasOwn(KIND_LABELS, kind) ? (kind as Kind) : null, page };
}

/** The address of a search. */
export function searchPath({ text, kind, page }: Omit<Question, 'words'>): string {
  const query = new URLSearchParams({ q: text });
  if (kind !== null) query.set('kind', kind);
  if (page > 1) query.set('page', String(page));
  return `/search?${query}`;
}
