import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOfCompound } from './compound-file.ts';
import { pack } from './pack.ts';
import { unpack } from './unpack.ts';

const limits = { fileBytes: 1 << 26, totalBytes: 1 << 27, files: 100 };
const ascii = (text: string) => new TextEncoder().encode(text);
const file = (name: string, text = '見守り') => ({ name, bytes: ascii(text) });
const codeOf = (bytes: Uint8Array, within = limits) => {
  const unpacked = unpack(bytes, within);
  return unpacked.ok ? 'ok' : unpacked.refusal.code;
};
const namesOf = (bytes: Uint8Array) => {
  const unpacked = unpack(bytes, limits);
  return unpacked.ok ? unpacked.files.map(({ name }) => name) : unpacked.refusal.code;
};

/** The archive with other bytes wherever these stand: both before the file and in the directory. */
function replaced(bytes: Uint8Array, from: Uint8Array | string, to: Uint8Array | string): Uint8Array {
  const hex = (value: Uint8Array | string) => Buffer.from(value).toString('latin1');
  return new Uint8Array(
    Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(hex(from), hex(to)), 'latin1'),
  );
}
/** The archive with bytes changed in the directory's first record, in the record before its file, or in the last record. */
function changed(bytes: Uint8Array, where: 'entry' | 'local' | 'end', by: number, value: number, wide = 2) {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const sign = { entry: 0x02014b50, local: 0x04034b50, end: 0x06054b50 }[where];
  const at = copy.findIndex((_, at) => at + 4 <= copy.length && view.getUint32(at, true) === sign) + by;
  if (wide === 2) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
  return copy;
}

