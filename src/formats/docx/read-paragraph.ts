import { attributeOf, child, elementsIn, type XmlElement } from '../xml/tree.ts';
import { isOn, type StylesReading } from './read-styles.ts';
import { symbolText } from './symbol-text.ts';

export type ParagraphReading = {
  text: string;
  /** Contents of text boxes that hang on it. */
  boxes: XmlElement[];
  hasPicture: boolean;
  notes: { kind: 'footnote' | 'endnote'; id: string }[];
};

/** Deleted, or told twice: what stands over a ruby's base, and old wordings. */
const UNSEEN = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPr',
  'w:rPr',
  'w:instrText',
  'w:rt',
  'w:sdtPr',
  'w:tblPr',
]);

/** Reads what a person sees of paragraphs: ask in the order of the document, because a field may reach over several. */
export function paragraphReader(styles: StylesReading): (paragraph: XmlElement) => ParagraphReading {
  /** The fields that are open, from the outside; of a field its result is seen, not its code. */
  let fields: ('code' | 'result')[] = [];

  return (paragraph) => {
    const reading: ParagraphReading = { text: '', boxes: [], hasPicture: false, notes: [] };
    const isHiddenByStyle = styles.ofParagraph(child(paragraph, 'w:pPr')).isHidden;
    // No code reaches over the end of a paragraph; one that seems to is damaged, and would hide all the rest.
    fields = fields.filter((field) => field === 'result');
    const say = (text: string, isHidden: boolean) => {
      if (!isHidden && !fields.includes('code')) reading.text += text;
    };

    const visit = (element: XmlElement, isHidden: boolean): void => {
      switch (element.name) {
        case 'w:r':
          visitAll(element, styles.isHiddenRun(child(element, 'w:rPr')) ?? isHiddenByStyle);
          break;
        case 'w:t':
        case 'm:t':
          say(textOf(element), isHidden);
          break;
        case 'w:tab':
        case 'w:ptab':
          say('\t', isHidden);
          break;
        case 'w:br':
          say(/page|column/u.test(attributeOf(element, 'type') ?? '') ? '' : '\n', isHidden);
          break;
        case 'w:cr':
          say('\n', isHidden);
          break;
        case 'w:noBreakHyphen':
          say('-', isHidden);
          break;
        case 'w:sym': {
          const code = Number.parseInt(attributeOf(element, 'char') ?? '', 16);
          const character =
            code > 0 && code <= 0xffff ? String.fromCodePoint(code < 0x100 ? code + 0xf000 : code) : '';
          say(symbolText(character, attributeOf(element, 'font')), isHidden);
          break;
        }
        case 'w:fldChar':
          followField(attributeOf(element, 'fldCharType'));
          break;
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          reading.notes.push({
            kind: element.name === 'w:footnoteReference' ? 'footnote' : 'endnote',
            id: attributeOf(element, 'id') ?? '',
          });
          break;
        case 'w:txbxContent':
          reading.boxes.push(element);
          break;
        case 'a:blip':
        case 'v:imagedata':
          reading.hasPicture = true;
          break;
        case 'w:sdt':
          if (!isPlaceholder(element)) visitAll(element, isHidden);
          break;
        case 'mc:AlternateContent':
          visitAll(chosen(element), isHidden);
          break;
        default:
          if (!UNSEEN.has(element.name)) visitAll(element, isHidden);
      }
    };
    const visitAll = (element: XmlElement, isHidden: boolean) => {
      for (const inner of elementsIn(element)) visit(inner, isHidden);
    };
    const followField = (type: string | null) => {
      if (type === 'begin') fields.push('code');
      if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = 'result';
      if (type === 'end') fields.pop();
    };
    visitAll(paragraph, isHiddenByStyle);
    return reading;
  };
}

/** Blanks at its ends count only where the file says so; a line break in it is a blank to Word. */
function textOf(element: XmlElement): string {
  const text = element.children.filter((one) => typeof one === 'string').join('');
  const plain = text.replace(/[\r\n]+/gu, ' ');
  return attributeOf(element, 'space') === 'preserve' ? plain : plain.replace(/^[ \t]+|[ \t]+$/gu, '');
}

/** A content control that nobody has filled in shows what to write there. */
export function isPlaceholder(control: XmlElement): boolean {
  const shown = child(control, 'w:sdtPr', 'w:showingPlcHdr');
  return shown !== null && isOn(attributeOf(shown, 'val') ?? '1');
}

/** What newer programs see of contents that are kept in two wordings. */
export function chosen(alternates: XmlElement): XmlElement {
  return child(alternates, 'mc:Choice') ?? child(alternates, 'mc:Fallback') ?? alternates;
}
