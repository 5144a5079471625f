import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile } from '../kit/project-files.ts';

/** Each table and the one room that writes it; docs/rooms.md is drawn from the same list. */
const ROOMS: Record<string, string[]> = JSON.parse(readProjectFile('test/guards/table-rooms.json'));
const TABLES = new Set(Object.values(ROOMS).flat());

/** Tables that a second room writes too, each with its reason; never more than three. */
const EXCEPTIONS: Record<string, { room: string; reason: string }> = {};

/** What still has to be mended: `table ← room`. */
const KNOWN: string[] = JSON.parse(readProjectFile('test/guards/known.json')).writers;

const NAMED = [
  // kysely's writers, and ours for many rows at once
  /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)'/g,
  /\binsertRows\(\s*\w+,\s*'(\w+)'/g,
  // SQL as text; a word that is no table is prose
  /\b(?:insert into|update|delete from|merge into|truncate(?: table)?)\s+(?:\$\{sql\.table\()?["']?(\w+)/gi,
];
/** A writer whose table is a variable: whatever table stands in a list of its file can be meant. */
const UNNAMED =
  /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*[^'\s)]|\binsertRows\(\s*\w+,\s*[^'\s]|\b(?:insert into|update|delete from|merge into)\s+\$\{sql\.table\(\s*\w/i;

/** The tables that a file's text writes. */
function writtenIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const named = NAMED.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1]!));
  const lists = UNNAMED.test(code) ? [...code.matchAll(/\[[^[\]]*\]/g)].join() : '';
  const meant = [...lists.matchAll(/'(\w+)'/g)].map((match) => match[1]!);
  return [...new Set([...named, ...meant])].filter((table) => TABLES.has(table)).sort();
}

const roomOf = (file: string) => file.match(/^src\/((?:records|features)\/[^/]+(?=\/)|[^/]+)/)![1]!;

/** `table ← room` for each room that writes what another owns. */
function findStrangers(): string[] {
  const strangers = projectFiles(/^src\/.*\.tsx?$/)
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) =>
      writtenIn(readProjectFile(file))
        .filter((table) => !ROOMS[roomOf(file)]?.includes(table) && EXCEPTIONS[table]?.room !== roomOf(file))
        .map((table) => `${table} ← ${roomOf(file)}`),
    );
  return [...new Set(strangers)].sort();
}

describe('a table has one room', () => {
  it('and every table of docs/data-model.md is in the list once', () => {
    const drawn = [...readProjectFile('docs/data-model.md').matchAll(/^## (\w+)$/gm)].map(
      (match) => match[1]!,
    );
    expect(Object.values(ROOMS).flat().sort()).toEqual(drawn.sort());
  });

  it('that alone writes it', () => {
    expect(findStrangers().filter((stranger) => !KNOWN.includes(stranger))).toEqual([]);
  });

  it('and nothing is known that is mended, and hardly anything excepted', () => {
    const strangers = findStrangers();
    expect(KNOWN.filter((stranger) => !strangers.includes(stranger))).toEqual([]);
    expect(Object.keys(EXCEPTIONS).length).toBeLessThanOrEqual(3);
  });

  it.each([
    ["await tx.insertInto('sheet').values(row).execute();", ['sheet']],
    ["db.kysely\n  .updateTable(\n    'part')", ['part']],
    ["with('gone', (qb) => qb.deleteFrom('remark'))", ['remark']],
    ["await insertRows(tx, 'owner', rows);", ['owner']],
    ['sql`INSERT INTO field_change (sheet_id) SELECT 1`', ['field_change']],
    ['sql`update part set state = 1`', ['part']],
    [`sql\`DELETE FROM ${'$'}{sql.table('cycle')} WHERE true\``, ['cycle']],
    [
      `const LISTS = ['part', 'remark'];\nsql\`UPDATE ${'$'}{sql.table(table)} SET x = 1\``,
      ['part', 'remark'],
    ],
    ["for (const table of ['node', 'owner'] as const) tx.deleteFrom(table)", ['node', 'owner']],
    ["tx.selectFrom('sheet').forUpdate()", []],
    ['// Never update sheet here.\n/* delete from part */', []],
  ])('finds the writer in %s', (text, tables) => {
    expect(writtenIn(text)).toEqual(tables);
  });
});
