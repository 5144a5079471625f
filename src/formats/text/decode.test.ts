import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, MAX_TEXT_BYTES } from './decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => new Uint8Array(values);
const wide = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
};
const joined = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));
const linesOf = (content: Uint8Array) => {
  const result = decodeText(content);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.decoded;
};
const refusalOf = (content: Uint8Array) => {
  const result = decodeText(content);
  return result.ok ? null : result.refusal;
};

const SENTENCE = '基本目標１　見守りの輪をひろげます\n事業名\tあいさつ運動\n評価\tA';
/** 「地域福祉計画の進捗」 and a line break, as Windows and as an old Unix machine write it. */
const SHIFT_JIS = bytes(
  ...[0x92, 0x6e, 0x88, 0xe6, 0x95, 0x9f, 0x8e, 0x83, 0x8c, 0x76, 0x89, 0xe6],
  ...[0x82, 0xcc, 0x90, 0x69, 0x92, 0xbb, 0x0d, 0x0a],
);
const EUC_JP = bytes(
  ...[0xc3, 0xcf, 0xb0, 0xe8, 0xca, 0xa1, 0xbb, 0xe3, 0xb7, 0xd7, 0xb2, 0xe8],
  ...[0xa4, 0xce, 0xbf, 0xca, 0xc4, 0xbd, 0x0a],
);

describe('which encoding a text is read in', () => {
  it.each([
    ['UTF-8', utf8(SENTENCE), 'utf-8'],
    ['UTF-8 with a byte order mark', joined(bytes(0xef, 0xbb, 0xbf), utf8(SENTENCE)), 'utf-8'],
    ['UTF-16 LE with a mark', joined(bytes(0xff, 0xfe), wide(SENTENCE, true)), 'utf-16le'],
    ['UTF-16 BE with a mark', joined(bytes(0xfe, 0xff), wide(SENTENCE, false)), 'utf-16be'],
    ['UTF-16 LE without a mark', wide(SENTENCE, true), 'utf-16le'],
    ['UTF-16 BE without a mark', wide(SENTENCE, false), 'utf-16be'],
  ])('%s', (_name, content, encoding) => {
    expect(linesOf(content)).toEqual({ encoding, lines: SENTENCE.split('\n'), oddities: [] });
  });

  it.each([
    ['Shift_JIS', SHIFT_JIS, 'shift_jis'],
    ['EUC-JP', EUC_JP, 'euc-jp'],
  ])('%s', (_name, content, encoding) => {
    expect(linesOf(content)).toEqual({ encoding, lines: ['地域福祉計画の進捗', ''], oddities: [] });
  });

  it('a UTF-8 file cut in the middle of a character is still UTF-8, and the damage is reported', () => {
    const decoded = linesOf(utf8(`${SENTENCE}重`).subarray(0, -1));
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.lines[2]).toBe('評価\tA\ufffd');
    expect(decoded.oddities).toEqual([{ kind: 'control', line: 3, characters: 'U+FFFD', more: 0 }]);
  });
});

describe('what is no text', () => {
  it.each([
    ['nothing', bytes(), { code: 'file-empty' }],
    ['only blanks', utf8('\n 　\n'), { code: 'file-empty' }],
    ['an Excel book', bytes(0x50, 0x4b, 3, 4, 20, 0, 6, 0), { code: 'file-not-text', format: 'office-zip' }],
    ['a PDF', utf8('%PDF-1.7\n%…'), { code: 'file-not-text', format: 'pdf' }],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10), { code: 'file-not-text', format: 'image' }],
    ['a packed file', bytes(0x1f, 0x8b, 8, 0), { code: 'file-not-text', format: 'compressed' }],
    [
      'machine code',
      bytes(...Array.from({ length: 400 }, (_, i) => i % 7)),
      { code: 'file-not-text', format: 'unknown' },
    ],
    [
      'an encoding that no office uses',
      bytes(...Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37) % 0x20))),
      { code: 'encoding-unknown' },
    ],
    ['more than 50 MB', new Uint8Array(MAX_TEXT_BYTES + 1), { code: 'file-too-large' }],
  ])('%s', (_name, content, refusal) => {
    expect(refusalOf(content)).toEqual(refusal);
  });
});

describe('what a person cannot see', () => {
  it('replaces control characters and lone surrogates, and says on which line', () => {
    const decoded = linesOf(utf8('評価\u0000\tA\u0007\n事業名\tあいさつ運動\u0000'));
    expect(decoded.lines).toEqual(['評価\ufffd\tA\ufffd', '事業名\tあいさつ運動\ufffd']);
    expect(decoded.oddities.map(({ line, characters }) => ({ line, characters }))).toEqual([
      { line: 1, characters: 'U+0000、U+0007' },
      { line: 2, characters: 'U+0000' },
    ]);
    const lone = linesOf(joined(bytes(0xff, 0xfe), wide('評価\ud800A', true)));
    expect(lone.lines).toEqual(['評価\ufffdA']);
    expect(lone.oddities).toHaveLength(1);
  });

  it('leaves marks of the reading direction where they are, and reports them', () => {
    const decoded = linesOf(utf8('事業名\u202e\tあいさつ運動'));
    expect(decoded.lines).toEqual(['事業名\u202e\tあいさつ運動']);
    expect(decoded.oddities).toEqual([{ kind: 'direction', line: 1, characters: 'U+202E', more: 0 }]);
  });

  it('counts instead of listing when a whole file is damaged', () => {
    const decoded = linesOf(
      utf8(Array.from({ length: 1000 }, () => 'あいさつ運動の評価です\u0001').join('\n')),
    );
    expect(decoded.oddities).toHaveLength(200);
    expect(decoded.oddities.at(-1)?.more).toBe(800);
  });
});

it('splits at every kind of line break, a form feed too', () => {
  expect(linesOf(utf8('一\r\n二\n三\r四\f五\u2028六')).lines).toEqual(['一', '二', '三', '四', '五', '六']);
});

it('gives well-formed text for any bytes, or a refusal', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
      const result = decodeText(content);
      return (
        !result.ok ||
        result.decoded.lines.every((line) => !/\p{Surrogate}/u.test(line) && !/[\r\n\f]/.test(line))
      );
    }),
  );
});
