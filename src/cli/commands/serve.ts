import { cliRefusals } from '#messages/command-line.ja.ts';
import { listMunicipalities } from '#records/people/municipality.ts';
import { type Command, dataOption, EXIT } from '../command.ts';
import { loadSampleCity } from '../sample-city.ts';
import { serve, stopOnSignal } from '../serve.ts';
import { openDatabase, readSettings } from '../with-database.ts';

export const command: Command = {
  usage: 'serve [--sample]',
  about:
    'あゆみを動かし、アドレスを表示します。止めるには Ctrl+C を押します。\n' +
    '環境変数 PORT（既定 3000）、HOST（既定 127.0.0.1）、AYUMI_ORIGIN（利用者が開くアドレス）で設定します。',
  options: {
    sample: { type: 'boolean', help: 'まだ何も登録されていなければ、見本の市を読み込んで始めます' },
    ...dataOption,
  },
  operands: { least: 0, most: 0 },
  async run(input, terminal) {
    const settings = readSettings(input);
    if (!settings.ok) {
      terminal.complain(settings.sentence);
      return EXIT.usage;
    }
    const { config } = settings;
    const opened = await openDatabase(config);
    if (!opened.ok) {
      terminal.complain(opened.sentence);
      return EXIT.refused;
    }
    const { db } = opened;
    try {
      if (input.has('sample') && (await listMunicipalities(db.kysely)).length === 0) await loadSampleCity(db);
      await stopOnSignal(await serve(config, db));
      return EXIT.ok;
    } catch (error) {
      await db.close();
      const { code } = error as NodeJS.ErrnoException;
      const { host, port } = config;
      if (code === 'EADDRINUSE') terminal.complain(cliRefusals['port-in-use']({ port }));
      else if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
        terminal.complain(cliRefusals['address-not-usable']({ host, port }));
      else throw error;
      return EXIT.refused;
    }
  },
};
