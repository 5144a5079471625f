import { oneMark } from '#domain/text/look-alikes.ts';
import type { Span, Traced } from './read-plan.ts';
import { type Source, textOf, trimSpan } from './source.ts';

/**
 * Nothing is dropped: every non-blank piece of a source is the source of a value, or a label that the profile knows,
 * or a leftover. This file computes that from the spans, so that a reader cannot claim it.
 */

/** `share` of the non-blank characters that are accounted for (1 = all); `lost` are pieces claimed by a value that does not hold them. */
export type Conservation = { characters: number; lost: Span[]; share: number };

const bare = (text: string) => oneMark(text).replace(/\s/gu, '').normalize('NFKC').replace(/\s/gu, '');

/** The pieces of the source that neither a value nor a label accounts for, in order. */
export function unclaimedPieces(source: Source, claimed: Iterable<Span>): Span[] {
  const byLine = new Map<number, Span[]>();
  for (const span of claimed) {
    const list = byLine.get(span.line);
    if (list) list.push(span);
    else byLine.set(span.line, [span]);
  }
  return source.lines.flatMap(({ text }, line) => {
    const gaps: Span[] = [];
    let from = 0;
    for (const span of (byLine.get(line) ?? []).sort((a, b) => a.from - b.from)) {
      if (span.from > from) gaps.push({ line, from, to: span.from });
      from = Math.max(from, span.to);
    }
    if (from < text.length) gaps.push({ line, from, to: text.length });
    return gaps.flatMap((gap) => trimSpan(source, gap) ?? []);
  });
}

/** How much of the source is accounted for. `values` must be every value of the draft; unclaimed pieces are leftovers and count as kept. */
export function measureConservation(source: Source, values: Iterable<Traced>): Conservation {
  let characters = 0;
  for (const { text } of source.lines) characters += bare(text).length;
  const kept = new Set<string>();
  const doubtful: Span[] = [];
  const key = (span: Span) => `${span.line}:${span.from}:${span.to}`;
  for (const value of values) {
    const text = bare(value.text);
    // Spans stand in reading order, so the search goes on from the last hit: one cell may have very many pieces.
    let after = 0;
    for (const span of value.spans) {
      const piece = bare(textOf(source, span));
      const at = text.indexOf(piece, after);
      if (at >= 0) after = at + piece.length;
      if (at >= 0 || text.includes(piece)) kept.add(key(span));
      else doubtful.push(span);
    }
  }
  const lost = doubtful.filter((span) => !kept.has(key(span)));
  const missing = lost.reduce((sum, span) => sum + bare(textOf(source, span)).length, 0);
  return { characters, lost, share: characters === 0 ? 1 : 1 - missing / characters };
}
