import { type Command, dataOption, EXIT } from '../command.ts';
import { openDatabase, readSettings } from '../with-database.ts';

export const command: Command = {
  usage: 'migrate',
  about: 'データベースの形を、このあゆみの版に合わせます。ayumi serve も、始めるときに同じことをします。',
  options: { ...dataOption },
  operands: { least: 0, most: 0 },
  async run(input, terminal) {
    const settings = readSettings(input);
    if (!settings.ok) {
      terminal.complain(settings.sentence);
      return EXIT.usage;
    }
    const opened = await openDatabase(settings.config);
    if (!opened.ok) {
      terminal.complain(opened.sentence);
      return EXIT.refused;
    }
    await opened.db.close();
    const { applied } = opened;
    await terminal.print(applied.length === 0 ? 'すでに最新です。' : `更新しました: ${applied.join('、')}`);
    return EXIT.ok;
  },
};
