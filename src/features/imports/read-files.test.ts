import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#exchange/canonical.ts';
import { documentSchema, type ExchangeDocument } from '#exchange/schema.ts';
import { shippedProfiles } from '#profiles/load.ts';
import { findReferenceFault } from '#reading/references.ts';
import { root } from '../../../test/kit/project-files.ts';
import { hasSharedDocuments, sharedDocument } from '../../../test/kit/shared-documents.ts';
import type { ImportFile } from './import-file.ts';
import { type FilesReading, readFiles } from './read-files.ts';

const table = readFileSync(join(root, 'sample/import/hoshinomori-r5-table.txt'), 'utf8');
const nextTable = readFileSync(join(root, 'sample/import/hoshinomori-r6-table.txt'), 'utf8');

const file = (content: string | Uint8Array, name = '進捗.txt'): ImportFile => ({
  name,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});
const attempt = (files: ImportFile[], profile: string | null = null) =>
  readFiles(files, {
    profiles: shippedProfiles,
    profile: shippedProfiles.find(({ id }) => id === profile) ?? null,
    municipality: null,
  });

async function reading(...contents: (string | Uint8Array | ImportFile)[]): Promise<FilesReading> {
  const files = contents.map((content) =>
    typeof content === 'string' || content instanceof Uint8Array ? file(content) : content,
  );
  const outcome = await attempt(files);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

/** What holds for every reading, whatever the input. */
function expectSound({ document, provenance, conservation }: FilesReading) {
  expect(documentSchema.safeParse(document).error).toBeUndefined();
  expect(findReferenceFault(document)).toBeNull();
  expect(conservation.share).toBe(1);
  for (const pointer of Object.keys(provenance)) expect(at(document, pointer), pointer).toBeTypeOf('string');
}

function at(document: ExchangeDocument, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, token) => (value as Record<string, unknown> | undefined)?.[token], document);
}

describe('what is read', () => {
  it('is the same from run to run, byte for byte', async () => {
    expect(canonicalJson((await reading(table)).document)).toBe(
      canonicalJson((await reading(table)).document),
    );
  });

  it('does not depend on the encoding or the line breaks', async () => {
    const { document } = await reading(table);
    const wide = new Uint8Array(table.length * 2);
    for (let i = 0; i < table.length; i += 1) {
      wide[i * 2] = table.charCodeAt(i) & 0xff;
      wide[i * 2 + 1] = table.charCodeAt(i) >> 8;
    }
    expect((await reading(wide)).document).toEqual(document);
    expect((await reading(table.replaceAll('\n', '\r\n'))).document).toEqual(document);
    expect((await reading(`\ufeff${table}`)).document).toEqual(document);
  });

  it('never says which municipality it is', async () => {
    expect((await reading(table)).document.municipality).toEqual({ name: null, code: null });
  });

  it('comes with the exact text and place of every value', async () => {
    const { provenance, document } = await reading(table);
    const lines = table.split('\n');
    for (const [pointer, { pieces }] of Object.entries(provenance))
      for (const { line, from, to, text } of pieces) {
        expect(lines[line - 1]!.slice(from, to)).toBe(text);
        expect(at(document, pointer), pointer).toBeTypeOf('string');
      }
  });
});

