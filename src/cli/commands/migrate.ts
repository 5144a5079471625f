import { type Command, dataOption, EXIT } from '../command.ts';
import { withDatabase } from '../with-database.ts';

export const command: Command = {
  usage: 'migrate',
  about:
    'データベースの構造を、このあゆみの版に合わせて更新します。ayumi serve も、始めるときに同じことをします。',
  options: { ...dataOption },
  operands: { least: 0, most: 0 },
  run: (input, terminal) =>
    withDatabase(input, terminal, async (_db, _config, applied) => {
      await terminal.print(applied.length === 0 ? 'すでに最新です。' : `更新しました: ${applied.join('、')}`);
      return EXIT.ok;
    }),
};
