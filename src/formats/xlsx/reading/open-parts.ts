import type { FileRefusal } from '../../blocks.ts';
import { legalXml } from '../../xml/legal-text.ts';
import { refusalOfCompound } from '../../zip/compound-file.ts';
import { unpack } from '../../zip/unpack.ts';

/** More than any book of an office, and what a process can hold beside its other work. */
const LIMITS = { fileBytes: 48 * 1024 * 1024, totalBytes: 96 * 1024 * 1024, files: 10_000 };

/** The parts of a workbook as texts. */
export type Parts = { has(name: string): boolean; text(name: string): string };
export type Opened = { ok: true; parts: Parts } | { ok: false; refusal: FileRefusal };

/** The part holds what a workbook never needs: a document type, which can define entities. */
export class UnsafePart extends Error {}

/** The parts of a workbook, where it is one that can be read without danger. */
export function openParts(bytes: Uint8Array): Opened {
  const refuse = (code: FileRefusal['code']): Opened => ({ ok: false, refusal: { code } });
  if (bytes.length === 0) return refuse('file-empty');
  const compound = refusalOfCompound(bytes);
  if (compound) return refuse(compound);
  const unpacked = unpack(bytes, LIMITS);
  if (!unpacked.ok) return unpacked;
  const files = new Map(unpacked.files.map((file) => [file.name.replace(/^\/+/u, ''), file.bytes]));
  const parts: Parts = { has: (name) => files.has(name), text: (name) => textOf(files.get(name)) };
  if ([...files.keys()].some((name) => /vbaProject|\/macrosheets\//iu.test(name)))
    return refuse('file-with-macros');
  if (
    !parts.has('[Content_Types].xml') ||
    ![...files.keys()].some((name) => /^xl\/workbook.*\.xml$/iu.test(name))
  )
    return refuse('file-unknown');
  return /macroEnabled/iu.test(parts.text('[Content_Types].xml'))
    ? refuse('file-with-macros')
    : { ok: true, parts };
}

function textOf(bytes: Uint8Array | undefined): string {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes ?? new Uint8Array());
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) throw new UnsafePart();
  return legalXml(text);
}
