import type { ExchangeRatingScale } from '#exchange/schema.ts';
import type { Block, Chapter, TableBlock } from '#formats/blocks.ts';
import { BEST, CHAPTERS, FORMAT_ROW, SCALE_HEAD, told, UNORDERED, WORDS, yearName } from '../book-words.ts';
import type { ExportMaterial } from '../export-material.ts';
import { labelTable, row } from './label-table.ts';

/** What the plan is: its name, period and principles, what it calls its levels, and how it rates. */
export function overviewChapter({ plan, municipality }: ExportMaterial): Chapter {
  const { from, to } = plan.years;
  const year = (one: number | null) => told(one === null ? null : yearName(one));
  const rows = [
    row(WORDS.title, told(plan.title)),
    row(WORDS.years, year(from), year(to)),
    row(WORDS.municipality, told(municipality.name)),
    ...(municipality.code === null ? [] : [row(WORDS.code, municipality.code)]),
    ...plan.philosophies.map((text) => row(WORDS.philosophy, told(text))),
    ...plan.levels.map((text, at) => row(`${WORDS.level}${at + 1}`, told(text))),
    row(...FORMAT_ROW),
  ];
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: CHAPTERS.overview },
    labelTable(CHAPTERS.overview, rows, [2, 3.5, 3.5]),
  ];
  if (plan.ratingScales.length > 0)
    blocks.push({ kind: 'heading', level: 2, text: WORDS.scale }, ...plan.ratingScales.map(scaleTable));
  return {
    id: 'overview',
    name: CHAPTERS.overview,
    paper: { size: 'A4', orientation: 'portrait' },
    blocks,
  };
}

function scaleTable({ name, best, codes }: ExchangeRatingScale): TableBlock {
  return {
    kind: 'table',
    caption: name || WORDS.scale,
    isCaptionHidden: true,
    columns: [{ width: 1.2 }, { width: 2.3 }, { width: 5 }, { width: 1.5 }],
    head: [
      [{ text: WORDS.scale }, { text: told(name), columns: 2 }, { text: BEST[best] }],
      SCALE_HEAD.map((text) => ({ text })),
    ],
    rows: codes.map(({ code, label, definition, ordered }, at) => [
      { text: told(code), align: 'center' },
      { text: told(label) },
      { text: told(definition) },
      { text: ordered === false ? UNORDERED : `${at + 1}`, align: 'center' },
    ]),
  };
}
