import { cliRefusals } from '#messages/command-line.ja.ts';
import { recoverAccount } from '#records/account/recover-account.ts';
import { type Command, dataOption, EXIT } from '../command.ts';
import { withDatabase } from '../with-database.ts';

export const command: Command = {
  usage: 'recover ログインID [--without-second-factor]',
  about:
    'ログインできなくなった人のために、アカウントの停止を解き、パスワードを決め直すリンクを作ります。画面で操作できる人がいないときに使います。',
  options: {
    'without-second-factor': { type: 'boolean', help: '2段階認証も解除します' },
    ...dataOption,
  },
  operands: { least: 1, most: 1 },
  run: (input, terminal) =>
    withDatabase(input, terminal, async (db, { origin, port }) => {
      const signIn = input.operands[0]!;
      const withoutSecondFactor = input.has('without-second-factor');
      const recovered = await recoverAccount(db, { signIn, withoutSecondFactor, now: new Date() });
      if (!recovered) {
        terminal.complain(cliRefusals['sign-in-unknown']({ signIn }));
        return EXIT.refused;
      }
      await terminal.print(
        [
          'あゆみを開始してから、次のリンクを本人のブラウザで開いてください。',
          `  ${origin ?? `http://localhost:${port}`}${recovered.path}`,
          `期限は${recovered.until}、使えるのは1回だけです。`,
        ].join('\n'),
      );
      return EXIT.ok;
    }),
};
