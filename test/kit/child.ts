import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { buildSync } from 'esbuild';
import { root } from './project-files.ts';

export type Child = {
  pid: number;
  /** What it prints, line by line. */
  lines: AsyncIterableIterator<string>;
  /** How it ended: its exit code or its signal. */
  ended: Promise<number | string>;
  kill(): void;
};

let programs = 0;

/** Runs a program of ours, written as TypeScript that imports the project's rooms, in a process of its own. */
export function startChild(source: string, args: string[] = []): Child {
  // Two folders below the root, like src/db: what the code looks for from where it stands is found from here too.
  const outfile = `${root}/var/test/child-${process.pid}-${programs++}.mjs`;
  buildSync({
    stdin: { contents: source, loader: 'ts', resolveDir: root },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const child: ChildProcessByStdio<null, Readable, null> = spawn(process.execPath, [outfile, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    pid: child.pid!,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    ended: once(child, 'close').then(([code, signal]) => {
      rmSync(outfile, { force: true });
      return code ?? signal;
    }),
    kill: () => child.kill('SIGKILL'),
  };
}
