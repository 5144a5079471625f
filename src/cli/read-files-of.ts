import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { ImportFile } from '#features/imports/import-file.ts';
import type { ImportRefusal } from '#reading/refusal.ts';

/** Far more than any text that can be read; what is larger is not even opened. */
const MAX_BYTES = 50 * 1024 * 1024;

/** The files of the command line, or the first that cannot be opened. */
export function readFilesOf(paths: readonly string[]): Outcome<ImportFile[], ImportRefusal> {
  const files: ImportFile[] = [];
  for (const path of paths) {
    try {
      if (statSync(path).size > MAX_BYTES) return refuse({ code: 'file-too-large', file: path });
      files.push({ name: basename(path).normalize('NFC'), bytes: readFileSync(path) });
    } catch (error) {
      const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      return refuse({ code: isMissing ? 'file-not-found' : 'file-not-readable', file: path });
    }
  }
  return done(files);
}
