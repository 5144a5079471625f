import type { Span, Traced } from './read-plan.ts';
import { type Source, textOf, trimSpan } from './source.ts';

const STARTS_A_LINE = /^[・○〇◎●■□◆◇▼▲※★☆①-⑳㉑-㉟【＜<≪《〈→⇒\u3000]/u;
const ENDS_A_SENTENCE = /[。．！？」』】）)]$/u;

/** Nothing printed: no text and no place. */
export const NOTHING: Traced = { text: '', spans: [], confidence: 1 };

/** One piece of the source as a value: its exact characters without outer blanks. */
export function trace(source: Source, span: Span, confidence = 1): Traced {
  const trimmed = trimSpan(source, span);
  return trimmed ? { text: textOf(source, trimmed), spans: [trimmed], confidence } : NOTHING;
}

/** Several pieces as one run of text, without anything between them: a title or a name broken over lines. */
export function traceJoined(source: Source, spans: readonly Span[], confidence = 1): Traced {
  const kept = spans.flatMap((span) => trimSpan(source, span) ?? []);
  return { text: kept.map((span) => textOf(source, span)).join(''), spans: kept, confidence };
}

/**
 * Several lines of the source as prose: line breaks made by the page are taken out, so that one line stands for
 * one bullet or one paragraph. A paragraph is told by a sentence that ends well before the right edge of its block.
 */
export function traceProse(source: Source, spans: readonly Span[], confidence = 1): Traced {
  const kept = spans.flatMap((span) => trimSpan(source, span) ?? []);
  const width = kept.reduce((widest, span) => Math.max(widest, span.to - span.from), 0);
  let text = '';
  let last: Span | null = null;
  for (const span of kept) {
    const raw = textOf(source, span);
    const indented = /^\u3000/u.test((source.lines[span.line]?.text ?? '').slice(0, span.from));
    const lastIsShort = last !== null && last.to - last.from < width - 4;
    const breaks =
      STARTS_A_LINE.test(raw) || indented || (lastIsShort && ENDS_A_SENTENCE.test(text.slice(-1)));
    text += (last === null ? '' : breaks ? '\n' : '') + raw;
    last = span;
  }
  return { text, spans: kept, confidence };
}
