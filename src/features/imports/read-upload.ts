import { done, type Outcome, refuse } from '#domain/outcome.ts';
import { type LayoutProfile, shippedProfiles } from '#profiles/load.ts';
import type { ImportRefusal } from '#reading/refusal.ts';
import { type PackedReading, packReading } from '#records/draft/pack-reading.ts';
import type { ImportFile } from './import-file.ts';
import { readFiles } from './read-files.ts';

/**
 * Files that somebody sent. `own`: the layouts of the office's own forms; `profile`: the id of the layout that was chosen, null: each
 * file's own is recognised.
 */
export type Upload = {
  files: ImportFile[];
  own: LayoutProfile[];
  profile: string | null;
  municipality: string;
};

/** Reads an upload to the end: everything that takes long. `tell`: how many of its files are read. */
export async function readUpload(
  { files, own, profile: id, municipality }: Upload,
  tell?: (done: number, total: number) => void,
): Promise<Outcome<PackedReading, ImportRefusal>> {
  const profiles = [...own, ...shippedProfiles];
  const profile = profiles.find((one) => one.id === id) ?? null;
  const reading = await readFiles(files, { profiles, profile, municipality }, tell);
  return reading.ok ? done(packReading(reading.value)) : refuse(reading.refusal);
}
