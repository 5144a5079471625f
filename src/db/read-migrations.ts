import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `recordedName`: its name and the checksum of its text, so that a file that was changed is another migration. */
export type MigrationFile = { name: string; recordedName: string; text: string };

/** The build puts the SQL files beside the bundle, as they stand beside this file. */
export const MIGRATIONS = join(import.meta.dirname, 'migrations');

/** The migrations of a folder in order. Throws where a number is missing or twice: that is a mistake in the code. */
export function readMigrations(folder: string): MigrationFile[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return files.map((file, index) => {
    const name = file.replace(/\.sql$/, '');
    if (!name.startsWith(`${String(index + 1).padStart(4, '0')}-`))
      throw new Error(`${file} is out of order`);
    // Line ends are not part of a migration: a checkout on Windows must have the same checksum.
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { name, text, recordedName: `${name} ${createHash('sha256').update(text).digest('hex')}` };
  });
}
