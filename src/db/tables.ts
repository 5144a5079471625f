import type { ColumnType, Generated } from 'kysely';
import type { EventKind } from '#domain/activity/event-kind.ts';
import type {
  Body,
  ExchangeIndicator,
  ExchangeNode,
  ExchangeOpinion,
  ExchangeRatingScale,
  ExchangeSheet,
  ExchangeValue,
  Fields,
  Layer,
  ValueKind,
} from '#exchange/schema.ts';
import type { PlanRules } from '#exchange/year-schema.ts';
import type { Json, OfMunicipality, OfPlan } from './columns.ts';
import type { JobTables } from './tables-jobs.ts';
import type { PeopleTables } from './tables-people.ts';
import type { WorkbookTables } from './tables-workbooks.ts';
import type { YearTables } from './tables-year.ts';

export type { WayToSignIn } from './tables-people.ts';

/** The tables as Kysely sees them. One key a table, columns named as in the migrations. */
export interface Database extends PeopleTables, YearTables, JobTables, WorkbookTables {
  municipality: {
    id: string;
    name: string;
    code: string | null;
    is_sample: boolean;
    created_at: Generated<string>;
  };
  plan: OfMunicipality & {
    id: string;
    document_id: string;
    title: string;
    from_year: number | null;
    to_year: number | null;
    philosophies: Json<string[]>;
    levels: Json<string[]>;
    rules: Json<PlanRules> | null;
    version: Generated<number>;
    created_at: Generated<string>;
  };
  rating_scale: OfPlan & {
    id: string;
    position: number;
    name: string;
    best: ExchangeRatingScale['best'];
    codes: Json<ExchangeRatingScale['codes']>;
  };
  node: OfPlan & {
    id: string;
    position: number;
    parent_id: string | null;
    level: number;
    number: string;
    title: string;
    body: Body | null;
    sections: Json<ExchangeNode['sections']>;
  };
  project: OfPlan & {
    id: string;
    position: number;
    title: string;
    flags: Json<string[]>;
    fields: Json<Fields>;
    ended: Json<{ year: number; reason: string }> | null;
    /** The item whose indicators are asked for here, and then the same as the id; null: a project. */
    node_id: string | null;
    version: Generated<number>;
  };
  placement: OfPlan & {
    project_id: string;
    position: number;
    node_id: string;
    number: string;
    relisted: boolean;
    page: number | null;
    title: string | null;
    fields: Json<Fields>;
  };
  owner: OfPlan & {
    project_id: string;
    position: number;
    body: Body | null;
    department: string | null;
    subsection: string | null;
    /** Whom the printed owner means; null: nobody yet. */
    department_id: string | null;
    /** 主担当 */
    lead: Generated<boolean>;
    /** Ids of the indicators that it is asked for; null: all. */
    asked: Json<string[] | null> | null;
  };
  indicator: OfPlan & {
    id: string;
    position: number;
    project_id: string;
    name: string | null;
    breakdown: string | null;
    value_type: ExchangeIndicator['valueType'] | null;
    unit: string | null;
    desired_trend: ExchangeIndicator['desiredTrend'] | null;
    purpose: ExchangeIndicator['purpose'] | null;
    milestones: Json<string[] | null> | null;
    breaks: Json<{ year: number; reason: string }[] | null> | null;
    survey_years: Json<number[] | null> | null;
  };
  indicator_value: OfPlan & {
    indicator_id: string;
    position: Generated<number>;
    kind: ValueKind;
    year: number | null;
    text: string;
    reason: string | null;
    status: ExchangeValue['status'] | null;
  };
  sheet: OfPlan & {
    id: string;
    position: Generated<number>;
    project_id: string;
    year: number;
    page: number | null;
    fields: Json<Fields>;
    state: ExchangeSheet['state'] | null;
    form_id: string | null;
    form_version: number | null;
    version: Generated<number>;
  };
  rating: OfPlan & {
    position: Generated<number>;
    project_id: string;
    sheet_id: string | null;
    year: number;
    layer: Layer;
    /** As a document printed it, or a sealed year; of a running year `department_id` says whose it is. */
    department: string | null;
    department_id: string | null;
    code: string;
    scale_id: string | null;
    reason: string | null;
    rated_by: string | null;
    rated_at: string | null;
  };
  outlook_item: OfPlan & {
    position: number;
    from_nodes: Json<string[]>;
    goal: string;
    title: string;
    flags: Json<string[]>;
    relisted: boolean;
    text: string;
  };
  opinion: OfPlan & {
    id: string;
    position: Generated<number>;
    year: number;
    sheet_id: string | null;
    node_id: string | null;
    given_by: string;
    text: string;
    response: Json<NonNullable<ExchangeOpinion['response']>> | null;
    main_place: number | null;
    version: Generated<number>;
  };
  import_draft: OfMunicipality & {
    id: string;
    state: 'open' | 'confirmed' | 'cancelled';
    profile: string;
    plan_id: string | null;
    /** The exchange document, packed (see features/imports/pack-reading.ts). */
    document: Buffer;
    provenance: Buffer;
    conservation: number;
    /** `pairs`: incoming project → known project, or null for a new one; `stay`: known projects that this import does not list; `reasons`: why a target was changed. */
    decisions: ColumnType<
      { pairs: Record<string, string | null>; stay: string[]; reasons?: Record<string, string> },
      string | undefined,
      string
    >;
    version: Generated<number>;
    made_by: string;
    made_at: Generated<string>;
  };
  import_file: OfMunicipality & {
    draft_id: string;
    position: number;
    name: string;
    sha256: string;
    encoding: string;
    content: Buffer;
    /** What was read of a file that is no text. */
    lines: Buffer | null;
  };
  search_entry: OfPlan & {
    position: Generated<number>;
    kind: 'plan' | 'node' | 'project' | 'indicator' | 'sheet' | 'opinion' | 'outlook';
    subject_id: string;
    year: number | null;
    title: string;
    field: string;
    text: string;
    folded: string;
  };
  search_index: OfPlan & { texts: number; fold: number };
  event: OfMunicipality & {
    id: Generated<number>;
    at: Generated<string>;
    actor: string;
    kind: ColumnType<string, EventKind, never>;
    plan_id: string | null;
    subject_id: string | null;
    details: Json<Record<string, unknown>>;
  };
}
