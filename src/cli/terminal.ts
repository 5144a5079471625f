import type { Terminal } from './command.ts';

/** Standard output and error. A reader that has closed (`| head`) ends the process quietly. */
export function openTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  return {
    print: (text) =>
      new Promise((resolve) => {
        process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, () => resolve());
      }),
    complain: (sentence) => {
      process.stderr.write(`ayumi: ${sentence}\n`);
    },
    tell: (text) => {
      if (process.stderr.isTTY) process.stderr.write(`${text}\n`);
    },
  };
}
