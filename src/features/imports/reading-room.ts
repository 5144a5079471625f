import { type Outcome, refuse } from '#domain/outcome.ts';
import { findForeignFormat } from '#formats/text/foreign-format.ts';
import type { ImportRefusal } from '#reading/refusal.ts';
import type { PackedReading } from '#records/draft/pack-reading.ts';
import { limitsOfFiles, openWorkRoom, type RoomLimits, type Watch } from '#workers/work-room.ts';
import { readUpload, type Upload } from './read-upload.ts';

export type ReadingRoom = (upload: Upload, watch?: Watch) => Promise<Outcome<PackedReading, ImportRefusal>>;

export type Rules = {
  /** The script of the process as the build puts it beside the bundle. */
  script: URL;
  seats: number;
  /** How often the usual processor time a reading may take. */
  patience: number;
};

/** A text asks for no more work than it has lines. */
const OF_TEXTS: RoomLimits = { milliseconds: 60_000, megabytes: 1024, growth: 1536 };

function limitsOf({ files }: Upload, patience: number): RoomLimits {
  if (files.every(({ bytes }) => findForeignFormat(bytes) === null))
    return { ...OF_TEXTS, milliseconds: patience * OF_TEXTS.milliseconds };
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return limitsOfFiles(size, patience);
}

/** Reads uploads in processes of their own; why one could not be read to the end is a refusal like others. */
export function openReadingRoom({ script, seats, patience }: Rules): ReadingRoom {
  const read = openWorkRoom<Upload, Outcome<PackedReading, ImportRefusal>>({
    script,
    here: readUpload,
    seats,
    limitsOf: (upload) => limitsOf(upload, patience),
  });
  return async (upload, watch) => {
    const worked = await read(upload, watch);
    if (worked.ok) return worked.answer;
    switch (worked.why) {
      case 'full':
        return refuse({ code: 'reading-room-full' });
      case 'too-much':
        return refuse({ code: 'reading-too-much' });
      case 'died':
        return refuse({ code: 'reading-died' });
      case 'too-long': {
        const { milliseconds } = limitsOf(upload, patience);
        return refuse({ code: 'reading-too-long', seconds: Math.round(milliseconds / 100) / 10 });
      }
      case 'too-busy':
        return refuse({ code: 'reading-too-busy' });
      case 'cancelled':
        return refuse({ code: 'reading-cancelled' });
    }
  };
}

const script = new URL('./read-worker.js', import.meta.url);

/** Where an upload is read while somebody waits for the page. */
export const readAside = openReadingRoom({ script, seats: 2, patience: 1 });

/** Where a queued one is read: it has more time. */
export const readQueued = openReadingRoom({ script, seats: 1, patience: 10 });
