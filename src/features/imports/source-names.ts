import { shippedProfiles } from '#profiles/load.ts';
import { OWN_BOOK } from './read-files.ts';

/** The choice of a known plan. */
export const additionTo = (title: string): string =>
  title === '' ? '（名称のない計画）に追加する' : `「${title}」に追加する`;

/** The names of the layouts whose ids a draft keeps. A layout that the command line was given goes by its id. */
export function profileNames(ids: string): string {
  const names: Record<string, string> = {
    'ayumi/1': '交換形式 ayumi/1',
    [OWN_BOOK]: '「あゆみ」で印刷した冊子',
    ...Object.fromEntries(shippedProfiles.map(({ id, name }) => [id, name])),
  };
  return ids
    .split('、')
    .map((id) => names[id] ?? (id.startsWith('template-') ? 'お使いの様式' : id))
    .join('、');
}

const ENCODING_NAMES: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  shift_jis: 'Shift_JIS',
  'euc-jp': 'EUC-JP',
};
const FORMAT_NAMES: Record<string, string> = { xlsx: 'Excel', docx: 'Word', pdf: 'PDF' };

/** The encoding of a text, or the format of another file. */
export const encodingName = (encoding: string): string =>
  FORMAT_NAMES[encoding] ?? ENCODING_NAMES[encoding] ?? encoding;

export const isFormat = (encoding: string): boolean => encoding in FORMAT_NAMES;
