import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
/** The real documents and what they hold; not part of the project, and not always there. */
export const shared = join(root, '..', 'shared');

/** Every file of the project that git knows or would take, relative to its root. */
export function projectFiles(pattern = /./): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file !== '' && pattern.test(file));
}

export function readProjectFile(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
