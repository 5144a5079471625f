import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { canonicalJson } from '#exchange/canonical.ts';
import { documentSchema } from '#exchange/schema.ts';
import { root } from '../../test/kit/project-files.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'ayumi-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const table = join(root, 'sample/import/hoshinomori-r5-table.txt');
const data = ['--data', join(folder, 'data')];

async function ayumi(...args: string[]) {
  let out = '';
  let complaint = '';
  const exit = await runCommand(args, {
    print: async (text) => {
      out += text.endsWith('\n') ? text : `${text}\n`;
    },
    complain: (sentence) => {
      complaint += sentence;
    },
    tell: () => {},
  });
  return { exit, out, complaint };
}

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('how a command is called', () => {
  it.each([
    ['no command', [], 2, 'out', '使い方: ayumi'],
    ['--help', ['--help'], 0, 'out', 'doctor'],
    ['the help of a command', ['import', '--help'], 0, 'out', '--provenance'],
    ['a command misspelt', ['improt'], 2, 'complaint', '「import」のことですか'],
    ['a command of nobody', ['銭湯'], 2, 'complaint', '「銭湯」というコマンドはありません'],
    ['a property of every object', ['constructor'], 2, 'complaint', 'というコマンドはありません'],
    ['an option misspelt', ['import', 'a.txt', '--dryrun'], 2, 'complaint', '「--dry-run」のことですか'],
    ['an option without its value', ['export', '--plan'], 2, 'complaint', '「--plan」の後にID'],
    ['a switch with a value', ['import', 'a.txt', '--json=yes'], 2, 'complaint', '値を付けられません'],
    ['a file missing', ['import'], 2, 'complaint', '引数が足りません'],
    ['one argument too many', ['profiles', 'x'], 2, 'complaint', '余分な引数「x」'],
    [
      'an unknown layout',
      ['import', table, '--dry-run', '--profile', 'unknown'],
      2,
      'complaint',
      'kitamoto-table',
    ],
    [
      'two options that exclude each other',
      ['import', table, '--dry-run', '--confirm'],
      2,
      'complaint',
      '一緒に使えません',
    ],
    ['no plan to export', ['export'], 2, 'complaint', '--plan'],
    ['another format', ['export', '--plan', 'x', '--format', 'pdf'], 2, 'complaint', '「pdf」'],
    ['a code that is none', ['setup', '--name', '架空市', '--code', '12'], 2, 'complaint', '6桁'],
  ] as const)('%s', async (_name, args, exit, where, text) => {
    const result = await ayumi(...args);
    expect(result.exit).toBe(exit);
    expect(result[where]).toContain(text);
  });
});

describe('import --dry-run', () => {
  it('prints one document and nothing else', async () => {
    const { exit, out, complaint } = await ayumi('import', table, '--dry-run', '--json');
    expect([exit, complaint]).toEqual([0, '']);
    expect(canonicalJson(documentSchema.parse(JSON.parse(out)))).toBe(out);
  });

  it('writes the origin of every value where it is asked to', async () => {
    const file = join(folder, 'provenance.json');
    await ayumi('import', table, '--dry-run', '--provenance', file);
    expect(
      JSON.parse(readFileSync(file, 'utf8'))['/plans/0/projects/0/title'].pieces[0].line,
    ).toBeGreaterThan(1);
  });

  it('takes a layout from a file', async () => {
    const { shippedProfiles } = await import('#profiles/load.ts');
    const own = written(
      'own.json',
      JSON.stringify({ ...shippedProfiles.find(({ id }) => id === 'kitamoto-table'), id: 'own' }),
    );
    const { exit, out } = await ayumi('import', table, '--dry-run', '--profile', own);
    expect(exit).toBe(0);
    expect(out).toContain('様式: own');
  });

  it.each([
    ['a file that is not there', () => join(folder, 'missing.txt'), '見つかりません'],
    ['a folder', () => folder, '開けません'],
    ['an empty file', () => written('empty.txt', ''), '空です'],
    ['100 MB', () => written('large.txt', new Uint8Array(100 * 1024 * 1024)), '大きすぎて'],
    ['half a PDF', () => written('book.txt', '%PDF-1.7'), '壊れているか途中で切れていて'],
    ['an unknown layout', () => written('letter.txt', 'お知らせ'), '様式を見分けられませんでした'],
    ['half a document', () => written('half.json', '{\n"format": "ayumi/1",\n"plans"'), '3行目'],
    [
      'a fault in a document',
      () => written('fault.json', '{"format":"ayumi/1","plans":[{"id":"a"}]}'),
      '/plans/0/title',
    ],
  ])('says in one sentence why it cannot read %s', async (_name, path, text) => {
    const { exit, out, complaint } = await ayumi('import', path(), '--dry-run', '--json');
    expect([exit, out]).toEqual([3, '']);
    expect(complaint).toContain(text);
    expect(complaint).not.toMatch(/\n|Error| at /u);
  });
});

