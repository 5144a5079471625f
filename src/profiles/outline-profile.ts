import { z } from 'zod';
import { valueKindSchema } from '#exchange/schema.ts';
import { bodySchema, type FieldKey, layerSchema } from '#exchange/values.ts';
import { commonProfile } from './profile.ts';

/**
 * The layout of a document that is headings, prose and tables in reading order. Every `pattern` is a regular
 * expression that must fit the whole heading or label, compared without blanks and in NFKC (so full-width and
 * half-width, and 事業 評価 and 事業評価, are one); its named groups say which part is what. `marks` are compared with
 * the text as it stands, because there the blanks separate.
 */

const regExp = z.string().refine(isRegExp, 'not a regular expression');
const pattern = regExp;
const marks = regExp;
const level = z.int().min(0).max(20);

const meaning = z.discriminatedUnion('is', [
  /**
   * A heading of the tree; groups `number` and `title`. `repeats`: pages print it again, so the same title is the same
   * node. `chapter`: it begins a new chapter (第5章 …計画), and ends what stands above it.
   */
  z.strictObject({
    is: z.literal('level'),
    level,
    repeats: z.boolean().default(true),
    chapter: z.boolean().default(false),
  }),
  /** Prose of the node of that level follows; group `text` where it stands in the same row, `heading` where it is told by the heading. `list`: one item a line. */
  z.strictObject({
    is: z.literal('section'),
    level,
    heading: z.string().optional(),
    list: z.boolean().default(false),
  }),
  /** From here on the measures are of this body, until the next heading of a level above. */
  z.strictObject({ is: z.literal('body'), body: bodySchema }),
  /** An explanatory column (コラム, 〜とは) begins: node section under its title, until the next heading of the outline. */
  z.strictObject({ is: z.literal('column') }),
  /** What follows stands under none of the headings so far (a new chapter). */
  z.strictObject({ is: z.literal('end') }),
  /** The plan's own title; groups `title`, and `from` and `to` for its first and last year. */
  z.strictObject({ is: z.literal('planTitle') }),
  /** A label without a value of its own. */
  z.strictObject({ is: z.literal('label') }),
]);

const lineRule = z.strictObject({ pattern, means: meaning });

/** A row of two cells that is no row of a table: a label and what it labels (目標 | 目標１ …). */
const rowRule = z.strictObject({
  label: pattern,
  /** What the second cell looks like: groups `number`, `title` or `text`. */
  value: pattern,
  /** A second cell that is enough by itself, where scanning has damaged the label. */
  unmistakable: pattern.optional(),
  /** The row directly below a heading of this level is this one, however damaged its label. */
  directlyBelow: level.optional(),
  /** A labelled row directly over the header of a table is this one, however damaged its label. */
  directlyOverTable: z.boolean().default(false),
  means: meaning,
});

const column = z.discriminatedUnion('is', [
  z.strictObject({ label: pattern, is: z.literal('title') }),
  z.strictObject({ label: pattern, is: z.literal('number') }),
  z.strictObject({ label: pattern, is: z.literal('owners') }),
  /** Prose of the project itself, or of its sheet of the year that the table is of. */
  z.strictObject({
    label: pattern,
    is: z.literal('field'),
    key: z.string().transform((key) => key as FieldKey),
    of: z.enum(['project', 'sheet']),
  }),
  z.strictObject({ label: pattern, is: z.literal('rating'), layer: layerSchema }),
  z.strictObject({ label: pattern, is: z.literal('philosophy') }),
  /** A level of the tree in a column of merged cells: an empty cell is the one above. */
  z.strictObject({ label: pattern, is: z.literal('level'), level, value: pattern }),
  /** Several projects in one cell, told apart by their printed list numbers. */
  z.strictObject({ label: pattern, is: z.literal('projects') }),
  /** Prose of the node of the row. */
  z.strictObject({ label: pattern, is: z.literal('section'), heading: z.string() }),
  /** What the next plan does with the node of the row; an empty cell is the one above (merged cells). */
  z.strictObject({ label: pattern, is: z.literal('outlook'), goal: marks, number: marks, flag: marks }),
  z.strictObject({ label: pattern, is: z.literal('indicator') }),
  /** A value of the indicator of the row; its year stands in the header (group `year`) or in the row below it. */
  z.strictObject({ label: pattern, is: z.literal('value'), kind: valueKindSchema }),
]);

const table = z.strictObject({
  /** In printed order: where a header cell is damaged, its neighbours tell which column it heads. */
  columns: z.array(column).min(1),
  /** Whose measure it is that has such a table, where the heading that would say it is lost. */
  body: bodySchema.optional(),
  /** Rows of this table may stand without its header (a page that goes on with the table of the one before). */
  goesOn: z.boolean().default(false),
});

export const outlineProfileSchema = z.strictObject({
  ...commonProfile,
  reader: z.literal('outline'),
  lines: z.array(lineRule),
  rows: z.array(rowRule).default([]),
  tables: z.array(table),
  /** Running text that is no heading is prose of the node under which it stands. */
  prose: z.boolean(),
  owners: z
    .strictObject({
      /** How the name of a department ends. */
      departments: z.array(z.string()),
      subsections: z.array(z.string()),
      /** Owners that are a body as a whole. */
      bodies: z.record(z.string(), bodySchema),
    })
    .default({ departments: [], subsections: [], bodies: {} }),
});

export type OutlineProfile = z.infer<typeof outlineProfileSchema>;
export type Meaning = z.infer<typeof meaning>;
export type OutlineColumn = z.infer<typeof column>;
export type OutlineTable = z.infer<typeof table>;

function isRegExp(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
