import type { Body, Layer, Severity, ValueKind } from '#exchange/schema.ts';
import type { FieldKey } from '#exchange/values.ts';
import type { ImportProblemCode } from '#messages/imports.ja.ts';

/**
 * What a reader makes of a source, before it becomes an exchange document: the same records, but joined by
 * reference instead of by id, and every text still tied to the pieces of the source that it was read from.
 */

/** A piece of one line: UTF-16 units [from, to) of line `line`, counted from 0 over all files' lines of one source. */
export type Span = { line: number; from: number; to: number };

/**
 * A value and where it was read. `text` is what goes into the document; `spans` are the pieces it came from, in
 * reading order; `confidence` is 1 where the form says it, less where the reader inferred it (below 0.8 the
 * preview asks the person to look).
 */
export type Traced = { text: string; spans: readonly Span[]; confidence: number };

export type ReadFields = Partial<Record<FieldKey, Traced>>;

export type ReadNode = {
  parent: ReadNode | null;
  level: number;
  /** As printed: １ / （１） / ① / 1-1; empty text and no spans if none. */
  number: Traced;
  title: Traced;
  body: Body | null;
  sections: { heading: Traced; text: Traced }[];
};

export type ReadPlacement = {
  node: ReadNode;
  number: Traced;
  relisted: boolean;
  page: number | null;
  title: Traced | null;
  fields: ReadFields;
};

export type ReadOwner = { body: Body | null; department: Traced | null; subsection: Traced | null };

export type ReadProject = {
  title: Traced;
  placements: ReadPlacement[];
  owners: ReadOwner[];
  flags: Traced[];
  fields: ReadFields;
  /** The item whose indicators are asked for on its sheets: no project of the plan. */
  item?: ReadNode | undefined;
};

export type ReadValue = { kind: ValueKind; year: number; text: Traced };
export type ReadUndated = { kind: ValueKind; text: Traced };

export type ReadIndicator = {
  of: ReadProject | ReadNode;
  name: Traced | null;
  breakdown: Traced | null;
  values: ReadValue[];
  undated: ReadUndated[];
};

export type ReadRating = { layer: Layer; department: Traced | null; code: Traced };

export type ReadSheet = {
  project: ReadProject;
  year: number;
  page: number | null;
  fields: ReadFields;
  ratings: ReadRating[];
};

export type ReadYearRating = ReadRating & { project: ReadProject; year: number };

export type ReadOutlook = {
  from: ReadNode[];
  goal: Traced | null;
  title: Traced;
  flags: Traced[];
  relisted: boolean;
  text: Traced;
};

export type ReadRatingScale = {
  name: string;
  best: 'first' | 'last' | 'none';
  codes: { code: string; label: string; definition: string; ordered?: boolean }[];
};

/** Something a person must look at. `code` has its sentence in messages/sentences.ja.ts; `text` is the piece as printed. */
export type ReadProblem = {
  code: ImportProblemCode;
  severity: Severity;
  span: Span | null;
  text: string;
  about: ReadProject | ReadNode | null;
};

export type ReadPlan = {
  title: Traced | null;
  years: { from: number | null; to: number | null };
  philosophies: Traced[];
  /** What this plan calls its tree levels, top first. */
  levels: string[];
  ratingScales: ReadRatingScale[];
  nodes: ReadNode[];
  projects: ReadProject[];
  indicators: ReadIndicator[];
  sheets: ReadSheet[];
  ratings: ReadYearRating[];
  outlook: ReadOutlook[];
  problems: ReadProblem[];
  /** Labels, legends and repeated headers that the profile knows: read, but no value of their own. */
  labels: Span[];
};
