import type { LookedFile } from '#records/sheet/add-attachment.ts';
import { type Scan, scanAttachment } from './scan-attachment.ts';
import { attachmentName, sniffMediaType } from './sniff-media-type.ts';

const MB = 1024 * 1024;
export const LARGEST_ATTACHMENT_MB = 10;

export type FileRefusal =
  | 'attachment-empty'
  | 'attachment-too-large'
  | 'attachment-type'
  | `attachment-${Exclude<Scan, 'clean'>}`;

/** What is in a file that somebody attaches: by its content, and scanned where the installation has a scanner, before it is kept. */
export async function lookAtFile(
  file: File,
  scanCommand: string | null,
): Promise<{ ok: true; looked: LookedFile } | { ok: false; refusal: FileRefusal }> {
  if (file.size === 0) return { ok: false, refusal: 'attachment-empty' };
  if (file.size > LARGEST_ATTACHMENT_MB * MB) return { ok: false, refusal: 'attachment-too-large' };
  const content = Buffer.from(await file.arrayBuffer());
  const mediaType = await sniffMediaType(content, file.name);
  if (mediaType === null) return { ok: false, refusal: 'attachment-type' };
  const scan = scanCommand === null ? 'clean' : await scanAttachment(scanCommand, content);
  if (scan !== 'clean') return { ok: false, refusal: `attachment-${scan}` };
  return { ok: true, looked: { name: attachmentName(file.name, mediaType), mediaType, content } };
}
