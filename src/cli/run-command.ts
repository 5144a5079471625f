import { cliRefusals } from '#messages/command-line.ja.ts';
import { type Command, EXIT, type ExitCode, type Terminal } from './command.ts';
import { aligned, describeCommand } from './help.ts';
import { nearest } from './nearest.ts';
import { readInput } from './read-input.ts';

/** Every command, loaded only when it is called: reading a file must not wait for the database or the web. */
const COMMANDS: Record<string, { summary: string; load: () => Promise<{ command: Command }> }> = {
  serve: {
    summary: 'あゆみを動かし、ブラウザから使えるようにします',
    load: () => import('./commands/serve.ts'),
  },
  setup: {
    summary: '自治体を登録します（見本の市のアカウントは使えなくなります）',
    load: () => import('./commands/setup.ts'),
  },
  recover: {
    summary: 'ログインできなくなった人のために、パスワードを決め直すリンクを作ります',
    load: () => import('./commands/recover.ts'),
  },
  import: {
    summary: '計画書や進行管理シートのファイルを読み込みます',
    load: () => import('./commands/import.ts'),
  },
  export: {
    summary: '計画を交換形式 ayumi/1 のJSONで書き出します',
    load: () => import('./commands/export.ts'),
  },
  plans: { summary: '登録されている計画を一覧にします', load: () => import('./commands/plans.ts') },
  profiles: { summary: '読み込める様式を一覧にします', load: () => import('./commands/profiles.ts') },
  sample: { summary: '見本の市を読み込みます', load: () => import('./commands/sample.ts') },
  forget: {
    summary: '離任した人の個人情報を削除します',
    load: () => import('./commands/forget.ts'),
  },
  migrate: {
    summary: 'データベースの構造を新しい版に合わせて更新します',
    load: () => import('./commands/migrate.ts'),
  },
  doctor: { summary: '動かす環境とデータを点検します', load: () => import('./commands/doctor.ts') },
};

/** Runs the command that the arguments name, and tells how it ended. */
export async function runCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const [name = '--help', ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    await terminal.print(overview());
    return args.length === 0 ? EXIT.usage : EXIT.ok;
  }
  const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!known) {
    terminal.complain(
      cliRefusals['unknown-command']({ command: name, nearest: nearest(name, Object.keys(COMMANDS)) }),
    );
    return EXIT.usage;
  }
  const { command } = await known.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    await terminal.print(describeCommand(command));
    return EXIT.ok;
  }
  const reading = readInput(name, command, rest);
  if (!reading.ok) {
    terminal.complain(reading.sentence);
    return EXIT.usage;
  }
  return command.run(reading.input, terminal);
}

function overview(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => ({ left: `  ${name}`, help: summary }));
  return [
    '使い方: ayumi コマンド [引数] [オプション]',
    '',
    '地域福祉計画の進行管理「あゆみ」のコマンドです。',
    '',
    'コマンド:',
    ...aligned(lines),
    '',
    'くわしくは ayumi コマンド --help をご覧ください。',
    '終了コード: 0 正常、1 想定外の問題、2 使い方の誤り、3 読み込めないファイル、4 実行できない状態',
    '',
  ].join('\n');
}
