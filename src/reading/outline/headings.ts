import type { Meaning } from '#profiles/outline-profile.ts';
import { foldText } from '../fold.ts';
import { printedYear } from '../printed-year.ts';
import type { Span } from '../read-plan.ts';
import { textOf } from '../source.ts';
import { NOTHING, trace, traceJoined } from '../traced.ts';
import { likeness } from './likeness.ts';
import type { OutlineReading } from './outline-reading.ts';
import type { RunningText } from './running-text.ts';

/** So much of a torn title must stand in the cell that prints it again. */
const PRINTED_AGAIN = 0.5;

/** A label of words ends the table above it; the number of a page does not. */
const HAS_WORDS = /\p{L}/u;

/** A heading or labelled row that the profile knows: the pieces that its pattern names, and `rest`, the cells after the first. */
export type Recognised = { span: Span; groups: Record<string, Span | null>; rest: readonly Span[] };

/** `level`: what a heading leads to, null where it is no heading of the tree. `moves`: what follows stands elsewhere than what stood above. */
export type Applied = { level: number | null; moves: boolean };

/** Does what a recognised heading means. The running head of a page moves nothing. */
export function applyHeading(
  reading: OutlineReading,
  text: RunningText,
  means: Meaning,
  found: Recognised,
): Applied {
  reading.label([found.span]);
  switch (means.is) {
    case 'level': {
      if (means.chapter) endHeadings(reading, text, found.span);
      const moves = enterLevel(reading, means, found);
      if (moves) text.close();
      if (moves && reading.compiled.profile.prose) text.open(reading.tree.deepest!, NOTHING);
      return { level: means.level, moves };
    }
    case 'section':
      openSection(reading, text, means, found);
      break;
    case 'body':
      text.close();
      reading.body = means.body;
      reading.tree.leave(reading.compiled.deepestLevel);
      break;
    case 'end':
      return { level: null, moves: endHeadings(reading, text, found.span) };
    case 'column':
      openColumn(reading, text, found.span);
      break;
    case 'planTitle':
      readPlanTitle(reading, found);
      break;
    case 'label':
      return { level: null, moves: HAS_WORDS.test(textOf(reading.source, found.span)) };
  }
  return { level: null, moves: true };
}

/** A chapter ends what stands above it; as the running head of its own pages it ends nothing. Does it? */
function endHeadings(reading: OutlineReading, text: RunningText, span: Span): boolean {
  const chapter = foldText(textOf(reading.source, span));
  if (reading.chapter === chapter) return false;
  text.close();
  reading.chapter = chapter;
  reading.body = null;
  reading.tree.beginChapter();
  return true;
}

/** Goes to the node of a heading. Is it another than the one in force? */
function enterLevel(
  reading: OutlineReading,
  means: Extract<Meaning, { is: 'level' }>,
  found: Recognised,
): boolean {
  const { compiled, tree } = reading;
  const { isNew, moves, repeated } = tree.enter({
    level: means.level,
    number: found.groups.number ?? null,
    title: titlePieces(reading, found),
    body: means.level === compiled.deepestLevel ? reading.body : null,
    repeats: means.repeats ? 'damaged' : 'never',
  });
  if (moves && means.level < compiled.deepestLevel) reading.body = null;
  reading.label(repeated);
  // The heads of a page that rows stand above are new, and yet may repeat those that these rows had before the excerpt began.
  const goesOn = !isNew || reading.lastRow?.project.placements.length === 0;
  reading.pageTurned = goesOn;
  if (!goesOn) reading.lastRow = null;
  return moves;
}

/** A title that a table has torn goes on in the cells to the right, unless one of them prints it again as a whole. */
function titlePieces(reading: OutlineReading, { groups, span, rest }: Recognised): Span[] {
  const first = groups.title ?? (groups.number ? null : span);
  const numberText = groups.number ? foldText(textOf(reading.source, groups.number)) : '';
  const firstText = first ? foldText(textOf(reading.source, first)) : '';
  const whole = rest.find((piece) => {
    const text = foldText(textOf(reading.source, piece));
    const [isNumbered, again] = [
      numberText !== '' && text.startsWith(numberText),
      text.slice(numberText.length),
    ];
    return (
      isNumbered && (again.startsWith(firstText.slice(0, -1)) || likeness(text, firstText) >= PRINTED_AGAIN)
    );
  });
  if (!whole) return [...(first ? [first] : []), ...rest];
  reading.label([first, ...rest]);
  return [{ ...whole, from: whole.from + (groups.number!.to - groups.number!.from) }];
}

/** The node that a section or a column belongs to takes the prose that follows, or the text beside its label. */
function openSection(
  reading: OutlineReading,
  text: RunningText,
  means: Extract<Meaning, { is: 'section' }>,
  found: Recognised,
): void {
  text.close();
  const node = reading.tree.at(means.level);
  if (!node) return;
  const heading =
    means.heading === undefined
      ? trace(reading.source, found.groups.heading ?? found.span)
      : { ...NOTHING, text: means.heading };
  if (found.groups.text) {
    reading.addSection(node, heading, traceJoined(reading.source, [found.groups.text, ...found.rest]));
  } else text.open(node, heading, means.list ? 'list' : 'prose');
}

/** An explanatory column hangs on the heading above the measures, whichever measure it is printed beside. */
export function openColumn(reading: OutlineReading, text: RunningText, title: Span): void {
  text.close();
  const node = reading.tree.at(Math.max(0, reading.compiled.deepestLevel - 1));
  if (node) text.open(node, trace(reading.source, title), 'column');
}

function readPlanTitle(reading: OutlineReading, { span, groups }: Recognised): void {
  const { plan, source } = reading;
  if (plan.title) return;
  const year = (group: Span | null | undefined) =>
    group ? printedYear(foldText(textOf(source, group))) : null;
  plan.title = trace(source, groups.title ?? span);
  plan.years = { from: year(groups.from), to: year(groups.to) };
}
