import { canonicalJson } from '#exchange/canonical.ts';
import { type FilesReading, readFiles } from '#features/imports/read-files.ts';
import { cliRefusals } from '#messages/command-line.ja.ts';
import { shippedProfiles } from '#profiles/load.ts';
import { type ImportRefusal, sentenceOf } from '#reading/refusal.ts';
import { chooseProfile } from '../choose-profile.ts';
import { type Command, dataOption, EXIT, type ExitCode, type Input, type Terminal } from '../command.ts';
import { describeReading } from '../describe-reading.ts';
import { readFilesOf } from '../read-files-of.ts';
import { writeFile } from '../write-file.ts';

export const command: Command = {
  usage:
    'import ファイル… [--profile 様式] [--dry-run] [--json] [--provenance ファイル] [--plan ID] [--confirm]',
  about:
    '計画書・進行管理シート・総括表のファイル（Excel・Word・PDF・CSV・テキスト、それらの zip）や、\n' +
    '交換形式 ayumi/1 のJSONを読み込みます。\n' +
    '何も付けなければ読み込み結果を登録前の状態で保存し、確認する画面のアドレスを表示します。計画にはまだ書き込みません。',
  options: {
    profile: {
      type: 'string',
      argument: '様式',
      help: '様式の名前か、様式を書いたJSONファイル（省略時は自動で見分けます）',
    },
    'dry-run': { type: 'boolean', help: '読み取るだけで、何も保存しません（データベースは不要です）' },
    json: { type: 'boolean', help: '読み取った内容を ayumi/1 のJSONで標準出力に書きます' },
    provenance: {
      type: 'string',
      argument: 'ファイル',
      help: '値ごとの出所（行やセルの場所・原文・確からしさ）をJSONで書き出します',
    },
    plan: { type: 'string', argument: 'ID', help: 'この計画に追加します（省略時は同じ名前の計画）' },
    confirm: {
      type: 'boolean',
      help: '確認事項に「誤り」がなければ、登録前の確認をせずにそのまま登録します',
    },
    ...dataOption,
  },
  operands: { least: 1, most: 1000 },
  run,
};

async function run(input: Input, terminal: Terminal): Promise<ExitCode> {
  const isDry = input.has('dry-run');
  for (const other of ['plan', 'confirm', 'data'] as const)
    if (isDry && (input.has(other) || input.text(other) !== undefined)) {
      terminal.complain(cliRefusals['options-exclude']({ one: '--dry-run', other: `--${other}` }));
      return EXIT.usage;
    }
  terminal.tell('ファイルを読み込んでいます。');
  const fail = (refusal: ImportRefusal): ExitCode => {
    terminal.complain(sentenceOf(refusal));
    return refusal.code === 'profile-not-found' ? EXIT.usage : EXIT.unreadable;
  };
  const files = readFilesOf(input.operands);
  if (!files.ok) return fail(files.refusal);
  const profile = chooseProfile(input.text('profile'), shippedProfiles);
  if (!profile.ok) return fail(profile.refusal);
  const read = (municipality: string | null) =>
    readFiles(files.value, { profiles: shippedProfiles, profile: profile.value, municipality });
  if (!isDry) {
    const { keepReading } = await import('../keep-reading.ts');
    return keepReading(input, terminal, read, report);
  }
  const reading = await read(null);
  if (!reading.ok) return fail(reading.refusal);
  return (await report(reading.value, input, terminal)) ? EXIT.ok : EXIT.refused;
}

/** Prints what was read, as a document or in a few lines, and writes the provenance where it is asked for. */
async function report(reading: FilesReading, input: Input, terminal: Terminal): Promise<boolean> {
  const file = input.text('provenance');
  if (file !== undefined && !writeFile(file, `${JSON.stringify(reading.provenance, null, 1)}\n`, terminal))
    return false;
  await terminal.print(input.has('json') ? canonicalJson(reading.document) : describeReading(reading));
  return true;
}