it('reads the files of one book as one plan', async () => {
  const later = join(root, 'sample/import/hoshinomori-r6-table.txt');
  const { exit, out } = await ayumi('import', table, later, '--dry-run', '--json');
  expect(exit).toBe(0);
  const { plans, problems } = documentSchema.parse(JSON.parse(out));
  expect(plans).toHaveLength(1);
  expect([...new Set(plans[0]!.sheets.map(({ year }) => year))]).toEqual([2023, 2024]);
  expect(problems.every(({ file, line }) => file === null || line !== null)).toBe(true);
});

it('names the file and the line of each problem', async () => {
  const { out } = await ayumi('import', table, '--dry-run');
  expect(out).toMatch(/【誤り】 hoshinomori-r5-table\.txt \d+行目 評価が記入されていません。/u);
  expect(out).toContain('計画（名称のない計画）');
  expect(out).toContain('文字コード: UTF-8');
});

it('says in one sentence that the provenance cannot be written, before anything is kept', async () => {
  const { exit, out, complaint } = await ayumi(
    'import',
    table,
    '--dry-run',
    '--json',
    '--provenance',
    join(folder, 'nowhere', 'provenance.json'),
  );
  expect([exit, out]).toEqual([4, '']);
  expect(complaint).toMatch(/^「.*provenance\.json」に書き込めません。[^\n]*$/u);
});

