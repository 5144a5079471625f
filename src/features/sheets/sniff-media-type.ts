import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';

/** What may be attached: printed, pictured, counted or written. */
export type AttachableType = keyof typeof EXTENSIONS;

const EXTENSIONS = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'text/csv': ['csv'],
  'text/plain': ['txt'],
} as const;

/**
 * What kind of file is it, by its content? The name decides only between a text and a table of texts, which look the same.
 * Null for everything else: a program, an old Office file, one with macros, an archive of something. Does not look for
 * viruses, and not into PDFs.
 */
export async function sniffMediaType(content: Buffer, name: string): Promise<AttachableType | null> {
  const type = (await fileTypeFromBuffer(content))?.mime ?? '';
  // A workbook that calls itself one without macros may hold some all the same.
  if (isAttachable(type)) return content.includes('vbaProject.bin') ? null : type;
  // Two letters make a text look like a picture or a program: BM, MZ. What reads as a text is one.
  return isText(content) ? (/\.csv$/i.test(name) ? 'text/csv' : 'text/plain') : null;
}

const isAttachable = (type: string): type is AttachableType => Object.hasOwn(EXTENSIONS, type);

/** Lines that a person can read, in UTF-8 or as Japanese offices write them (Shift_JIS, UTF-16 with its mark). */
function isText(content: Buffer): boolean {
  if (content[0] === 0xff && content[1] === 0xfe)
    return !hasControls(new TextDecoder('utf-16le').decode(content));
  if (isUtf8(content)) return !hasControls(content.toString('utf8'));
  try {
    return !hasControls(new TextDecoder('shift_jis', { fatal: true }).decode(content));
  } catch {
    return false;
  }
}

/** Controls other than tab, line breaks, form feed, escape and delete stand in no text. */
const hasControls = (text: string) =>
  [...text].some((letter) => {
    const code = letter.codePointAt(0)!;
    return code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1a && code !== 0x1b;
  });

/** The name under which it is kept: the last part of what the browser said, with the ending that its content has. */
export function attachmentName(said: string, type: AttachableType): string {
  const name = said
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}"<>|:*?]/gu, '')
    .trim()
    .slice(-120);
  const endings: readonly string[] = EXTENSIONS[type];
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return endings.includes(ending) ? name : `${name || '添付'}.${endings[0]}`;
}
