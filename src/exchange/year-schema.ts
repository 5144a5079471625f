import { z } from 'zod';
import type { Cycle } from '#domain/cycle/cycle.ts';
import type { FieldOf } from '#domain/sheet/fields/text-kind.ts';
import type { FieldKind, Form } from '#domain/sheet/form.ts';
import { bodySchema, fieldKey, fields, id, layerSchema, list, maybe, text, told, year } from './values.ts';

/** What a plan that is kept in Ayumi adds to the exchange format: its rules, forms, cycles, requests and sealed years. */

const day = z.iso.date();
const count = z.int().min(1).max(10_000);

const reference = z.strictObject({ from: z.enum(['last-year', 'project']), field: fieldKey });
/** Codes are kept one a line, and typed before their label. */
const options = z.array(z.strictObject({ code: text.regex(/^\S+$/u), label: text })).min(1);

const asked = {
  key: fieldKey,
  label: text,
  help: text.optional(),
  required: z
    .union([z.literal('always'), z.strictObject({ field: fieldKey, in: z.array(text).min(1) })])
    .optional(),
  maxLength: count.optional(),
  filledBy: z.enum(['writer', 'reviewer', 'committee', 'secretariat']).optional(),
  stage: z.enum(['targeting', 'collecting', 'reviewing', 'consulting']).optional(),
  perOwner: z.boolean().optional(),
  prefill: reference.optional(),
  beside: reference.optional(),
  paper: z
    .strictObject({
      row: count,
      column: z.int().min(1).max(12),
      columns: z.int().min(1).max(12),
      rows: count.optional(),
    })
    .optional(),
};

const kind = <Kind extends string, Shape extends z.ZodRawShape>(name: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(name), ...asked, ...shape });

const KINDS = {
  'long-text': kind('long-text', { lines: count.optional() }),
  'short-text': kind('short-text', {}),
  'single-choice': kind('single-choice', { options }),
  'multiple-choice': kind('multiple-choice', { options }),
  rating: kind('rating', { layer: layerSchema, scale: id.optional() }),
  'indicator-table': kind('indicator-table', {
    asks: z.array(z.enum(['target', 'actual', 'next-target'])).min(1),
  }),
  milestones: kind('milestones', {}),
  money: kind('money', { unit: z.enum(['円', '千円']) }),
  date: kind('date', {}),
  checkbox: kind('checkbox', { statement: text }),
  file: kind('file', { most: count.optional() }),
  computed: kind('computed', { of: z.enum(['achievement-rate', 'rule-grade', 'owners', 'project-number']) }),
  note: kind('note', { text }),
} satisfies { [Kind in FieldKind]: z.ZodType<FieldOf<Kind>> };

type FieldSchema = (typeof KINDS)[FieldKind];
const field = z.discriminatedUnion('kind', Object.values(KINDS) as [FieldSchema, ...FieldSchema[]]);

/** A form 様式: see domain/sheet/form.ts. A key is asked once. */
export const formSchema = z
  .strictObject({
    id,
    version: count,
    name: text,
    appliesTo: z.strictObject({
      bodies: list(bodySchema),
      flags: list(text),
      nodes: list(id),
      subject: z.literal('indicators').optional(),
    }),
    sections: z.array(z.strictObject({ heading: told, fields: z.array(field) })),
  })
  .refine(({ sections }) => {
    const keys = sections.flatMap((section) => section.fields.map((one) => one.key));
    return new Set(keys).size === keys.length;
  }, 'duplicate') satisfies z.ZodType<Form>;

/**
 * What the plan has decided about its year. `gradeRule`: the grade that the figures give, the best code first; a code takes
 * what reaches its bound and no better one does. `rate`: by the mean achievement rate of the indicators in per cent;
 * `share-met`: by the share of the targets met, in per cent. `closing`: codes that end a project (終了).
 */
export const rulesSchema = z.strictObject({
  stages: z
    .strictObject({
      targeting: z.boolean().optional(),
      approval: z.boolean().optional(),
      review: z.boolean().optional(),
      consultation: z.boolean().optional(),
    })
    .default({}),
  gradeRule: z
    .strictObject({
      by: z.enum(['rate', 'share-met']),
      scale: id.optional(),
      bounds: z.array(z.strictObject({ code: text, atLeast: z.number().min(0).max(1000) })).min(1),
    })
    .optional(),
  closing: z.array(text).optional(),
});

const stageDates = z.strictObject({ from: day, due: day });
const stage = z.enum(['targeting', 'collecting', 'approval', 'reviewing', 'consulting']);

// Key by key, not a record: the order in which they are printed is that of the year.
const stages = z.strictObject({
  targeting: stageDates.optional(),
  collecting: stageDates.optional(),
  approval: stageDates.optional(),
  reviewing: stageDates.optional(),
  consulting: stageDates.optional(),
}) as unknown as z.ZodType<Cycle['stages'], Cycle['stages']>;

export const cycleSchema = z.strictObject({
  year,
  state: z.enum(['preparing', 'targeting', 'collecting', 'reviewing', 'consulting', 'sealed']),
  stages,
  exceptions: list(z.strictObject({ department: text, stage, due: day })),
  focus: list(id),
  leftOut: list(z.strictObject({ project: id, reason: text })),
}) satisfies z.ZodType<Omit<Cycle, 'exceptions'>>;

export const partSchema = z.strictObject({
  department: text,
  stage: z.enum(['targeting', 'collecting']).default('collecting'),
  state: z.enum(['draft', 'submitted', 'returned', 'approved']),
  fields,
});

/** A collaboration request 協働依頼; `to` null: to residents. */
export const requestSchema = z.strictObject({
  id,
  year,
  project: id,
  from: text,
  to: maybe,
  text,
  askedOn: day,
  state: z.enum(['asked', 'accepted', 'declined', 'done']),
  answer: told,
  answeredOn: day.nullable().default(null),
  carriedFrom: id.nullable().default(null),
});

/** A sealed year 確定版: what was sealed, letter for letter, and its hash. `document` is a whole exchange document of that year. */
export const editionSchema = z.strictObject({
  year,
  sealedAt: z.iso.datetime({ precision: 3 }),
  sealedBy: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  document: text,
});

/** A correction 正誤 of a sealed year, shown beside it. `at`: JSON pointer into the edition's document. */
export const erratumSchema = z.strictObject({
  id,
  year,
  at: text,
  place: text,
  wrong: text,
  correct: text,
  reason: text,
  notedOn: day,
  notedBy: text,
});

export type PlanRules = z.infer<typeof rulesSchema>;
export type ExchangeCycle = z.infer<typeof cycleSchema>;
export type ExchangePart = z.infer<typeof partSchema>;
export type ExchangeRequest = z.infer<typeof requestSchema>;
export type ExchangeEdition = z.infer<typeof editionSchema>;
export type ExchangeErratum = z.infer<typeof erratumSchema>;
