import { vi } from 'vitest';
import type { Source } from '../../src/reading/source.ts';
import { sourceOfText } from './source-of-text.ts';

/** A source that counts how often a line of it is asked what it says: the work of a reader, whatever the machine does meanwhile. */
export function countedSource(text: string): { source: Source; visits: () => number } {
  let visits = 0;
  const source = sourceOfText(text);
  const lines = source.lines.map((line) => ({
    ...line,
    get text() {
      visits++;
      return line.text;
    },
  }));
  return { source: { ...source, lines }, visits: () => visits };
}

/** How long the texts were that the segmenter was given: it takes a time that grows with their square. */
export function countSegmenting<T>(work: () => T): { result: T; lengths: number[] } {
  const spy = vi.spyOn(Intl.Segmenter.prototype, 'segment');
  const result = work();
  const lengths = spy.mock.calls.map(([text]) => text.length);
  spy.mockRestore();
  return { result, lengths };
}
