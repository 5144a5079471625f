import type { ExchangeProblem } from '#exchange/schema.ts';
import type { ReadBook } from '#formats/blocks.ts';
import { importProblems } from '#messages/imports.ja.ts';
import { nameOfPlace } from './place-name.ts';

type Unread = ReadBook['unread'];

const CODES = {
  'image-page': 'page-image-only',
  picture: 'picture-unread',
  'formula-without-value': 'formula-unread',
} as const;
/** Named one by one up to here. */
const MOST_PLACES = 20;

/** One problem for each kind of thing in a file that holds no text that can be read; nothing of it is in the document. */
export function problemsOfUnread(file: string, unread: Unread): ExchangeProblem[] {
  return (['image-page', 'picture', 'formula-without-value'] as const).flatMap((why) => {
    const places = unread.filter((one) => one.why === why).map(({ place }) => nameOfPlace(place));
    const distinct = [...new Set(places)];
    if (distinct.length === 0) return [];
    const more = distinct.length > MOST_PLACES ? ` ほか${distinct.length - MOST_PLACES}か所` : '';
    const text = `${distinct.slice(0, MOST_PLACES).join('、')}${more}`;
    const code = CODES[why];
    return [
      { code, severity: 'warning', file, line: null, text, message: importProblems[code](text), about: null },
    ];
  });
}
