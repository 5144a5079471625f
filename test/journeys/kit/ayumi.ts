import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../kit/project-files.ts';

/** The built application as a person starts it: its own process, its own new folder, a free port. */
export type Ayumi = {
  address: string;
  folder: string;
  /** Password of each sample sign-in, as printed at the start. */
  passwords: Map<string, string>;
  stop(): Promise<number | null>;
  kill(): Promise<void>;
};

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'ayumi-journey-'));
}

/** `port`: a certain one, where a browser is to find the application again after it was ended; 0 takes any. */
export async function startAyumi(
  folder = newFolder(),
  args: string[] = ['--sample'],
  port = 0,
): Promise<Ayumi> {
  const child = spawn(process.execPath, ['bin/ayumi.mjs', 'serve', '--data', join(folder, 'data'), ...args], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = await printedUntil(
    child,
    args.includes('--sample') ? /控えがあります/u : /http:\/\/\S+\s/u,
  );
  return {
    address: printed.match(/http:\/\/[^\s/]+:\d+/)![0],
    folder,
    passwords: new Map([...printed.matchAll(/^ {2}([a-z-]+) +(\S+) {2}/gmu)].map((m) => [m[1]!, m[2]!])),
    stop: () => end(child, 'SIGTERM', folder),
    kill: async () => void (await end(child, 'SIGKILL')),
  };
}

function printedUntil(child: ChildProcess, isReady: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const take = (chunk: Buffer) => {
      printed += chunk;
      if (isReady.test(printed)) resolve(printed);
    };
    child.stdout!.on('data', take);
    child.stderr!.on('data', (chunk: Buffer) => {
      printed += chunk;
    });
    child.once('exit', (code) => reject(new Error(`the application ended with ${code}:\n${printed}`)));
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals, folder?: string): Promise<number | null> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', (code) => {
      if (folder) rmSync(folder, { recursive: true, force: true });
      resolve(code);
    });
    child.kill(signal);
  });
}
