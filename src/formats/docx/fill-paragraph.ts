import { type Edit, escapeXml, prefixOf } from '../xml/edit.ts';
import { attributeOf, child, elementsIn, type XmlElement } from '../xml/tree.ts';
import { linesOf } from './lines.ts';
import { isPlaceholder } from './read-paragraph.ts';

export type ValueOf = (name: string) => string | undefined;

/** Offices type the brackets wide as well. */
const NAME = /(?:\{\{|｛｛)([^{}｛｝\n\t]{1,100})(?:\}\}|｝｝)/gu;
/** What of a run is text; fields would bring back what they said before. */
const TEXTS = ['w:t', 'w:tab', 'w:br', 'w:cr', 'w:sym', 'w:ptab', 'w:noBreakHyphen'];
const FIELDS = ['w:fldChar', 'w:instrText'];

/** The texts of a paragraph in their order; contents of text boxes are paragraphs of their own. */
function textsIn(paragraph: XmlElement, names: readonly string[]): XmlElement[] {
  return elementsIn(paragraph).flatMap((inner) => {
    if (names.includes(inner.name)) return [inner];
    const isApart = ['w:txbxContent', 'w:del', 'w:moveFrom', 'w:pPr', 'w:rPr', 'mc:Fallback'].includes(
      inner.name,
    );
    return isApart ? [] : textsIn(inner, names);
  });
}

const wordsOf = (element: XmlElement) =>
  element.name === 'w:t' ? element.children.filter((one) => typeof one === 'string').join('') : '\n';

/** The names between {{ and }} in a paragraph, which Word may have split over several runs. */
export function namesIn(paragraph: XmlElement): string[] {
  const said = textsIn(paragraph, TEXTS).map(wordsOf).join('');
  return [...said.matchAll(NAME)].map((found) => found[1]!.trim());
}

/** Each {{name}} that has a value is replaced where it begins, in the look of that run; what followed it stays. */
export function fillNames(part: string, paragraph: XmlElement, take: ValueOf): Edit[] {
  const texts = textsIn(paragraph, TEXTS);
  const words = texts.map(wordsOf);
  const found = [...words.join('').matchAll(NAME)].flatMap((match) => {
    const value = take(match[1]!.trim());
    return value === undefined ? [] : [{ from: match.index, to: match.index + match[0].length, value }];
  });
  if (found.length === 0) return [];
  let at = 0;
  return texts.flatMap((element, i) => {
    const [from, to] = [at, at + words[i]!.length];
    at = to;
    const here = found.filter((one) => one.from < to && one.to > from);
    if (here.length === 0) return [];
    let filled = '';
    let done = from;
    for (const one of here) {
      filled += words[i]!.slice(done - from, Math.max(one.from, from) - from);
      // The value stands where its name began.
      if (one.from >= from) filled += one.value;
      done = Math.min(one.to, to);
    }
    return [
      {
        from: element.from,
        to: element.to,
        text: runText(filled + words[i]!.slice(done - from), part, element),
      },
    ];
  });
}

/**
 * The whole text of a paragraph is replaced; it keeps the look of its first run, or of its end where it has none. `controls`: the
 * content controls around it.
 */
export function fillWhole(
  part: string,
  paragraph: XmlElement,
  value: string,
  controls: readonly XmlElement[] = [],
): Edit[] {
  const texts = textsIn(paragraph, TEXTS);
  const marks = textsIn(paragraph, FIELDS);
  const count = (type: string) => marks.filter((one) => attributeOf(one, 'fldCharType') === type).length;
  const hints = [...controls, ...textsIn(paragraph, ['w:sdt'])].filter(isPlaceholder);
  const removed = [
    ...texts.slice(1),
    // A field that reaches over several paragraphs is left whole.
    ...(count('begin') === count('end') ? marks : []),
    ...hints.flatMap((one) => asHint(one, paragraph)),
  ].map(({ from, to }) => ({ from, to, text: '' }));
  const first = texts[0];
  if (first) return [{ from: first.from, to: first.to, text: runText(value, part, first) }, ...removed];
  const prefix = prefixOf(part, paragraph);
  const run = `<${prefix}r>${lookOfEnd(part, paragraph, prefix)}${runText(value, part, paragraph)}</${prefix}r>`;
  const isEmptyTag = part[paragraph.to - 2] === '/';
  if (isEmptyTag) {
    const opening = part.slice(paragraph.from, paragraph.to - 2).trimEnd();
    return [{ from: paragraph.from, to: paragraph.to, text: `${opening}>${run}</${prefix}p>` }];
  }
  const at = child(paragraph, 'w:pPr')?.to ?? paragraph.innerFrom;
  return [{ from: at, to: at, text: run }, ...removed];
}

/** What makes the text of a content control a hint: the control says so, and its runs look so. */
function asHint(control: XmlElement, paragraph: XmlElement): XmlElement[] {
  const runs = textsIn(paragraph, ['w:r']).concat(textsIn(control, ['w:r']));
  const looks = runs.map((run) => child(run, 'w:rPr', 'w:rStyle')).filter((look) => look !== null);
  return [...new Set([child(control, 'w:sdtPr', 'w:showingPlcHdr')!, ...looks])];
}

/** How the end of an empty paragraph looks: whoever types there types so. Marks of tracked changes are not a look. */
function lookOfEnd(part: string, paragraph: XmlElement, prefix: string): string {
  const properties = child(paragraph, 'w:pPr', 'w:rPr');
  const kept = (properties ? elementsIn(properties) : []).filter(
    ({ name }) => !['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:rPrChange'].includes(name),
  );
  const looks = kept.map(({ from, to }) => part.slice(from, to)).join('');
  return looks === '' ? '' : `<${prefix}rPr>${looks}</${prefix}rPr>`;
}

function runText(value: string, part: string, like: XmlElement): string {
  const prefix = prefixOf(part, like);
  return linesOf(value)
    .map((line) =>
      line
        .split('\t')
        .map((piece) =>
          piece === '' ? '' : `<${prefix}t xml:space="preserve">${escapeXml(piece)}</${prefix}t>`,
        )
        .join(`<${prefix}tab/>`),
    )
    .join(`<${prefix}br/>`);
}
