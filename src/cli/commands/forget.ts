import { forgetPeople } from '#features/people/forget-people.ts';
import { cliRefusals } from '#messages/command-line.ja.ts';
import { listForgettable } from '#records/people/forgettable-queries.ts';
import { type Command, dataOption, EXIT } from '../command.ts';
import { findMunicipality } from '../find-municipality.ts';
import { withDatabase } from '../with-database.ts';

const YEARS = 5;

export const command: Command = {
  usage: 'forget [--years 年数] [--confirm]',
  about:
    '離任してから年数が過ぎた人の氏名・かな・メール・メモとアカウントを削除します。--confirm を付けなければ、対象を表示するだけです。',
  options: {
    years: { type: 'string', argument: '年数', help: `離任してからの年数（省略時は${YEARS}）` },
    confirm: { type: 'boolean', help: '表示した内容を削除します。元に戻せません' },
    ...dataOption,
  },
  operands: { least: 0, most: 0 },
  async run(input, terminal) {
    const years = Number(input.text('years') ?? YEARS);
    if (!Number.isInteger(years) || years < 1 || years > 100) {
      terminal.complain(cliRefusals['years-malformed']({}));
      return EXIT.usage;
    }
    return withDatabase(input, terminal, async (db) => {
      const municipality = await findMunicipality(db, terminal);
      if (!municipality) return EXIT.refused;
      const now = new Date();
      const people = await listForgettable(db.kysely, municipality.id, { now, years });
      await terminal.print(
        people.length === 0
          ? `離任してから${years}年が過ぎた人はいません。`
          : `離任してから${years}年が過ぎた人が${people.length}人います。`,
      );
      for (const { name, until, posts } of people)
        await terminal.print(`  ${name}（${posts.join('・') || '職なし'}、${until}まで）`);
      if (!input.has('confirm')) {
        await terminal.print('まだ何も削除していません。削除するには --confirm を付けてください。');
        return EXIT.ok;
      }
      const editor = { municipalityId: municipality.id, actor: 'コマンドライン', now };
      const gone = await forgetPeople(db, editor, years);
      await terminal.print(
        `${gone.persons}人の個人情報と、1年を過ぎたログインの記録${gone.sessions}件、メール${gone.mails}件、招待などのリンク${gone.tokens}件を削除しました。`,
      );
      return EXIT.ok;
    });
  },
};
