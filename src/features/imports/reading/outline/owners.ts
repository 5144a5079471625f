import type { Body } from '#exchange/schema.ts';
import type { OutlineProfile } from '#profiles/outline-profile.ts';
import type { ReadOwner, Span, Traced } from '../read-plan.ts';
import { type Source, textOf } from '../source.ts';
import { trace, traceJoined } from '../traced.ts';
import { foldText } from './fold.ts';
import { readGrade } from './grade.ts';
import { splitOfficeName } from './office-name.ts';

/** What an owner cell says. */
export type OwnerCell = {
  owners: ReadOwner[];
  /** The grade that each of them gives, where printed (共生福祉課B 社協A). */
  grades: { department: Traced; code: Traced }[];
  /** Pieces that name an owner. */
  understood: Span[];
  /** Pieces from which no department's name can be read. */
  unreadable: Span[];
};

type Words = Pick<OutlineProfile, 'owners' | 'ratingScales'>;

const SEPARATORS = /[\s、,，;；]+|(?<=[課係室局所])[・／/]/gu;
/** A longer cell is no list of owners. */
const LONGEST_CELL = 1000;
/** A longer piece is no part of a name that the page's line break has cut. */
const LONGEST_FRAGMENT = 8;
const LONGEST_BODY_NAME = 40;

/** Splits an owner cell at blanks and list commas; a name that a line break of the page has cut is put together again. */
export function readOwnerCell(source: Source, cell: Span, words: Words): OwnerCell {
  const read: OwnerCell = { owners: [], grades: [], understood: [], unreadable: [] };
  if (cell.to - cell.from > LONGEST_CELL) return { ...read, unreadable: [cell] };
  let fragment: Span | null = null;
  for (const token of tokensOf(source, cell)) {
    if (takeOwner(source, fragment, token, words, read)) {
      fragment = null;
      continue;
    }
    if (fragment) read.unreadable.push(fragment);
    const mayGoOn = token.to - token.from <= LONGEST_FRAGMENT;
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

/** Adds the owner that a token names, with the fragment before it where there is one; false if it names none. */
function takeOwner(
  source: Source,
  fragment: Span | null,
  token: Span,
  words: Words,
  read: OwnerCell,
): boolean {
  const { name, grade } = withoutGrade(source, token, words);
  const printed = addBody(source, name, words, read) ?? addOffice(source, fragment, name, words, read);
  if (!printed) return false;
  const usesFragment = fragment !== null && printed.spans[0]!.from <= fragment.from;
  if (fragment) (usesFragment ? read.understood : read.unreadable).push(fragment);
  read.understood.push(token);
  if (grade) read.grades.push({ department: printed, code: grade });
  return true;
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

/** A token without the grade at its end: one letter that is a code of the scale, after the name of an owner. */
function withoutGrade(source: Source, token: Span, words: Words): { name: Span; grade: Traced | null } {
  const text = textOf(source, token);
  const bare = text.slice(0, -1);
  const grade = readGrade(text.slice(-1), words.ratingScales);
  const isName = bodyNamed(bare, words) !== null || splitOfficeName(bare, words.owners) !== null;
  if (typeof grade === 'string' || !isName) return { name: token, grade: null };
  const code = { text: grade.code, spans: [{ ...token, from: token.to - 1 }], confidence: 1 };
  return { name: { ...token, to: token.to - 1 }, grade: code };
}
