import type { PdfObject } from './take-apart.ts';

/**
 * The compiler tags the cells of a table's head as headers, and has no word for the labels of a form and the headers of rows.
 * The layout gives them a shade of their own (typst/booklet.typ, `shade-of`), and here what is drawn as a label becomes one in
 * the tags: a header with its scope. So does the list that the contents are drawn as: the booklet has no other list.
 */
export function nameTags(object: PdfObject): PdfObject {
  const kind = object.text.match(/^<<\s+\/Type \/StructElem\s+\/S \/(\w+)/)?.[1];
  if (!kind) return object;
  const contents = CONTENTS[kind];
  if (contents) {
    return { ...object, text: object.text.replace(`/S /${kind}`, `/S /${contents}`).replace(LIST, '') };
  }
  if (kind !== 'Table' && kind !== 'TD' && kind !== 'TH') return object;
  const scope = kind === 'TD' ? SCOPES[object.text.match(/\/BackgroundColor \[(\S+)/)?.[1] ?? ''] : undefined;
  let text = object.text.replace(LOOK, '');
  if (scope) text = text.replace('/S /TD', '/S /TH').replace('/O /Table', `/O /Table\n    /Scope /${scope}`);
  return { ...object, text };
}

/** 94.5 % and 94.9 % of white, as the compiler writes them. */
const SCOPES: Readonly<Record<string, string>> = { '0.94509804': 'Row', '0.9490196': 'Column' };
const CONTENTS: Readonly<Record<string, string>> = { L: 'TOC', LI: 'TOCI', LBody: 'Reference' };
/** How a list is numbered, said of contents. */
const LIST = /\s*\/A \[<<\s+\/O \/List[^>]*>>\]/;
/** Which border and ground a cell has helps nobody who hears it. */
const LOOK = / ?<<\s+\/O \/Layout[^>]*>>/;
