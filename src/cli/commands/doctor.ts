import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '#config';
import { connect, type Db } from '#db/connect.ts';
import { clusterIn, isOlderLayout } from '#db/data-folder.ts';
import { DataFolderInUse } from '#db/lock.ts';
import { findPendingMigrations } from '#db/migrate.ts';
import { DatabaseRefused } from '#db/refused.ts';
import { databaseRefusals } from '#messages/database.ja.ts';
import { listMunicipalities } from '#records/people/municipality.ts';
import { type Command, dataOption, EXIT } from '../command.ts';
import { aligned } from '../help.ts';
import { readSettings, sentenceOfMigration } from '../with-database.ts';

const LEAST_FREE_GB = 1;

type Finding = { name: string; isGood: boolean; text: string };

export const command: Command = {
  usage: 'doctor',
  about:
    'Nodeの版、データの場所、空き容量、データベースとその構造を点検します。何も書き換えません。\n' +
    'あゆみが動いている間も使えます。そのときは、データベースの中身は点検しません。',
  options: { ...dataOption },
  operands: { least: 0, most: 0 },
  async run(input, terminal) {
    const settings = readSettings(input);
    if (!settings.ok) {
      terminal.complain(settings.sentence);
      return EXIT.usage;
    }
    const findings = [checkNode(), ...checkDisk(settings.config), ...(await checkDatabase(settings.config))];
    const lines = findings.map(({ name, isGood, text }) => ({
      left: `${isGood ? '良好' : '要対応'}  ${name}`,
      help: text,
    }));
    await terminal.print(aligned(lines).join('\n'));
    return findings.every(({ isGood }) => isGood) ? EXIT.ok : EXIT.refused;
  },
};

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isGood = major > 20 || (major === 20 && minor >= 19);
  return { name: 'Node.js', isGood, text: `${process.versions.node}（20.19以上、24を推奨）` };
}

function checkDisk({ database }: Config): Finding[] {
  if ('url' in database) return [];
  let folder = database.dataDir;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const free = (bavail * bsize) / 1024 ** 3;
  return [
    { name: 'データの場所', isGood: true, text: database.dataDir },
    {
      name: '空き容量',
      isGood: free >= LEAST_FREE_GB,
      text: `${free.toFixed(1)}GB（${LEAST_FREE_GB}GB以上）`,
    },
  ];
}

async function checkDatabase({ database }: Config): Promise<Finding[]> {
  const name = 'url' in database ? 'PostgreSQLサーバー' : '内蔵データベース';
  if ('dataDir' in database && isOlderLayout(database.dataDir))
    return [
      {
        name,
        isGood: true,
        text: '前の版の置き方です（あゆみを次に動かすときに、フォルダーの中で移します）',
      },
    ];
  if ('dataDir' in database && !existsSync(clusterIn(database.dataDir)))
    return [{ name, isGood: true, text: 'まだありません（あゆみを初めて動かすときに作られます）' }];
  let db: Db;
  try {
    db = await connect(database);
  } catch (error) {
    if (error instanceof DataFolderInUse)
      return [{ name, isGood: true, text: `あゆみが動いています（プロセス${error.pid ?? '不明'}が使用中）` }];
    if (error instanceof DatabaseRefused)
      return [{ name, isGood: false, text: databaseRefusals[error.code](error.facts) }];
    throw error;
  }
  try {
    return [{ name, isGood: true, text: '開けました' }, ...(await checkContent(db))];
  } finally {
    await db.close();
  }
}

async function checkContent(db: Db): Promise<Finding[]> {
  const name = 'データベースの構造';
  const schema = await findPendingMigrations(db);
  if (!schema.ok) return [{ name, isGood: false, text: sentenceOfMigration(schema) }];
  const { pending } = schema;
  if (pending.length > 0)
    return [
      {
        name,
        isGood: false,
        text: `更新が必要です（${pending.join('、')}）。ayumi migrate を実行するか、あゆみを動かしてください。`,
      },
    ];
  const municipalities = await listMunicipalities(db.kysely);
  const names = municipalities.map(({ name, isSample }) => (isSample ? `${name}（見本）` : name)).join('、');
  return [
    { name, isGood: true, text: '最新です' },
    { name: '自治体', isGood: true, text: names || 'まだありません' },
  ];
}