describe('several files', () => {
  const [firstHalf, secondHalf] = [
    table.slice(0, table.lastIndexOf('\n目標')),
    table.slice(table.lastIndexOf('\n目標')),
  ];

  it('of one book are one plan with every project once', async () => {
    const whole = await reading(table);
    const parts = await reading(file(firstHalf, '上.txt'), file(secondHalf, '下.txt'));
    expectSound(parts);
    expect(parts.document.plans).toHaveLength(1);
    const titles = ({ document }: FilesReading) => document.plans[0]!.projects.map(({ title }) => title);
    expect(titles(parts)).toEqual(titles(whole));
    expect(parts.document.plans[0]!.nodes.map(({ title }) => title)).toEqual(
      whole.document.plans[0]!.nodes.map(({ title }) => title),
    );
  });

  it('of two years are one plan with the sheets of both', async () => {
    const both = await reading(file(table, 'R5.txt'), file(nextTable, 'R6.txt'));
    expectSound(both);
    const [plan] = both.document.plans;
    expect(new Set(plan!.sheets.map(({ year }) => year))).toEqual(new Set([2023, 2024]));
    const count = (document: ExchangeDocument) => document.plans[0]!.sheets.length;
    expect(count(both.document)).toBe(
      count((await reading(table)).document) + count((await reading(nextTable)).document),
    );
  });

  it('that tell a value differently: one text is kept, the other is a problem and a leftover', async () => {
    const changed = table.replace('開催か所数 14か所', '開催か所数 15か所');
    expect(changed).not.toBe(table);
    const both = await reading(file(table, 'もと.txt'), file(changed, '訂正.txt'));
    expectSound(both);
    const problem = both.document.problems.find(({ code }) => code === 'differs-between-files');
    expect(problem).toMatchObject({ file: 'もと.txt', severity: 'warning' });
    expect(problem!.text).toContain('14か所');
    expect(both.document.leftovers.map(({ text }) => text).join('')).toContain('14か所');
  });

  it('of the same name are told apart', async () => {
    const names = (await reading(table, nextTable)).files.map(({ name }) => name);
    expect(names).toEqual(['進捗.txt', '進捗.txt（2）']);
  });

  it('may be an exchange document and a sheet together', async () => {
    const json = canonicalJson((await reading(table)).document);
    const both = await reading(file(json, '前回.json'), file(nextTable, 'R6.txt'));
    expectSound(both);
    expect(both.files.map(({ profile }) => profile)).toEqual(['ayumi/1', 'kitamoto-table']);
    expect(both.document.plans).toHaveLength(1);
  });
});

describe('an exchange document', () => {
  it('is taken as it is', async () => {
    const json = canonicalJson((await reading(table)).document);
    expect(canonicalJson((await reading(json)).document)).toBe(json);
  });

  const plan = { id: 'plan-1', title: '計画' };
  it.each([
    ['cut in the middle', '{\n "format": "ayumi/1",\n "plans": [', { code: 'json-broken', line: 3 }],
    ['of another format', '{"format": "ayumi/9"}', { code: 'document-invalid', path: '/format' }],
    [
      'with an unknown key',
      { plans: [{ ...plan, colour: '青' }] },
      { path: '/plans/0', reason: '不明な項目「colour」があります' },
    ],
    [
      'with an unknown reference',
      { plans: [{ ...plan, sheets: [{ id: 's-1', project: 'p-9', year: 2024 }] }] },
      { path: '/plans/0/sheets/0/project' },
    ],
    ['with an id used twice', { plans: [plan, plan] }, { path: '/plans/1/id' }],
    [
      'with a tree that bites its tail',
      { plans: [{ ...plan, nodes: [{ id: 'n-1', parent: 'n-1', level: 0, title: '項目' }] }] },
      { path: '/plans/0/nodes/0/parent' },
    ],
    [
      'with an indicator of nobody',
      { plans: [{ ...plan, indicators: [{ id: 'i-1' }] }] },
      { path: '/plans/0/indicators/0' },
    ],
  ])('%s is refused with the place', async (_name, content, refusal) => {
    const json = typeof content === 'string' ? content : JSON.stringify({ format: 'ayumi/1', ...content });
    const outcome = await attempt([file(json)]);
    expect(outcome.ok ? null : outcome.refusal).toMatchObject({ file: '進捗.txt', ...refusal });
  });
});

