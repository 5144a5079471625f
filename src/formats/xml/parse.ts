import { DOMParser, type Document } from '@xmldom/xmldom';

/** A part of an office file. Null where it is no well-formed XML, or names a document type: those can define entities. */
export function parseXml(text: string): Document | null {
  if (/<!DOCTYPE/iu.test(text)) return null;
  try {
    return new DOMParser({
      onError: (level) => {
        if (level !== 'warning') throw new Error(level);
      },
    }).parseFromString(text, 'text/xml');
  } catch {
    return null;
  }
}
