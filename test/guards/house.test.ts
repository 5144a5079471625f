import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readProjectFile, root } from '../kit/project-files.ts';

/** Files of a house in which every line of `crosses` breaks the rule that stands beside it, and nothing else does. */
const crosses = {
  'domain-rooms': ['src/domain/plan/tree.ts', "import { sql } from '#db/tables.ts';"],
  'domain-packages': ['src/domain/plan/paths.ts', "import { z } from 'zod';"],
  'domain-node': ['src/domain/plan/clock.ts', "import { readFileSync } from 'node:fs';"],
  'addresses-rooms': ['src/addresses/sheets.ts', "import { list } from '#records/sheet/queries.ts';"],
  'messages-types': ['src/messages/files.ja.ts', "import { chapter } from '#formats/blocks.ts';"],
  'formats-rooms': ['src/formats/pdf/draw.ts', "import { cell } from '../csv/cell.ts';"],
  'papers-rooms': ['src/papers/book.ts', "import { list } from '#records/sheet/queries.ts';"],
  'reading-rooms': ['src/reading/sheet.ts', "import { sql } from '#db/tables.ts';"],
  'workers-rooms': ['src/workers/room.ts', "import { plan } from '#domain/plan/plan.ts';"],
  'db-types': ['src/db/columns.ts', "import { plan } from '#domain/plan/plan.ts';"],
  'records-rooms': ['src/records/sheet/save.ts', "import { words } from '#messages/words.ja.ts';"],
  'records-mail-rooms': [
    'src/records/mail/queue.ts',
    "import { Page } from '#features/plans/plan-page.tsx';",
  ],
  'http-rooms': ['src/http/frame.tsx', "import { save } from '#records/plan/save-plan.ts';"],
  'http-types': ['src/http/log.ts', "import { sql } from '#db/tables.ts';"],
  'features-rooms': ['src/features/plans/list.ts', "import type { Page } from '#features/imports/page.tsx';"],
  'app-rooms': ['src/app.ts', "import { Page } from '#features/plans/plan-page.tsx';"],
  'no-such-room': ['src/helpers/text.ts', "import { plan } from '#domain/plan/plan.ts';"],
  'no-such-file': ['src/cli/main.ts', "import { gone } from './gone.ts';"],
  'no-package-of-development': ['src/features/plans/draw.ts', "import { test } from 'vitest';"],
} as const;

/** The same doors, rightly used: as types where types are allowed, by what a room may see. */
const allowed: Record<string, string> = {
  'src/domain/plan/plan.ts': "import { diffWords } from 'diff';\nexport const plan = diffWords;",
  'src/db/tables.ts':
    "import type { plan } from '#domain/plan/plan.ts';\nexport const sql: typeof plan | null = null;",
  'src/formats/blocks.ts': 'export const chapter = 1;',
  'src/formats/csv/cell.ts': "import { chapter } from '../blocks.ts';\nexport const cell = chapter;",
  'src/formats/read-book.ts': "export { cell } from './csv/cell.ts';",
  'src/messages/words.ja.ts':
    "import type { chapter } from '#formats/blocks.ts';\nexport const words: typeof chapter = 1;",
  'src/records/plan/save-plan.ts':
    "import { createHash } from 'node:crypto';\nexport const save = createHash;",
  'src/records/sheet/queries.ts':
    "import { save } from '#records/plan/save-plan.ts';\nexport const list = save;",
  'src/records/mail/send-mail.ts':
    "import { words } from '#messages/words.ja.ts';\nexport const send = words;",
  'src/http/layout.tsx':
    "import { list } from '#records/sheet/queries.ts';\nexport const Layout = () => <p>{list}</p>;",
  'src/features/plans/plan-page.tsx':
    "import { Layout } from '#http/layout.tsx';\nimport { save } from '#records/plan/save-plan.ts';\nexport const Page = () => <Layout>{save}</Layout>;",
  'src/features/imports/page.tsx': 'export const Page = () => <p />;',
};

/** Circles: two files of one room that know each other's types only, and two rooms whose files do not go round. */
const circles: Record<string, string> = {
  'src/domain/cycle/stage.ts': "import type { Day } from './day.ts';\nexport type Stage = { day: Day };",
  'src/domain/cycle/day.ts': "import type { Stage } from './stage.ts';\nexport type Day = { stage: Stage };",
  'src/records/opinion/ask.ts':
    "import type { Seal } from '#records/edition/seal.ts';\nexport type Ask = Seal;",
  'src/records/edition/seal.ts': 'export type Seal = 1;',
  'src/records/edition/open.ts':
    "import type { Hide } from '#records/opinion/hide.ts';\nexport type Open = Hide;",
  'src/records/opinion/hide.ts': 'export type Hide = 1;',
};

const house = mkdtempSync(join(tmpdir(), 'ayumi-house-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));

function build(files: Record<string, string>) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  }
}

const withKnown = (known: string[]) => {
  build({ 'test/guards/known.json': JSON.stringify({ imports: known }) });
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'scripts/check-house.mjs'), house], {
    encoding: 'utf8',
  });
  return { lines: stdout.trim().split('\n').slice(0, -1).sort(), status };
};

describe('scripts/check-house.mjs', () => {
  build({ ...allowed, ...circles, 'package.json': readProjectFile('package.json') });
  build(Object.fromEntries(Object.values(crosses)));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));

  it('finds each planted crossing and circle, types counted, and nothing else', { timeout: 120_000 }, () => {
    const { lines, status } = withKnown([]);
    expect(lines.map((line) => line.split(' → ')[0])).toEqual(
      [
        ...Object.entries(crosses).map(([rule, [file]]) => `${rule}: ${file}`),
        'no-circle: circle: src/domain/cycle/day.ts, src/domain/cycle/stage.ts',
        'no-circle-of-rooms: circle: records/edition, records/opinion',
      ].sort(),
    );
    expect(status).toBe(1);
  });

  it('lets what is known pass, and says what is known without need', { timeout: 120_000 }, () => {
    const all = withKnown([]).lines.map((line) => line.slice(line.indexOf(': ') + 2));
    expect(withKnown(all)).toEqual({ lines: [], status: 0 });
    expect(withKnown([...all, 'src/domain/a.ts → src/db/b.ts'])).toEqual({
      lines: ['mended, to be taken out of test/guards/known.json: src/domain/a.ts → src/db/b.ts'],
      status: 1,
    });
  });
});
