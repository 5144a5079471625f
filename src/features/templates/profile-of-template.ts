import { ERA_NAMES } from '#domain/calendar/era.ts';
import type { TemplateCell } from '#domain/sheet/suggest-marks.ts';
import { type Mark, type MarkedPlace, parseMark } from '#domain/sheet/template-mark.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { type Labelled, type SheetsProfile, sheetsProfileSchema } from '#profiles/sheets-profile.ts';
import type { TemplatePage } from './template-file.ts';

type Known = {
  id: string;
  name: string;
  marks: readonly MarkedPlace[];
  levels: readonly string[];
  scales: readonly ExchangeRatingScale[];
};

/** So many of the form's own words tell it from others; more would refuse a form of another year. */
const MOST_SIGNS = 8;
const LONGEST_LABEL = 200;

/**
 * The office's own form as a layout that the import reads: what stands at a marked place in files of other years, or in those that
 * came back, is read at the label beside it. Null where no mark has a label.
 */
export function profileOfTemplate(known: Known, pages: readonly TemplatePage[]): SheetsProfile | null {
  const marked = new Map(known.marks.map(({ place, entry }) => [place, parseMark(entry)]));
  const page = pages.find(({ cells }) => cells.some(({ place }) => marked.has(place)));
  if (!page) return null;
  const words = page.cells.filter(({ place, text }) => text.trim() !== '' && !marked.has(place));
  const meaning = new Map<TemplateCell, Labelled>();
  for (const cell of page.cells) {
    const of = labelledOf(marked.get(cell.place) ?? null);
    const label = of && labelOf(cell, words);
    if (label && !meaning.has(label)) meaning.set(label, of);
  }
  const labels = words.filter(({ text }) => text.length <= LONGEST_LABEL);
  if (meaning.size === 0) return null;
  return sheetsProfileSchema.parse({
    id: `template-${known.id}`,
    name: known.name,
    signs: [...new Set(labels.map(({ text }) => `^${patternOf(text, '.+')}`))].slice(0, MOST_SIGNS),
    levels: known.levels,
    ratingScales: known.scales.map(({ id: _, ...scale }) => scale),
    reader: 'sheets',
    pageStart: { blankLines: 3, indented: false },
    // The form's own head is one of its labels: each tab or file is one sheet.
    heading: '(?!)',
    labels: labels.map((label) => {
      const of = meaning.get(label);
      return { lines: [patternOf(label.text, '{year}')], ...(of === undefined ? {} : { of }) };
    }),
    ownerEndings: ['課', '室', '係', '局', '所', 'センター', '館', '社協'],
    rating: { layer: layerOf(known.marks) },
    slots: [],
  });
}

function labelledOf(mark: Mark | null): Labelled | null {
  switch (mark?.of) {
    case 'title':
      return 'title';
    case 'owners':
      return 'department';
    case 'node':
      return `level:${mark.level}`;
    case 'field':
      return mark.key as Labelled;
    case 'rating':
      return 'rating';
    case 'indicator':
      return mark.what === 'name' ? 'indicator' : null;
    case 'value':
      return mark.kind;
    default:
      return null;
  }
}

/** The layer of the first grade on the form; a form without one is the writer's. */
function layerOf(marks: readonly MarkedPlace[]) {
  const rating = marks.map(({ entry }) => parseMark(entry)).find((mark) => mark?.of === 'rating');
  return rating?.of === 'rating' ? rating.layer : 'self';
}

/** The word of the form left of a place, or else above it. */
function labelOf(place: TemplateCell, words: readonly TemplateCell[]): TemplateCell | null {
  const spans = (from: number, length: number, at: number) => from <= at && at < from + length;
  return (
    words.find(
      ({ row, rows, column, columns }) => column + columns === place.column && spans(row, rows, place.row),
    ) ??
    words.find(
      ({ row, rows, column, columns }) => row + rows === place.row && spans(column, columns, place.column),
    ) ??
    null
  );
}

const ERA_YEAR = new RegExp(`((?:${ERA_NAMES})(?:元|\\d{1,2})年度?)`, 'u');

/** A text as the import compares it: NFKC but for ①, without blanks; a fiscal year in it may be another. */
function patternOf(text: string, year: string): string {
  return text
    .replace(/[^①-⑳㉑-㉟㊱-㊿]+/gu, (plain) => plain.normalize('NFKC'))
    .replace(/\s+/gu, '')
    .split(ERA_YEAR)
    .map((part, at) => (at % 2 === 1 ? year : part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')))
    .join('');
}
