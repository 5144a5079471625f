import { z } from 'zod';
import { bodySchema, type Fields, fields, id, layerSchema, list, maybe, text, told, year } from './values.ts';
import {
  cycleSchema,
  editionSchema,
  erratumSchema,
  formSchema,
  partSchema,
  requestSchema,
  rulesSchema,
} from './year-schema.ts';

/**
 * The exchange format `ayumi/1`: one JSON document that holds plans with their yearly sheets.
 * This schema is its one definition: readers, writers, the web form and the command line all parse with it.
 * Unknown keys are refused with their path. Keys of the base format are always written, with "" , null or []
 * where nothing is told; the further keys (marked "kept") stand only where a plan kept in Ayumi fills them.
 */

export const valueKindSchema = z.enum(['baseline', 'target', 'actual']);
const trendSchema = z.enum(['up', 'down', 'keep', 'range', 'unclear']);
export const responseStateSchema = z.enum(['反映', '一部反映', '継続検討', '反映しない']);

const ratingCode = z.strictObject({
  code: text,
  label: told,
  definition: told,
  /** false: outside the order (中止, 評価不能). Written only when false. */
  ordered: z.boolean().optional(),
});

const ratingScale = z.strictObject({
  id,
  name: told,
  /** Which end of `codes` is good. */
  best: z.enum(['first', 'last', 'none']),
  codes: z.array(ratingCode),
});

const node = z.strictObject({
  id,
  parent: id.nullable().default(null),
  level: z.int().min(0).max(20),
  number: told,
  title: text,
  body: bodySchema.nullable().default(null),
  sections: list(z.strictObject({ heading: told, text })),
});

const placement = z.strictObject({
  node: id,
  number: told,
  relisted: z.boolean().default(false),
  page: z.int().nullable().default(null),
  title: maybe,
  fields,
});

const owner = z.strictObject({
  body: bodySchema.nullable().default(null),
  department: maybe,
  subsection: maybe,
  /** kept: writes the joint text where several own. */
  lead: z.literal(true).optional(),
});

const project = z.strictObject({
  id,
  title: text,
  placements: list(placement),
  owners: list(owner),
  flags: list(text),
  fields,
  /** kept: the last year that has a sheet of it, and why there is none after. */
  ended: z.strictObject({ year, reason: text }).optional(),
});

const value = z.strictObject({
  kind: valueKindSchema,
  year,
  text,
  /** kept: why it is missing, or why a target was changed. */
  reason: text.optional(),
  /** kept: `superseded` marks a target that a later revision of the same year replaced; it is never deleted. */
  status: z.enum(['current', 'superseded', 'estimate', 'preliminary']).optional(),
});

const indicatorKeys = z.strictObject({
  id,
  /** The project, or the item, that it belongs to. */
  project: id.nullable().default(null),
  node: id.nullable().default(null),
  name: maybe,
  breakdown: maybe,
  values: list(value),
  undated: list(z.strictObject({ kind: valueKindSchema, text })),
  /** kept */
  valueType: z.enum(['number', 'milestone', 'text']).optional(),
  unit: text.optional(),
  desiredTrend: trendSchema.optional(),
  purpose: z.enum(['activity', 'outcome']).optional(),
  /** kept: the ordered steps of a milestone indicator, first to last. */
  milestones: z.array(text).optional(),
  /** kept: years from which the series is no longer comparable with the years before, and why. */
  breaks: z.array(z.strictObject({ year, reason: text })).optional(),
  /** kept: the years in which a survey is made; left out: every year. */
  surveyYears: z.array(year).min(1).optional(),
  /** kept: who is asked for the values of an item's indicator, year by year; those of a project are its owners'. */
  owners: z.array(owner).optional(),
});

/** The id of an item stands for the sheet of its indicators: from here on `project` says where an indicator is asked for. */
const indicator = indicatorKeys
  .refine(({ node, owners }) => node !== null || owners === undefined, { path: ['owners'] })
  .transform(({ owners = [], ...one }) => ({
    ...one,
    project: one.project ?? one.node,
    ...(owners.length === 0 ? {} : { owners }),
  }));

const rating = z.strictObject({
  layer: layerSchema,
  department: maybe,
  code: text,
  /** kept: the scale, where the plan has several. */
  scale: id.optional(),
  reason: text.optional(),
  by: text.optional(),
  at: text.optional(),
});

