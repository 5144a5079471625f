import { describe, expect, it } from 'vitest';
import { readProjectFile } from '../kit/project-files.ts';

/** messages/sentences.ja.ts spreads the rooms' sentences: of a code in two of them the later would win without a word. */
const spread = [
  ...readProjectFile('src/messages/sentences.ja.ts').matchAll(
    /^ {2}\.\.\.(\w+?)(Notices|Problems|Refusals),$/gmu,
  ),
];

async function codesOf(record: string): Promise<string[]> {
  const room = record
    .replace(/(Notices|Problems|Refusals)$/u, '')
    .replace(/[A-Z]/gu, (at) => `-${at.toLowerCase()}`);
  const exported: Record<string, object> = await import(`../../src/messages/${room}.ja.ts`);
  return Object.keys(exported[record]!);
}

describe.each(['Notices', 'Problems', 'Refusals'])('the codes of the %s', (kind) => {
  it('stand in one file each', async () => {
    const records = spread.filter((match) => match[2] === kind).map((match) => `${match[1]}${kind}`);
    expect(records.length).toBeGreaterThan(10);
    const fileOf = new Map<string, string>();
    const twice: string[] = [];
    for (const record of records)
      for (const code of await codesOf(record)) {
        if (fileOf.has(code)) twice.push(`${code}: ${fileOf.get(code)} and ${record}`);
        fileOf.set(code, record);
      }
    expect(fileOf.size).toBeGreaterThan(20);
    expect(twice).toEqual([]);
  });
});
