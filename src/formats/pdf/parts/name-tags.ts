import { listIn, numberIn, type PdfFile, references } from './take-apart.ts';

/**
 * Gives the tags of a file names that the compiler has no word for. The labels of a form and the headers of rows: the layout
 * shades them (typst/booklet.typ, `shade-of`), and what is drawn as a label becomes one in the tags, with its scope. The
 * contents: a booklet's only list. The captions of tables, which the compiler puts beside the table.
 */
export function nameTags({ objects }: PdfFile): void {
  const kindOf = (number: number) =>
    objects[number]?.text.match(/^<<\s+\/Type \/StructElem\s+\/S \/(\w+)/)?.[1];
  const change = (number: number, edit: (text: string) => string) => {
    objects[number] = { ...objects[number]!, text: edit(objects[number]!.text) };
  };
  const figures: number[] = [];
  for (const number of objects.keys()) {
    const kind = kindOf(number);
    const contents = CONTENTS[kind ?? ''];
    if (contents) change(number, (text) => text.replace(`/S /${kind}`, `/S /${contents}`).replace(LIST, ''));
    else if (kind === 'TD') change(number, labelled);
    else if (kind === 'TH' || kind === 'Table') change(number, (text) => text.replace(LOOK, ''));
    else if (kind === 'Caption') figures.push(numberIn(objects[number]!.text, 'P'));
  }
  for (const figure of figures) {
    const parent = numberIn(objects[figure]!.text, 'P');
    const [caption, inner] = kidsOf(objects[figure]!.text) as [number, number];
    const [table] = kidsOf(objects[inner]!.text) as [number];
    change(table, (text) => under(parent, text).replace('/K [', `/K [${caption} 0 R `));
    change(caption, (text) => under(table, text));
    change(parent, (text) => text.replace(new RegExp(`\\b${figure} 0 R`), `${table} 0 R`));
    objects[figure] = objects[inner] = undefined;
  }
}

const kidsOf = (text: string) =>
  references(listIn(text, 'K')).map((reference) => Number.parseInt(reference, 10));
const under = (parent: number, text: string) => text.replace(/\/P \d+ 0 R/, `/P ${parent} 0 R`);

function labelled(text: string): string {
  const scope = SCOPES[text.match(/\/BackgroundColor \[(\S+)/)?.[1] ?? ''];
  const plain = text.replace(LOOK, '');
  return scope
    ? plain.replace('/S /TD', '/S /TH').replace('/O /Table', `/O /Table\n    /Scope /${scope}`)
    : plain;
}

/** 94.5 % and 94.9 % of white, as the compiler writes them. */
const SCOPES: Readonly<Record<string, string>> = { '0.94509804': 'Row', '0.9490196': 'Column' };
const CONTENTS: Readonly<Record<string, string>> = { L: 'TOC', LI: 'TOCI', LBody: 'Reference' };
/** How a list is numbered, said of contents. */
const LIST = /\s*\/A \[<<\s+\/O \/List[^>]*>>\]/;
/** Which border and ground a cell has helps nobody who hears it. */
const LOOK = / ?<<\s+\/O \/Layout[^>]*>>/;
