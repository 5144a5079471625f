import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '#config';
import { listMunicipalities } from '#features/imports/queries.ts';
import { type Command, dataOption, EXIT } from '../command.ts';
import { aligned } from '../help.ts';
import { openDatabase, readSettings } from '../with-database.ts';

const LEAST_FREE_GB = 1;

type Finding = { name: string; isGood: boolean; text: string };

export const command: Command = {
  usage: 'doctor',
  about:
    'Nodeの版、データの場所、空き容量、データベースとその形を点検します。あゆみを止めてから実行してください。',
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

async function checkDatabase(config: Config): Promise<Finding[]> {
  const kind = 'url' in config.database ? 'PostgreSQLサーバー' : '内蔵データベース';
  const opened = await openDatabase(config);
  if (!opened.ok) return [{ name: kind, isGood: false, text: opened.sentence }];
  try {
    const municipalities = await listMunicipalities(opened.db.kysely);
    const { applied } = opened;
    return [
      { name: kind, isGood: true, text: '開けました' },
      {
        name: 'データベースの形',
        isGood: true,
        text: applied.length === 0 ? '最新です' : `最新に更新しました（${applied.join('、')}）`,
      },
      {
        name: '自治体',
        isGood: true,
        text:
          municipalities.map(({ name, isSample }) => (isSample ? `${name}（見本）` : name)).join('、') ||
          'まだありません',
      },
    ];
  } finally {
    await opened.db.close();
  }
}
