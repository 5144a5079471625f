import { done, type Outcome, refuse } from '#domain/outcome.ts';
import { readDirectory } from '#formats/zip/directory.ts';
import { type UnpackLimits, unpack } from '#formats/zip/unpack.ts';
import type { ImportRefusal } from '#reading/refusal.ts';
import type { ImportFile } from './import-file.ts';

/** What a person sends of a year: far more files than a plan has, far less than fills the memory. */
const LIMITS: UnpackLimits = { fileBytes: 50 * 1024 * 1024, totalBytes: 100 * 1024 * 1024, files: 300 };
/** What an office file or a book for reading has, and no archive of files. */
const OFFICE = ['[content_types].xml', 'mimetype'];
/** What Windows and others put into folders. */
const OF_THE_SYSTEM = /(?:^|\/)(?:Thumbs\.db|desktop\.ini|\.DS_Store|~\$[^/]*)$/iu;

/** `archive`: the name of the one that held it. */
export type OpenedFile = ImportFile & { archive: string | null };

/** The files, and in the place of an archive those that it holds, under its folders' names. An archive in an archive is refused. */
export function openArchives(files: readonly ImportFile[]): Outcome<OpenedFile[], ImportRefusal> {
  const opened: OpenedFile[] = [];
  for (const file of files) {
    const inside = isArchive(file.bytes) ? open(file) : null;
    if (inside && !inside.ok) return inside;
    if (inside) for (const one of inside.value) opened.push({ ...one, archive: file.name });
    else opened.push({ ...file, archive: null });
  }
  return opened.length === 0 ? refuse({ code: 'no-file' }) : done(opened);
}

function open({ name, bytes }: ImportFile): Outcome<ImportFile[], ImportRefusal> {
  const unpacked = unpack(bytes, LIMITS);
  if (!unpacked.ok) return refuse({ code: unpacked.refusal.code, file: name });
  const files = unpacked.files.filter((file) => !OF_THE_SYSTEM.test(file.name));
  const inner = files.find((file) => isArchive(file.bytes));
  if (inner) return refuse({ code: 'archive-in-archive', file: name, inner: inner.name });
  return files.length === 0 ? refuse({ code: 'file-empty', file: name }) : done(files);
}

function isArchive(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const entries = readDirectory(bytes, 10_000);
  return typeof entries !== 'string' && !entries.some(({ name }) => OFFICE.includes(name.toLowerCase()));
}
