import type { Body } from '#exchange/schema.ts';
import type { OutlineProfile } from '#profiles/outline-profile.ts';
import { foldText } from '../fold.ts';
import type { ReadOwner, Span, Traced } from '../read-plan.ts';
import { type Source, textOf } from '../source.ts';
import { trace, traceJoined } from '../traced.ts';
import { readGrade } from './grade.ts';
import { splitOfficeName } from './office-name.ts';

/** What an owner cell says. */
export type OwnerCell = {
  owners: ReadOwner[];
  /** The grade that each of them gives, where printed (共生福祉課B 社協A). */
  grades: { department: Traced; code: Traced }[];
  /** Letters in the place of a grade that no scale has. */
  unreadableGrades: Span[];
  /** Pieces that name an owner. */
  understood: Span[];
  /** Pieces from which no department's name can be read. */
  unreadable: Span[];
};

type Words = Pick<OutlineProfile, 'owners' | 'ratingScales'>;

const JAPANESE = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー';
const SEPARATORS = new RegExp(
  [
    '[\\s、,，;；]+',
    '(?<=[課係室局所])[・／/]',
    // Names that a lost blank has joined: みどり課こども課社協, みどり課B社協A.
    '(?<=[^\\s・（(]{2}課)(?=[^\\s・（()）]{2,8}課|社協|社会福祉協議会)',
    `(?<=[課係室局所協]\\p{L})(?<![${JAPANESE}])(?=[${JAPANESE}])`,
  ].join('|'),
  'gu',
);
/** A longer cell is no list of owners. */
const LONGEST_CELL = 1000;
/** A longer piece is no part of a name that the page's line break has cut. */
const LONGEST_FRAGMENT = 8;
const LONGEST_BODY_NAME = 40;
/** みどり課B, みどり課：B, みどり課（B）: a name, and in its last place a letter of no Japanese word. */
const NAME_AND_LETTER = new RegExp(`^(.*?)([:：(（]?)(?=\\p{L})([^${JAPANESE}])[)）]?$`, 'su');

/** Splits an owner cell at blanks and list commas; a name that a line break of the page has cut is put together again. */
export function readOwnerCell(source: Source, cell: Span, words: Words): OwnerCell {
  const read: OwnerCell = { owners: [], grades: [], unreadableGrades: [], understood: [], unreadable: [] };
  if (cell.to - cell.from > LONGEST_CELL) return { ...read, unreadable: [cell] };
  let fragment: Span | null = null;
  let ungraded: Traced | null = null;
  for (const token of tokensOf(source, cell)) {
    const alone = ungraded ? splitAtLetter(source, token) : null;
    if (ungraded && alone?.name === null) {
      takeGrade(source, ungraded, token, alone.letter, words, read);
      ungraded = null;
      continue;
    }
    const taken = takeOwner(source, fragment, token, words, read);
    ungraded = taken?.isGraded === false ? taken.printed : null;
    if (taken) {
      fragment = null;
      continue;
    }
    if (fragment) read.unreadable.push(fragment);
    const isGrade = typeof readGrade(textOf(source, token), words.ratingScales) === 'object';
    const mayGoOn = token.to - token.from <= LONGEST_FRAGMENT && !isGrade;
    if (!mayGoOn) read.unreadable.push(token);
    fragment = mayGoOn ? token : null;
  }
  if (fragment) read.unreadable.push(fragment);
  return read;
}

function tokensOf(source: Source, cell: Span): Span[] {
  const text = textOf(source, cell);
  const tokens: Span[] = [];
  let from = 0;
  const pushUntil = (to: number) => {
    if (to > from) tokens.push({ line: cell.line, from: cell.from + from, to: cell.from + to });
  };
  for (const separator of text.matchAll(SEPARATORS)) {
    pushUntil(separator.index);
    from = separator.index + separator[0].length;
  }
  pushUntil(text.length);
  return tokens;
}

/** Adds the owner that a token names, with the fragment before it where there is one; null if it names none. */
function takeOwner(
  source: Source,
  fragment: Span | null,
  token: Span,
  words: Words,
  read: OwnerCell,
): { printed: Traced; isGraded: boolean } | null {
  const split = splitAtLetter(source, token);
  const hasGrade = split?.name && isOwner(textOf(source, split.name), words);
  const { name, letter } = hasGrade ? split : { name: token, letter: null };
  const printed = addBody(source, name!, words, read) ?? addOffice(source, fragment, name!, words, read);
  if (!printed) return null;
  const usesFragment = fragment !== null && printed.spans[0]!.from <= fragment.from;
  if (fragment) (usesFragment ? read.understood : read.unreadable).push(fragment);
  if (letter) takeGrade(source, printed, token, letter, words, read);
  else read.understood.push(token);
  return { printed, isGraded: letter !== null };
}

/** A token that ends with a letter of no Japanese word, perhaps in brackets, and what stands before it. */
function splitAtLetter(source: Source, token: Span): { name: Span | null; letter: Span } | null {
  const [, name = '', sign = '', letter = ''] = NAME_AND_LETTER.exec(textOf(source, token)) ?? [];
  if (letter === '') return null;
  const from = token.from + name.length + sign.length;
  return {
    name: name === '' ? null : { ...token, to: token.from + name.length },
    letter: { ...token, from, to: from + letter.length },
  };
}

const isOwner = (name: string, words: Words) =>
  bodyNamed(name, words) !== null || splitOfficeName(name, words.owners) !== null;

/** The grade of an owner; a letter that is in no scale is none. */
function takeGrade(
  source: Source,
  department: Traced,
  token: Span,
  letter: Span,
  words: Words,
  read: OwnerCell,
): void {
  const grade = readGrade(textOf(source, letter), words.ratingScales);
  if (typeof grade === 'string') {
    read.unreadableGrades.push(letter);
    read.understood.push({ ...token, to: letter.from }, { ...token, from: letter.to });
    return;
  }
  read.grades.push({ department, code: { text: grade.code, spans: [letter], confidence: 1 } });
  read.understood.push(token);
}

/** An owner that is a body as a whole: 社協 is no department. */
function addBody(source: Source, name: Span, words: Words, read: OwnerCell): Traced | null {
  const body = bodyNamed(textOf(source, name), words);
  if (!body) return null;
  read.owners.push({ body, department: null, subsection: null });
  return trace(source, name);
}

/** The body that a name ends with: 社協, みどり市社協. */
function bodyNamed(name: string, { owners }: Words): Body | null {
  const folded = foldText(name.slice(-LONGEST_BODY_NAME));
  return Object.entries(owners.bodies).find(([word]) => folded.endsWith(word))?.[1] ?? null;
}

/** A department, a section of the department before it, or both in one name. Returns what is printed as the owner. */
function addOffice(
  source: Source,
  fragment: Span | null,
  name: Span,
  words: Words,
  read: OwnerCell,
): Traced | null {
  const office = splitOfficeName(textOf(source, name), words.owners);
  if (!office) return null;
  const part = ([from, to]: readonly [number, number]) => ({
    ...name,
    from: name.from + from,
    to: name.from + to,
  });
  const subsection = office.subsection && trace(source, part(office.subsection));
  if (office.department) {
    const span = part(office.department);
    const department = fragment ? traceJoined(source, [fragment, span], 0.7) : trace(source, span);
    read.owners.push({ body: null, department, subsection });
    return department;
  }
  const last = read.owners.at(-1);
  if (!last?.department || last.subsection) return null;
  last.subsection = subsection;
  return subsection;
}
