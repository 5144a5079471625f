import { decodeEntities } from './page-fields.ts';

/** What somebody reads on a page: without its tags, in one line. */
export const pageText = (html: string): string =>
  inOneLine(decodeEntities(html.replace(/<(style|script)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' ')));

/** A 全角 blank is a sign of the text, and stays. */
export const inOneLine = (text: string): string => text.replace(/[ \t\r\n]+/g, ' ');
