import { cliRefusals } from '#messages/command-line.ja.ts';
import { setUpMunicipality } from '#records/account/set-up-municipality.ts';
import { listMunicipalities } from '#records/people/municipality.ts';
import { type Command, dataOption, EXIT } from '../command.ts';
import { aligned } from '../help.ts';
import { withDatabase } from '../with-database.ts';

export const command: Command = {
  usage: 'setup --name 自治体名 [--code コード]',
  about:
    '自治体を登録し、事務局と運用のアカウントを作ります。パスワードは一度だけ表示します。見本の市のアカウントは使えなくなります。',
  options: {
    name: { type: 'string', argument: '自治体名', help: '都道府県名を除いた自治体の名前' },
    code: { type: 'string', argument: 'コード', help: '全国地方公共団体コード（6桁）' },
    ...dataOption,
  },
  operands: { least: 0, most: 0 },
  async run(input, terminal) {
    const name = input.text('name')?.trim();
    const code = input.text('code')?.normalize('NFKC') ?? null;
    if (!name) {
      terminal.complain(cliRefusals['option-needed']({ option: '--name' }));
      return EXIT.usage;
    }
    if (code !== null && !/^\d{6}$/u.test(code)) {
      terminal.complain(cliRefusals['code-malformed']({}));
      return EXIT.usage;
    }
    return withDatabase(input, terminal, async (db) => {
      const standing = (await listMunicipalities(db.kysely)).find(({ isSample }) => !isSample);
      if (standing) {
        terminal.complain(cliRefusals['municipality-exists']({ name: standing.name }));
        return EXIT.refused;
      }
      const { signIns } = await setUpMunicipality(db, { name, code });
      const lines = signIns.map(({ signIn, password, label }) => ({
        left: `  ${signIn}  ${password}`,
        help: label,
      }));
      await terminal.print(
        [`「${name}」を登録しました。次のパスワードは、ここにしか表示されません。`, ...aligned(lines)].join(
          '\n',
        ),
      );
      return EXIT.ok;
    });
  },
};
