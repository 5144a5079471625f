import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import type { FileRefusal } from '../../blocks.ts';
import { tameStreams } from './tame-streams.ts';

/** `emptied`: how many streams were emptied, since nobody could read what they draw. */
export type OpenDocument = { document: PDFDocumentProxy; emptied: number; close: () => Promise<void> };

/** Opens a PDF, or says why it cannot be opened. Whoever opens it closes it. */
export async function openDocument(
  bytes: Uint8Array,
): Promise<{ ok: true; open: OpenDocument } | { ok: false; refusal: FileRefusal }> {
  // A copy: it is changed, and the library takes away what it is given.
  const own = new Uint8Array(bytes);
  const emptied = tameStreams(own);
  const task = await load(own);
  try {
    return { ok: true, open: { document: await task.promise, emptied, close: () => task.destroy() } };
  } catch (error) {
    await task.destroy();
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return { ok: false, refusal: { code: isLocked ? 'file-encrypted' : 'file-damaged' } };
  }
}

async function load(bytes: Uint8Array): Promise<PDFDocumentLoadingTask> {
  // Loaded only where a PDF comes: it is large.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return getDocument({
    data: bytes,
    // Japanese PDFs without embedded fonts name their characters by tables that stand in the package.
    cMapUrl: join(folder, 'cmaps', '/'),
    standardFontDataUrl: join(folder, 'standard_fonts', '/'),
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    useWasm: false,
    // Pictures are seen, never unpacked.
    maxImageSize: 0,
    verbosity: VerbosityLevel.ERRORS,
  });
}
