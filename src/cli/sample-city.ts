import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '#db/connect.ts';
import type { Outcome } from '#domain/outcome.ts';
import { loadSample } from '#features/imports/load-sample.ts';
import type { ImportRefusal } from '#reading/refusal.ts';

const NAME = 'midorigaoka.json';

/** Loads the sample city from where the build put its document, or from the sources. */
export function loadSampleCity(db: Db): Promise<Outcome<string[], ImportRefusal>> {
  const beside = join(import.meta.dirname, 'sample', NAME);
  const path = existsSync(beside) ? beside : join(import.meta.dirname, '..', '..', 'sample', NAME);
  return loadSample(db, { name: NAME, bytes: readFileSync(path) });
}
