import type { FieldKey } from '#exchange/schema.ts';
import { FIELD_KEYS } from '#exchange/schema.ts';
import type { Labelled } from '#profiles/sheets-profile.ts';
import type { ReadFields, ReadOwner, Span, Traced } from '../read-plan.ts';
import type { Source } from '../source.ts';
import { trace } from '../traced.ts';
import { cellsOf, repeatedNameRow } from './cells.ts';
import { type PrintedGrade, readGrade } from './grades.ts';
import { ANY_HEADING, type Heading, readHeading, titleKey, unmark } from './headings.ts';
import { areOwners, joinOwners, readNames } from './owners.ts';
import type { Page } from './pages.ts';
import type { SheetForm } from './patterns.ts';
import { type LabelPiece, type Piece, readPieces, type TextPiece } from './pieces.ts';
import { readField } from './prose.ts';
import { assignSlots, type Candidate, neighbourhoods } from './slots.ts';
import { groupTargetCells } from './target-cells.ts';
import { columnsOf, readRows, readTargetCells, type SheetIndicator, type ValueRow } from './yearly-values.ts';

/** What one sheet says, before it is known which project it is of. */
export type SheetPage = {
  planTitle: Traced | null;
  year: number | null;
  /** The page number that is printed on the sheet itself. */
  printedPage: number | null;
  /** By level; null where none is printed. */
  levels: (Heading | null)[];
  title: Heading | null;
  owners: ReadOwner[];
  grades: PrintedGrade[];
  fields: ReadFields;
  indicators: SheetIndicator[];
  /** The years of its tables. */
  columns: number[];
  labels: Span[];
};

/**
 * Reads one sheet, indifferent to the order of its blocks. What has its label beside or above it in the same block, or
 * a shape that nothing else has, is taken first; the rest is weighed by {@link assignSlots}. `knownTitles` are the
 * titles of the summary table, by {@link titleKey}.
 */
export function readSheetPage(
  source: Source,
  page: Page,
  form: SheetForm,
  knownTitles: ReadonlySet<string>,
): SheetPage {
  const blocks = page.blocks.map((block) => splitGrades(readPieces(source, block, form), form));
  const pieces = blocks.flat();
  const columns = columnsOf(pieces.flatMap((piece) => (piece.kind === 'years' ? piece.years : [])));
  const reading = new SheetReading(source, form, columns);
  reading.takeLabels(pieces);
  reading.takeCertain(pieces);
  reading.takeSlots(neighbourhoods(blocks), knownTitles);
  return { columns, ...reading.result() };
}

type GradedPiece = Exclude<Piece, TextPiece> | (TextPiece & { grade?: PrintedGrade });

/** A grade on a line of its own is parted from the text that follows or precedes it in its block. */
function splitGrades(pieces: readonly Piece[], form: SheetForm): GradedPiece[] {
  return pieces.flatMap((piece): GradedPiece[] => {
    if (piece.kind !== 'text' || piece.isBeside) return [piece];
    const grade = readGrade(piece.lines[0]!, form.scales);
    if (!grade) return [piece];
    const rest = piece.lines.slice(1);
    const { below } = form.profile.rating;
    const label = form.labels.find(({ of }) => of !== null && of === below);
    const own: LabelPiece | null = label ? { kind: 'label', label, spans: [], year: null, rank: 0 } : null;
    const graded = { ...piece, lines: piece.lines.slice(0, 1), grade };
    return rest.length > 0 ? [graded, { kind: 'text', lines: rest, own, isBeside: false }] : [graded];
  });
}

