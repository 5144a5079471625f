import { spawn } from 'node:child_process';

export type Scan = 'clean' | 'refused' | 'unchecked';
const PATIENCE = 30_000;

/**
 * Gives a file to the installation's own virus scanner, on its standard input. It ends with 0 where the file is clean; with
 * anything else the file is refused; one that does not start or does not end has checked nothing.
 */
export function scanAttachment(command: string, content: Buffer, patience = PATIENCE): Promise<Scan> {
  return new Promise((resolve) => {
    const child = spawn(command, [], { stdio: ['pipe', 'ignore', 'ignore'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    const end = (scan: Scan) => {
      clearTimeout(timer);
      resolve(scan);
    };
    child.once('error', () => end('unchecked'));
    child.once('close', (code) => end(code === 0 ? 'clean' : code === null ? 'unchecked' : 'refused'));
    // A scanner that has seen enough may close its input early.
    child.stdin.once('error', () => undefined);
    child.stdin.end(content);
  });
}
