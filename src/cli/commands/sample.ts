import { sentenceOf } from '#reading/refusal.ts';
import { type Command, dataOption, EXIT } from '../command.ts';
import { loadSampleCity } from '../sample-city.ts';
import { withDatabase } from '../with-database.ts';

export const command: Command = {
  usage: 'sample',
  about: '架空の市「みどりヶ丘市」の計画とシートを読み込みます。自治体を登録した後は読み込めません。',
  options: { ...dataOption },
  operands: { least: 0, most: 0 },
  run: (input, terminal) =>
    withDatabase(input, terminal, async (db) => {
      const loaded = await loadSampleCity(db);
      if (!loaded.ok) {
        terminal.complain(sentenceOf(loaded.refusal));
        return EXIT.refused;
      }
      await terminal.print('見本の市を読み込みました。ayumi serve で始めると、ログインの方法を表示します。');
      return EXIT.ok;
    }),
};
