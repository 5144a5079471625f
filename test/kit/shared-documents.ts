import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/documents/', import.meta.url));

/** The real published documents lie beside the project, not in it; tests that read them are skipped without them. */
export const hasSharedDocuments = existsSync(folder);

export function sharedDocument(name: string): string {
  return readFileSync(`${folder}${name}.txt`, 'utf8');
}