const sheetKeys = z.strictObject({
  id,
  /** kept: `node` in place of `project` where the sheet asks for an item's indicators. */
  project: id.optional(),
  node: id.optional(),
  year,
  page: z.int().nullable().default(null),
  fields,
  ratings: list(rating),
  /** kept */
  state: z
    .enum(['draft', 'submitted', 'returned', 'approved', 'accepted', 'reviewed', 'finalised'])
    .optional(),
  /** kept: which version of which form it is filled in. */
  form: z.strictObject({ id, version: z.int().min(1) }).optional(),
  parts: z.array(partSchema).optional(),
});

/** Whatever a sheet stands on is its `project` from here on: ids are unique, and that of an item stands for its indicators. */
const sheet = sheetKeys
  .refine((one) => (one.project === undefined) !== (one.node === undefined), { path: ['project'] })
  .transform(({ id, project, node, ...rest }) => ({ id, project: (project ?? node)!, ...rest }));

const yearRating = z.strictObject({
  project: id,
  year,
  layer: layerSchema,
  department: maybe,
  code: text,
  scale: id.optional(),
});

const outlookItem = z.strictObject({
  from: list(id),
  goal: told,
  title: told,
  flags: list(text),
  relisted: z.boolean().default(false),
  text: told,
});

/** kept: an opinion of the committee with the office's answer; `sheet` and `node` null: on the whole plan. */
const opinion = z.strictObject({
  id,
  year,
  sheet: id.nullable().default(null),
  node: id.nullable().default(null),
  by: told,
  text,
  response: z
    .strictObject({
      by: told,
      text,
      state: responseStateSchema,
      year: year.nullable().default(null),
      /** kept: why it is not taken up (反映しない). */
      reason: text.optional(),
    })
    .nullable()
    .default(null),
  /** kept: its place among the main opinions (主な意見) that are published with their answers, from 1. */
  main: z.int().min(1).optional(),
});

const plan = z.strictObject({
  id,
  title: text,
  years: z.strictObject({ from: year.nullable(), to: year.nullable() }).default({ from: null, to: null }),
  philosophies: list(text),
  levels: list(text),
  ratingScales: list(ratingScale),
  nodes: list(node),
  projects: list(project),
  indicators: list(indicator),
  sheets: list(sheet),
  ratings: list(yearRating),
  outlook: list(outlookItem),
  opinions: z.array(opinion).optional(),
  /** kept */
  rules: rulesSchema.optional(),
  forms: z.array(formSchema).optional(),
  cycles: z.array(cycleSchema).optional(),
  collaborationRequests: z.array(requestSchema).optional(),
  editions: z.array(editionSchema).optional(),
  errata: z.array(erratumSchema).optional(),
});

export const severitySchema = z.enum(['error', 'warning', 'note']);

const problem = z.strictObject({
  code: text,
  severity: severitySchema,
  file: maybe,
  line: z.int().nullable().default(null),
  text: told,
  message: told,
  about: maybe,
});

const leftover = z.strictObject({ file: maybe, line: z.int().nullable().default(null), text });

export const documentSchema = z.strictObject({
  format: z.literal('ayumi/1'),
  municipality: z
    .strictObject({
      name: maybe,
      code: z
        .string()
        .regex(/^\d{6}$/)
        .nullable()
        .default(null),
    })
    .default({ name: null, code: null }),
  plans: list(plan),
  problems: list(problem),
  leftovers: list(leftover),
});

export type ExchangeDocument = z.infer<typeof documentSchema>;
export type ExchangePlan = z.infer<typeof plan>;
export type ExchangeNode = z.infer<typeof node>;
export type ExchangeProject = z.infer<typeof project>;
export type ExchangePlacement = z.infer<typeof placement>;
export type ExchangeOwner = z.infer<typeof owner>;
export type ExchangeIndicator = z.infer<typeof indicator>;
export type ExchangeValue = z.infer<typeof value>;
export type ExchangeSheet = z.infer<typeof sheet>;
export type ExchangeRating = z.infer<typeof rating>;
export type ExchangeYearRating = z.infer<typeof yearRating>;
export type ExchangeRatingScale = z.infer<typeof ratingScale>;
export type ExchangeOutlookItem = z.infer<typeof outlookItem>;
export type ExchangeOpinion = z.infer<typeof opinion>;
export type ResponseState = z.infer<typeof responseStateSchema>;
export type ExchangeProblem = z.infer<typeof problem>;
export type ExchangeLeftover = z.infer<typeof leftover>;
export type { Fields };
export type Body = z.infer<typeof bodySchema>;
export type Layer = z.infer<typeof layerSchema>;
export type ValueKind = z.infer<typeof valueKindSchema>;
export type Severity = z.infer<typeof severitySchema>;
