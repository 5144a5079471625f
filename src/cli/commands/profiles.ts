import { shippedProfiles } from '#profiles/load.ts';
import { type Command, EXIT } from '../command.ts';
import { aligned } from '../help.ts';

export const command: Command = {
  usage: 'profiles',
  about:
    '読み込める様式の名前と内容を一覧にします。ほかの様式は、JSONファイルに書いて --profile で指定できます。',
  options: {},
  operands: { least: 0, most: 0 },
  async run(_input, terminal) {
    await terminal.print(
      aligned(shippedProfiles.map(({ id, name }) => ({ left: id, help: name }))).join('\n'),
    );
    return EXIT.ok;
  },
};
