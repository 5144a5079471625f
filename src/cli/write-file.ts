import { writeFileSync } from 'node:fs';
import { cliRefusals } from '#messages/command-line.ja.ts';
import type { Terminal } from './command.ts';

/** Writes a file for the user. False, with a sentence, where that cannot be done. */
export function writeFile(path: string, content: string | Uint8Array, terminal: Terminal): boolean {
  try {
    writeFileSync(path, content);
    return true;
  } catch {
    terminal.complain(cliRefusals['file-not-writable']({ file: path }));
    return false;
  }
}