describe('an archive', () => {
  const names = fc.uniqueArray(
    fc.stringMatching(/^[a-zあ-んア-ン亜-熙ｱ-ﾝ](\/?[a-zあ-んア-ン亜-熙ｱ-ﾝ .~]{0,6}[a-z第号]){0,3}$/u),
    { maxLength: 6, minLength: 1, selector: (name) => name.normalize('NFC').toLowerCase() },
  );
  const archive = names.chain((all) =>
    fc
      .array(fc.uint8Array({ maxLength: 400 }), { minLength: all.length, maxLength: all.length })
      .map((contents) => all.map((name, at) => ({ name, bytes: contents[at]! }))),
  );

  it('gives what was packed, in its order', () => {
    fc.assert(
      fc.property(archive, (files) => {
        const unpacked = unpack(pack(files), limits);
        expect(unpacked).toEqual({
          ok: true,
          files: files.map((one) => ({ ...one, name: one.name.normalize('NFC') })),
        });
      }),
    );
  });

  it('is refused when it was cut, anywhere', () => {
    const whole = pack([file('一.txt'), file('二.txt', 'あ'.repeat(500))]);
    for (let length = 0; length < whole.length; length++)
      expect(codeOf(whole.subarray(0, length))).toMatch(/^file-(empty|damaged)$/);
  });

  it('is read as it was or refused when one of its bytes is wrong', () => {
    const files = [file('a.txt'), file('b.txt', 'あ'.repeat(500))];
    const whole = pack(files);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = whole.slice();
        bytes[at] = bytes[at]! ^ by;
        const unpacked = unpack(bytes, limits);
        if (unpacked.ok)
          expect(unpacked.files.map((one) => one.bytes)).toEqual(files.map((one) => one.bytes));
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves out folders and what macOS adds', () => {
    const given = [file('課/', ''), file('課/表.xlsx'), file('__MACOSX/課/._表.xlsx'), file('課/.DS_Store')];
    expect(namesOf(pack(given))).toEqual(['課/表.xlsx']);
    expect(codeOf(pack([file('課/', '')]))).toBe('file-empty');
  });

  it.each([
    ['of Windows: Shift_JIS', [0x95, 0x5c, 0x8e, 0x86, 0x2e, 0x63], '表紙.c'],
    ['of Windows: half-width kana that look like UTF-8', [0xc3, 0xb1, 0x2e, 0x63], 'ﾃｱ.c'],
    ['of macOS: UTF-8, taken apart', [...ascii('か\u3099.c')], 'が.c'],
  ])('reads names %s', (_name, bytes, name) => {
    const given = pack([file('x'.repeat(bytes.length))]);
    expect(namesOf(replaced(given, 'x'.repeat(bytes.length), new Uint8Array(bytes)))).toEqual([name]);
  });

  it.each([
    ...[
      '../a',
      'a/../../b',
      '/etc/a',
      'C:/a',
      'c:a',
      'a\\b',
      '..\\a',
      'a\u0000b',
      'a//b',
      './a',
      '..',
      'a\nb',
    ],
  ])('is unsafe with the name %j', (name) => {
    expect(codeOf(pack([file('a.txt'), file(name)]))).toBe('file-unsafe');
  });

  const one = pack([file('a.txt', 'あ'.repeat(50))]);
  const two = pack([file('a.txt'), file('b.txt')]);
  it.each([
    ['two files of one name', replaced(two, 'b.txt', 'a.txt'), 'file-unsafe'],
    ['two names that Windows takes for one', replaced(two, 'b.txt', 'A.TXT'), 'file-unsafe'],
    ['a name that no encoding explains', replaced(two, 'b.txt', new Uint8Array(5).fill(0xff)), 'file-unsafe'],
    ['a name that is another before the file', changed(one, 'local', 30, 0x6262), 'file-unsafe'],
    ['a size that is another before the file', changed(one, 'local', 22, 7, 4), 'file-unsafe'],
    ['a method that is another before the file', changed(one, 'local', 8, 0), 'file-unsafe'],
    ['a link', changed(changed(one, 'entry', 4, 0x0314), 'entry', 40, 0xa1ff), 'file-unsafe'],
    ['a password', changed(changed(one, 'entry', 8, 1), 'local', 6, 1), 'file-encrypted'],
    ['a password (AES)', changed(changed(one, 'entry', 10, 99), 'local', 8, 99), 'file-encrypted'],
    ['a method of its own', changed(changed(one, 'entry', 10, 14), 'local', 8, 14), 'file-unsafe'],
    ['something after its end', new Uint8Array([...one, 1]), 'file-damaged'],
    ['something before its beginning', new Uint8Array([1, ...one]), 'file-damaged'],
    ['a second archive behind it', new Uint8Array([...one, ...two]), 'file-damaged'],
    ['fewer files in its directory than before it', changed(two, 'end', 10, 1), 'file-damaged'],
    ['more than 32 bits', changed(one, 'entry', 24, 0xffffffff, 4), 'file-too-large'],
    ['another checksum', changed(changed(one, 'entry', 16, 7, 4), 'local', 14, 7, 4), 'file-damaged'],
    ['nothing', new Uint8Array(), 'file-empty'],
    ['no archive', ascii('氏名,職名'), 'file-damaged'],
  ] as const)('is refused with %s', (_name, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  it('is refused with a file that the directory does not list', () => {
    const view = new DataView(two.buffer);
    const start = view.getUint32(two.length - 6, true);
    const length = 46 + 'a.txt'.length;
    const hiding = new Uint8Array([...two.subarray(0, start), ...two.subarray(start + length, two.length)]);
    const hidden = new DataView(hiding.buffer);
    hidden.setUint16(hiding.length - 12, 1, true);
    hidden.setUint32(hiding.length - 10, length, true);
    expect(codeOf(hiding)).toBe('file-unsafe');
  });

  it('keeps its limits while it unpacks', () => {
    const large = pack([{ name: 'a', bytes: new Uint8Array(3000) }, file('b')]);
    expect(codeOf(large, { ...limits, fileBytes: 2999 })).toBe('file-too-large');
    expect(codeOf(large, { ...limits, totalBytes: 3001 })).toBe('file-too-large');
    expect(codeOf(large, { ...limits, files: 1 })).toBe('file-too-large');
    expect(codeOf(large, { fileBytes: 3000, totalBytes: 3009, files: 2 })).toBe('ok');
    // It says less than it holds.
    expect(codeOf(changed(changed(large, 'entry', 24, 9, 4), 'local', 22, 9, 4))).toBe('file-unsafe');
  });

  it('unpacks only what is wanted', () => {
    const given = pack([file('a.xml'), { name: 'large.png', bytes: new Uint8Array(3000) }]);
    const unpacked = unpack(given, { ...limits, totalBytes: 100, wants: (name) => name.endsWith('.xml') });
    expect(unpacked).toEqual({ ok: true, files: [file('a.xml')] });
  });

  it('is unsafe when it becomes far more than it weighs', () => {
    expect(codeOf(pack([{ name: 'a', bytes: new Uint8Array(5_000_000) }]))).toBe('file-unsafe');
    const inner = pack([{ name: 'a', bytes: new Uint8Array(5_000_000) }]);
    expect(namesOf(pack([{ name: 'inner.zip', bytes: inner }]))).toEqual(['inner.zip']);
  });

  it.each([
    ['signed', [0x50, 0x4b, 7, 8]],
    ['unsigned', []],
  ])('may tell sizes behind a file (%s)', (_name, sign) => {
    const packed = deflateRawSync(ascii('見守り'));
    const from = pack([file('a.txt')]);
    const start = new DataView(from.buffer).getUint32(from.length - 6, true);
    const told = from.slice(14, 26);
    const local = from.slice(0, 35);
    local.set([8, 8], 6);
    local.fill(0, 14, 26);
    const entry = from.slice(start);
    entry.set([8, 8], 8);
    const parts = [...local, ...packed, ...sign, ...told];
    new DataView(entry.buffer).setUint32(entry.length - 6, parts.length, true);
    const bytes = new Uint8Array([...parts, ...entry]);
    new DataView(bytes.buffer).setUint32(parts.length + 20, packed.length, true);
    new DataView(bytes.buffer).setUint32(parts.length - 8, packed.length, true);
    expect(namesOf(bytes)).toEqual(['a.txt']);
  });
});

it('a compound file is one with a password or one of the years before 2007', () => {
  const old = [0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3];
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  expect(refusalOfCompound(new Uint8Array(old))).toBe('file-old-format');
  expect(refusalOfCompound(new Uint8Array([...old, ...name]))).toBe('file-encrypted');
  expect(refusalOfCompound(new Uint8Array(name))).toBeNull();
});
