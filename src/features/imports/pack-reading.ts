import { gzipSync } from 'node:zlib';
import type { FilesReading, ReadFile } from './read-files.ts';
import type { Reading } from './reading/assemble.ts';

/**
 * A reading as a draft keeps it. Printing and packing a great document takes long, so it is done where it was read; what
 * goes from there to the database is a few strings and bytes.
 */
export type PackedReading = {
  /** The titles of its plans, as far as they are told. */
  titles: string[];
  document: string;
  provenance: Uint8Array;
  conservation: number;
  files: ReadFile[];
};

export const packReading = ({ document, provenance, conservation, files }: FilesReading): PackedReading => ({
  titles: document.plans.map(({ title }) => title),
  document: JSON.stringify(document),
  provenance: packProvenance(provenance),
  conservation: conservation.share,
  files,
});

export const packProvenance = (provenance: Reading['provenance']): Buffer =>
  gzipSync(JSON.stringify(provenance), { level: 1 });
