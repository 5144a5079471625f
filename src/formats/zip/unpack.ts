import type { FileRefusal } from '../blocks.ts';

export type UnpackLimits = {
  /** Of one file and of all together, unpacked. */
  fileBytes: number;
  totalBytes: number;
  files: number;
};
export type Unpacked =
  | { ok: true; files: { name: string; bytes: Uint8Array }[] }
  | { ok: false; refusal: FileRefusal };

/** The files of an archive, within limits that hold while it is unpacked, not by what the archive says of itself. */
export function unpack(_bytes: Uint8Array, _limits: UnpackLimits): Unpacked {
  return { ok: false, refusal: { code: 'file-unknown' } };
}
