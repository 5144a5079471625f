import { cliRefusals } from '#messages/command-line.ja.ts';
import { EXIT } from './command.ts';
import { runCommand } from './run-command.ts';
import { openTerminal } from './terminal.ts';

try {
  process.exitCode = await runCommand(process.argv.slice(2), openTerminal());
} catch (error) {
  const details = process.env.AYUMI_DEBUG ? `\n${(error as Error).stack}` : '';
  process.stderr.write(`ayumi: ${cliRefusals.unexpected({ reason: (error as Error).message })}${details}\n`);
  process.exitCode = EXIT.unexpected;
}