describe('with a data folder', () => {
  it('goes from nothing to a plan and back', async () => {
    expect((await ayumi('plans', ...data)).complaint).toContain('自治体が登録されていません');
    expect((await ayumi('sample', ...data)).exit).toBe(0);
    expect((await ayumi('sample', ...data)).exit).toBe(4);
    const draft = await ayumi('import', table, ...data);
    expect(draft.exit).toBe(0);
    expect(draft.out).toMatch(/\/imports\/[0-9a-f]+ /u);
    const refused = await ayumi('import', table, '--confirm', ...data);
    expect([refused.exit, refused.complaint]).toEqual([4, expect.stringContaining('確認事項に「誤り」')]);
    const plans = JSON.parse((await ayumi('plans', '--json', ...data)).out);
    expect(plans).toHaveLength(1);
    const out = join(folder, 'out.json');
    expect((await ayumi('export', '--plan', plans[0].id, '--out', out, ...data)).exit).toBe(0);
    const document = documentSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
    expect(document.municipality.name).toBe('みどりヶ丘市');
    expect((await ayumi('export', '--plan', 'none', ...data)).exit).toBe(4);
    expect(
      (await ayumi('export', '--plan', plans[0].id, '--out', join(folder, 'no', 'x'), ...data)).exit,
    ).toBe(4);

    const setUp = await ayumi('setup', '--name', '架空市', '--code', '999999', ...data);
    expect([setUp.exit, setUp.out]).toEqual([0, expect.stringContaining('jimukyoku-999999')]);
    expect((await ayumi('setup', '--name', '架空町', ...data)).exit).toBe(4);
    const moved = await ayumi('import', out, '--confirm', ...data);
    expect([moved.exit, moved.complaint]).toEqual([0, '']);
    const [plan] = JSON.parse((await ayumi('plans', '--json', ...data)).out);
    const again = await ayumi('export', '--plan', plan.id, ...data);
    expect(documentSchema.parse(JSON.parse(again.out)).plans).toEqual(document.plans);
    expect(existsSync(join(folder, 'data', 'db.lock'))).toBe(false);
    expect((await ayumi('migrate', ...data)).out).toContain('最新です');
    const health = await ayumi('doctor', ...data);
    expect([health.exit, health.out]).toEqual([0, expect.stringContaining('架空市')]);
  }, 120_000);

  it('registers a plan without a name, and says that it should have one', async () => {
    const own = ['--data', join(folder, 'nameless')];
    await ayumi('setup', '--name', '架空市', ...own);
    const later = join(root, 'sample/import/hoshinomori-r6-table.txt');
    const { exit, out, complaint } = await ayumi('import', later, '--confirm', ...own);
    expect([exit, out]).toEqual([0, expect.stringContaining('に登録しました')]);
    expect(complaint).toContain('資料に計画の名称がないため');
    expect((await ayumi('plans', ...own)).out).toContain('（名称のない計画）');
  }, 60_000);

  it('is looked at by the doctor without being made or changed', async () => {
    const nowhere = join(folder, 'not-yet');
    const before = await ayumi('doctor', '--data', nowhere);
    expect([before.exit, before.out]).toEqual([0, expect.stringContaining('まだありません')]);
    expect(existsSync(nowhere)).toBe(false);

    const { connect } = await import('#db/connect.ts');
    const bare = join(folder, 'bare');
    const db = await connect({ dataDir: bare });
    const running = await ayumi('doctor', '--data', bare);
    expect([running.exit, running.out]).toEqual([
      0,
      expect.stringContaining(`あゆみが動いています（プロセス${process.pid}が使用中）`),
    ]);
    await db.close();
    for (let time = 0; time < 2; time += 1) {
      const { exit, out } = await ayumi('doctor', '--data', bare);
      expect([exit, out]).toEqual([4, expect.stringContaining('0001-plans-and-imports')]);
    }
  }, 60_000);

  it('names every setting that is wrong, each in its line, and starts nothing', async () => {
    vi.stubEnv('AYUMI_ORIGIN', 'http://ayumi.example.lg.jp');
    vi.stubEnv('AYUMI_ORIGN', 'x');
    const { exit, complaint } = await ayumi('serve', '--data', join(folder, 'never'));
    vi.unstubAllEnvs();
    expect(exit).toBe(2);
    expect(complaint.split('\n').map((line) => line.trim().split('：')[0])).toEqual(
      expect.arrayContaining(['AYUMI_ORIGIN', 'AYUMI_ORIGN']),
    );
    expect(complaint).not.toMatch(/\bat /);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('says that the port is in use, and lets the folder go', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    vi.stubEnv('PORT', String(port));
    const { exit, complaint } = await ayumi('serve', '--data', join(folder, 'held'));
    vi.unstubAllEnvs();
    other.close();
    expect([exit, complaint]).toEqual([4, expect.stringContaining(`ポート${port}は、すでに使われています`)]);
    expect(existsSync(join(folder, 'held', 'db.lock'))).toBe(false);
  }, 60_000);

  it('says who holds the folder', async () => {
    const { connect } = await import('#db/connect.ts');
    const held = join(folder, 'held');
    const db = await connect({ dataDir: held });
    const { exit, complaint } = await ayumi('migrate', '--data', held);
    await db.close();
    expect([exit, complaint]).toEqual([4, expect.stringContaining(`プロセス${process.pid}`)]);
  });
});
