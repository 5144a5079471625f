import { z } from 'zod';
import { FIELD_KEYS, type FieldKey, layerSchema } from '#exchange/values.ts';
import { commonProfile } from './profile.ts';

/**
 * The layout of a book of form sheets, one project on each, whose blocks may stand in any order. Every `pattern` is a
 * regular expression compared with NFKC text in which ① stays ①; one that must fit a whole line is marked so. `{year}`
 * in a pattern stands for a printed fiscal year (R5年度, 令和元年度) and, in a label, tells the year of the sheet.
 */

const pattern = z.string().refine(isPattern, 'not a regular expression');

const fieldKey = z.string().transform((key) => key as FieldKey);

/** What a label is the label of. Nothing: a heading or a remark of the form that has no value of its own. */
const labelled = z.union([
  z.enum(['title', 'department', 'subsection', 'indicator', 'target', 'actual', 'rating']),
  z.templateLiteral(['level:', z.int().min(0).max(9)]),
  z.enum(FIELD_KEYS),
  z.templateLiteral(['x-', z.string().min(1)]),
]);

const label = z.strictObject({
  /** The lines of the label, each compared without blanks and as a whole; they may also stand on one line. */
  lines: z.array(pattern).min(1),
  of: labelled.optional(),
  /** The same where a file says which cell stands at which (a workbook); left out: `of`. */
  ofCell: labelled.optional(),
  /** Its value may stand beside it on the same line. */
  beside: z.boolean().default(false),
  /** It may stand in the middle of a line, after the value of another label. */
  inside: z.boolean().default(false),
});

/**
 * How to recognise an unlabelled block: each sign that it bears speaks for it, and the label near it. No sign is
 * needed, and none decides alone.
 */
const slot = z.strictObject({
  of: labelled,
  /** Full-width characters in a line of its column, [least, most]: the shape of the box on the sheet. */
  width: z.tuple([z.number(), z.number()]).optional(),
  mostLines: z.int().optional(),
  /** Its text is a list: a line that ends well before the edge of the box ends an item. */
  list: z.boolean().default(false),
  /** Patterns that its text often, or seldom, bears; compared with each of its lines without blanks. */
  likes: z.array(pattern).default([]),
  dislikes: z.array(pattern).default([]),
  /** Its block stands right before the label of this. */
  before: z.array(labelled).default([]),
  /** Its block stands right after the block of this. */
  follows: labelled.optional(),
  /** Most sheets leave it empty: it is filled only by a block at its own label. */
  seldom: z.boolean().default(false),
});

const summary = z.strictObject({
  layer: layerSchema,
  /** Whole lines without blanks: column headers and notes of the table. */
  labels: z.array(pattern),
  /** Headings before the table under which the form itself is explained (how it is filled in and graded), until the next known line. */
  explanations: z.array(pattern).default([]),
  /** Headings of the tree in the table, by level, with blanks as one; groups `number` and `title`. */
  headings: z.array(pattern),
  /** `before`: a heading stands before its rows. `apart`: anywhere on the page, then numbering tells which rows are whose. */
  headingsStand: z.enum(['before', 'apart']),
});

export const sheetsProfileSchema = z.strictObject({
  ...commonProfile,
  reader: z.literal('sheets'),
  pageStart: z.strictObject({
    /** So many blank lines or more stand before a page. */
    blankLines: z.int().min(2),
    /** The first line of a page, and no other, begins with a blank. */
    indented: z.boolean(),
  }),
  /** The head of every sheet, a whole line without blanks; its group `plan` is the plan's title. */
  heading: pattern,
  labels: z.array(label),
  /** Unlabelled headings of the tree on a sheet, by level (null: always labelled), with blanks as one; groups `number`, `title`. */
  levelShapes: z.array(pattern.nullable()).default([]),
  /** The title of the project where it is printed with its number; groups `number`, `title`. Otherwise `title` is a slot. */
  titleShape: pattern.optional(),
  /** How the name of an owner ends, where a block of names stands away from its label. */
  ownerEndings: z.array(z.string()).default([]),
  /** The layer of the grade on a sheet, and the field whose text stands below it in the same block. */
  rating: z.strictObject({ layer: layerSchema, below: fieldKey.optional() }),
  slots: z.array(slot),
  summary: summary.optional(),
});

export type SheetsProfile = z.infer<typeof sheetsProfileSchema>;
export type Labelled = z.infer<typeof labelled>;
export type Slot = z.infer<typeof slot>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text.replaceAll('{year}', '(?:x)'), 'u');
    return true;
  } catch {
    return false;
  }
}