class SheetReading {
  readonly #taken = new Map<TextPiece, Labelled | 'other'>();
  readonly #found: Omit<SheetPage, 'columns' | 'fields' | 'owners'> = {
    planTitle: null,
    year: null,
    printedPage: null,
    levels: [],
    title: null,
    grades: [],
    indicators: [],
    labels: [],
  };
  readonly #texts = new Map<FieldKey, TextPiece[]>();
  readonly #departments: Traced[] = [];
  readonly #subsections: Traced[] = [];
  readonly #rows: ValueRow[] = [];
  #indicatorName: Traced | null = null;
  readonly source: Source;
  readonly form: SheetForm;
  readonly columns: number[];

  constructor(source: Source, form: SheetForm, columns: number[]) {
    this.source = source;
    this.form = form;
    this.columns = columns;
    this.#found.levels = form.profile.levels.map(() => null);
  }

  takeLabels(pieces: readonly GradedPiece[]): void {
    for (const piece of pieces) {
      if (piece.kind === 'text') continue;
      if (piece.kind === 'heading') this.#takeHeading(piece);
      else this.#found.labels.push(...piece.spans);
      if (piece.kind === 'label') this.#found.year ??= piece.year;
    }
  }

  #takeHeading({
    line,
    spans,
  }: {
    line: { span: Span; bare: { text: string; from: readonly number[]; to: readonly number[] } };
    spans: Span[];
  }) {
    const range = this.form.heading.exec(line.bare.text)?.indices?.groups?.plan;
    if (!range || this.#found.planTitle) {
      this.#found.labels.push(...spans);
      return;
    }
    const span = { line: line.span.line, from: line.bare.from[range[0]]!, to: line.bare.to[range[1] - 1]! };
    this.#found.planTitle = trace(this.source, span);
    if (span.to < line.span.to) this.#found.labels.push({ ...line.span, from: span.to });
  }

  /** What is told by its own label, or by a shape that nothing else on the form has. */
  takeCertain(pieces: readonly GradedPiece[]): void {
    pieces.forEach((piece) => {
      if (piece.kind !== 'text') return;
      if (piece.grade) {
        this.#found.grades.push(piece.grade);
        this.#take(piece, 'other');
      } else if (piece.own?.label.of) this.#takeLabelled(piece, piece.own.label.of);
      else this.#takeShaped(piece);
    });
  }

  #takeLabelled(piece: TextPiece, of: Labelled): void {
    const { source } = this;
    if (of === 'department' || of === 'subsection') {
      (of === 'department' ? this.#departments : this.#subsections).push(...readNames(source, piece.lines));
      this.#take(piece, of);
    } else if (of.startsWith('level:')) {
      this.#found.levels[Number(of.slice(6))] ??= readHeading(source, piece.lines, ANY_HEADING);
      this.#take(piece, of);
    } else if (of === 'title') this.#takeTitle(piece, readHeading(source, piece.lines, ANY_HEADING));
    else if (of === 'indicator') this.#takeIndicatorName(piece);
    else if (of === 'target' || of === 'actual') {
      if (piece.isBeside) this.#takeRow(piece, of);
    } else if (isField(of)) this.#takeText(piece, of);
  }

  #takeShaped(piece: TextPiece): void {
    const { source, form } = this;
    const [first, ...rest] = piece.lines;
    const isTitleLike =
      piece.lines.length <= MOST_TITLE_LINES && !piece.lines.some((line) => line.bare.text.endsWith('。'));
    if (rest.length === 0 && first && /^[0-9]{1,3}$/u.test(first.bare.text)) {
      this.#found.printedPage = Number(first.bare.text);
      this.#found.labels.push(first.span);
      this.#take(piece, 'other');
    } else if (
      isTitleLike &&
      form.titleShape &&
      !this.#found.title &&
      readHeading(source, piece.lines, form.titleShape)
    ) {
      this.#takeTitle(piece, readHeading(source, piece.lines, form.titleShape));
    } else if (isTitleLike && this.#takeLevel(piece)) return;
    else if (piece.lines.every((line) => repeatedNameRow(cellsOf(source, line), this.columns.length)))
      this.#takeRow(piece, null);
  }

  #takeLevel(piece: TextPiece): boolean {
    for (const [level, shape] of this.form.levelShapes.entries()) {
      const heading =
        shape && !this.#found.levels[level] ? readHeading(this.source, piece.lines, shape) : null;
      if (!heading) continue;
      this.#found.levels[level] = heading;
      this.#take(piece, `level:${level}`);
      return true;
    }
    return false;
  }

  /** What is told by where it stands and how it looks. */
  takeSlots(candidates: readonly Candidate[], knownTitles: ReadonlySet<string>): void {
    this.#takeOwners(candidates.filter(({ piece }) => !this.#taken.has(piece)));
    const free = candidates.filter(({ piece }) => !this.#taken.has(piece));
    for (const { piece, labels, offset } of free) {
      const of = offset === 0 ? labels.at(-1)?.label.of : null;
      const isRow = piece.lines.length === 1 && cellsOf(this.source, piece.lines[0]!).length > 1;
      if (
        (of === 'target' || of === 'actual') &&
        isRow &&
        !this.form.slots.some((slot) => slot.of === 'target')
      )
        this.#takeRow(piece, of);
    }
    const rest = free.filter(({ piece }) => !this.#taken.has(piece));
    const filled = new Set<Labelled>([
      ...this.#texts.keys(),
      ...(this.#found.title ? (['title'] as const) : []),
    ]);
    if (this.#indicatorName) filled.add('indicator');
    const isKnownTitle = (piece: TextPiece) =>
      knownTitles.has(
        listedTitleKey(
          unmark(
            this.source,
            piece.lines.map((line) => line.span),
          ).title,
        ),
      )
        ? ('title' as const)
        : null;
    const assigned = assignSlots(this.source, rest, this.form.slots, filled, isKnownTitle);
    const isAssigned = (piece: TextPiece) => assigned.get(piece)?.of === 'target';
    const { cells, plan } = groupTargetCells(this.source, rest, isAssigned, {
      columns: this.columns.length,
      hasPlan: [...assigned.values()].some(({ of }) => of === 'annualPlan') || this.#texts.has('annualPlan'),
    });
    if (cells.length > 0) this.#found.indicators.push(readTargetCells(this.source, cells, this.columns));
    for (const cell of cells) for (const piece of cell.pieces) this.#take(piece, 'target');
    if (plan) this.#takeText(plan, 'annualPlan');
    for (const { piece, previous } of rest) {
      const slot = assigned.get(piece);
      if (this.#taken.has(piece)) continue;
      if (!slot) this.#continue(piece, previous);
      else if (slot.of === 'title')
        this.#takeTitle(piece, readHeading(this.source, piece.lines, ANY_HEADING));
      else if (slot.of === 'indicator') this.#takeIndicatorName(piece);
      else if (isField(slot.of)) this.#takeText(piece, slot.of);
    }
  }

  /** A block of names right after the label of owners; without one, any such block if no owner has been read. */
  #takeOwners(candidates: readonly Candidate[]): void {
    const named = candidates.filter(({ piece }) => areOwners(piece.lines, this.form.profile.ownerEndings));
    const labelOf = ({ labels, offset }: Candidate) => (offset === 0 ? labels.at(-1)?.label.of : undefined);
    const atLabel = named.find((candidate) => labelOf(candidate) === 'department');
    const chosen =
      atLabel ?? (this.#departments.length + this.#subsections.length === 0 ? named[0] : undefined);
    if (!chosen) return;
    this.#departments.push(...readNames(this.source, chosen.piece.lines));
    this.#take(chosen.piece, 'department');
  }

  /** A paragraph right after the text of a field, with no label between them, belongs to it. */
  #continue(piece: TextPiece, previous: TextPiece | null): void {
    const of = previous && this.#taken.get(previous);
    if (!of || of === 'other' || !isField(of)) return;
    const slot = this.form.slots.find((candidate) => candidate.of === of);
    const isTooWide = slot?.width && piece.lines.some((line) => line.width > slot.width![1]);
    if (!isTooWide) this.#takeText(piece, of);
  }

  #takeRow(piece: TextPiece, kind: 'target' | 'actual' | null): void {
    for (const line of piece.lines) {
      const cells = cellsOf(this.source, line);
      const named = repeatedNameRow(cells, this.columns.length);
      this.#rows.push(
        named ? { kind, ...named } : { kind, names: [], values: cells.map((cell) => cell.span) },
      );
    }
    this.#take(piece, 'other');
  }

  #takeTitle(piece: TextPiece, heading: Heading | null): void {
    if (!heading || this.#found.title) return;
    this.#found.title = heading;
    if (heading.mark) this.#found.labels.push(heading.mark);
    this.#take(piece, 'title');
  }

  #takeIndicatorName(piece: TextPiece): void {
    this.#indicatorName = unmark(
      this.source,
      piece.lines.map((line) => line.span),
    ).title;
    this.#take(piece, 'indicator');
  }

  #takeText(piece: TextPiece, key: FieldKey): void {
    this.#texts.set(key, [...(this.#texts.get(key) ?? []), piece]);
    this.#take(piece, key);
  }

  #take(piece: TextPiece, as: Labelled | 'other'): void {
    this.#taken.set(piece, as);
  }

  #edgeOf(key: FieldKey): number | null {
    const slot = this.form.slots.find(({ of }) => of === key);
    return slot?.list && slot.width ? slot.width[1] : null;
  }

  result(): Omit<SheetPage, 'columns'> {
    const { indicators, labels } = readRows(this.source, this.#rows, this.columns, this.#found.year);
    this.#found.labels.push(...labels);
    const all = [...indicators, ...this.#found.indicators];
    for (const indicator of all) indicator.name = this.#indicatorName;
    const fields: ReadFields = {};
    for (const [key, pieces] of this.#texts)
      fields[key] = readField(this.source, key, pieces, this.#edgeOf(key));
    const owners = joinOwners(this.#departments, this.#subsections);
    return { ...this.#found, indicators: all, fields, owners };
  }
}

const MOST_TITLE_LINES = 3;

function isField(of: Labelled): of is FieldKey & Labelled {
  return of.startsWith('x-') || FIELD_KEYS.some((key) => key === of);
}

/** Titles that a summary prints once for several sheets lack the sheets' （１）（２）. */
export function listedTitleKey(title: Traced): string {
  return titleKey(title).replace(/\([0-9]{1,2}\)$/u, '');
}
