import type { Source } from '../../src/reading/source.ts';

/** A source of one file with this text. */
export function sourceOfText(text: string): Source {
  const lines = text.split('\n').map((line, index) => ({ file: 0, number: index + 1, text: line }));
  return { files: [{ name: '試験.txt', sha256: '' }], lines };
}