describe('bad input', () => {
  it.each([
    ['no file', [], { code: 'no-file' }],
    ['an empty file', [file('')], { code: 'file-empty', file: '進捗.txt' }],
    ['a file of 100 MB', [file(new Uint8Array(100 * 1024 * 1024))], { code: 'file-too-large' }],
    ['a torn archive', [file(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))], { file: '進捗.txt' }],
    ['machine code', [file(new Uint8Array(4096).map((_, i) => (i * 7919) % 32))], { code: 'file-unknown' }],
    ['an unknown layout', [file('お知らせ\n回覧板を回してください。')], { code: 'profile-unknown' }],
  ])('%s is refused', async (_name, files, refusal) => {
    const outcome = await attempt(files);
    expect(outcome.ok ? null : outcome.refusal).toMatchObject(refusal);
  });

  it('names the layouts that were tried', async () => {
    const outcome = await attempt([file('お知らせ')]);
    const tried =
      !outcome.ok && outcome.refusal.code === 'profile-unknown' ? outcome.refusal.tried.split('、') : [];
    expect(new Set(tried)).toEqual(new Set(shippedProfiles.map(({ id }) => id)));
  });

  it('reads half a file as far as it goes', async () => {
    const half = await reading(table.slice(0, Math.floor(table.length * 0.55)));
    expectSound(half);
    expect(half.document.plans[0]!.projects.length).toBeGreaterThan(2);
  });

  it('reads a table of 10,000 columns', async () => {
    const row = Array.from({ length: 10_000 }, (_, i) => `列${i}`).join('\t');
    expectSound(await reading(table.replace('\n取組\t②', `\n${row}\n${row}\n取組\t②`)));
  });

  it('reads a line of 5 MB', async () => {
    expectSound(await reading(`${table}\n${'長い一行'.repeat(1_250_000)}\n`));
  });

  it('reports control characters and lone surrogates with their line', async () => {
    const { document } = await reading(table.replace('ふれあい喫茶', 'ふれ\u0007あい\u0000喫茶'));
    const line = table.split('\n').findIndex((text) => text.startsWith('ふれあい喫茶')) + 1;
    expect(document.problems).toContainEqual(
      expect.objectContaining({ code: 'control-characters', line, text: 'U+0007、U+0000' }),
    );
    expect(document.plans[0]!.projects[0]!.title).toBe('ふれ\ufffdあい\ufffd喫茶の開催支援');
    const lone = new TextEncoder().encode(table.replace('ふれあい喫茶', 'ふれ@@@あい喫茶'));
    lone.set([0xed, 0xa0, 0x80], lone.indexOf(0x40));
    expect((await reading(lone)).document.problems.map(({ code }) => code)).toContain('control-characters');
  });

  it('reports marks that turn the reading direction', async () => {
    const { document } = await reading(table.replace('ふれあい喫茶', 'ふれあい\u202e喫茶'));
    expect(document.problems.map(({ code }) => code)).toContain('direction-marks');
  });
});

describe.skipIf(!hasSharedDocuments)('random mixes of the blocks of real documents', () => {
  const documents: Record<string, string[]> = Object.fromEntries(
    [
      ['asaka-sheet', 'asaka-4th-r5-sheets'],
      ['honjo-sheet', 'honjo-r5-sheets-1-36'],
      ['kitamoto-table', 'kitamoto-r5-pages-1-17'],
      ['asaka-plan', 'asaka-5th-plan-chapter-4'],
      ['higashimatsuyama-overview', 'higashimatsuyama-2nd-overview'],
    ].map(([profile, name]) => [
      profile!,
      hasSharedDocuments ? sharedDocument(name!).split(/\n(?=\n)/u) : [],
    ]),
  );
  const everyBlock = Object.values(documents).flat();

  it.each(Object.keys(documents))('are read by %s without loss', async (profile) => {
    const own = documents[profile]!;
    const mix = fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.nat(own.length - 1).map((i) => own[i]!) },
        { weight: 1, arbitrary: fc.nat(everyBlock.length - 1).map((i) => everyBlock[i]!) },
        {
          weight: 1,
          arbitrary: fc
            .nat(own.length - 1)
            .chain((i) => fc.nat(own[i]!.length).map((cut) => own[i]!.slice(cut))),
        },
      ),
      { minLength: 1, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(mix, async (blocks) => {
        const outcome = await attempt([file(`${blocks.join('\n')}\n終`)], profile);
        if (!outcome.ok) throw new Error(outcome.refusal.code);
        expectSound(outcome.value);
        return true;
      }),
      { numRuns: 60 },
    );
  });
});
