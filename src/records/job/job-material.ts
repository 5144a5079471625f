import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Db } from '#db/connect.ts';
import type { Tx } from '#db/transaction.ts';
import type { QueuedJob } from './work-queue.ts';

/** Packing is done beside this thread, and a piece holds up the others for some hundredths of a second. */
const PIECE = 512 * 1024;
const packed = promisify(gzip);
const unpacked = promisify(gunzip);

export const packMaterial = (material: Uint8Array): Promise<Buffer> => packed(material, { level: 1 });

/** Keeps what was sent with a job, in the transaction that writes the job. */
export async function keepMaterial(
  tx: Tx,
  { municipalityId, jobId }: QueuedJob,
  material: Buffer,
): Promise<void> {
  for (let position = 0; position * PIECE < material.length; position += 1)
    await tx
      .insertInto('job_material')
      .values({
        municipality_id: municipalityId,
        job_id: jobId,
        position,
        bytes: material.subarray(position * PIECE, (position + 1) * PIECE),
      })
      .execute();
}

/** What was sent with a job; null where nothing was. */
export async function findMaterial(
  db: Db['kysely'],
  { municipalityId, jobId }: QueuedJob,
): Promise<Uint8Array | null> {
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = await db
      .selectFrom('job_material')
      .select('bytes')
      .where('municipality_id', '=', municipalityId)
      .where('job_id', '=', jobId)
      .where('position', '=', pieces.length)
      .executeTakeFirst();
    if (!piece) return pieces.length === 0 ? null : unpacked(Buffer.concat(pieces));
    pieces.push(piece.bytes);
  }
}

/** Nobody needs it any more. */
export async function dropMaterial(
  db: Db['kysely'] | Tx,
  { municipalityId, jobId }: QueuedJob,
): Promise<void> {
  await db
    .deleteFrom('job_material')
    .where('municipality_id', '=', municipalityId)
    .where('job_id', '=', jobId)
    .execute();
}
