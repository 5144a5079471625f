import type { Generated } from 'kysely';
import type { Cycle, CycleState } from '#domain/cycle/cycle.ts';
import type { FormScope, FormSection } from '#domain/sheet/form.ts';
import type { PartState } from '#domain/sheet/part.ts';
import type { Fields } from '#exchange/schema.ts';
import type { ExchangeCycle, ExchangeRequest } from '#exchange/year-schema.ts';
import type { By, Json, OfMunicipality, OfPlan, OnSheet } from './columns.ts';

/** The yearly circle of a plan. */
export interface YearTables {
  form: OfPlan & {
    id: string;
    version: number;
    position: Generated<number>;
    name: string;
    applies_to: Json<FormScope>;
    sections: Json<FormSection[]>;
  };
  cycle: OfPlan & {
    year: number;
    state: CycleState;
    stages: Json<Cycle['stages']>;
    exceptions: Json<Cycle['exceptions']>;
    focus: Json<string[]>;
    left_out: Json<ExchangeCycle['leftOut']>;
    version: Generated<number>;
  };
  part: OfPlan & {
    sheet_id: string;
    stage: 'targeting' | 'collecting';
    department_id: string;
    /** What the owner is called in a sealed year; null: as it is called today. */
    printed: string | null;
    position: number;
    state: PartState;
    fields: Json<Fields>;
    version: Generated<number>;
    saved_at: string | null;
  };
  field_change: OfMunicipality & {
    id: Generated<number>;
    plan_id: string;
    sheet_id: string;
    department_id: string | null;
    field: string;
    before: string;
    after: string;
    account_id: string | null;
    on_behalf_of: string | null;
  } & By;
  set_aside_text: OnSheet & {
    id: string;
    department_id: string | null;
    field: string;
    text: string;
    account_id: string | null;
    settled_at: string | null;
    settled_by: string | null;
  } & By;
  remark: OnSheet & {
    id: string;
    department_id: string | null;
    field: string | null;
    parent_id: string | null;
    text: string;
    account_id: string | null;
    resolved_at: string | null;
    resolved_by: string | null;
  } & By;
  attachment: OnSheet & {
    id: string;
    department_id: string | null;
    field: string;
    name: string;
    media_type: string;
    size: number;
    sha256: string;
    content: Buffer;
    removed_at: string | null;
  } & By;
  meeting: OfPlan & {
    id: string;
    year: number;
    kind: 'review' | 'committee';
    title: string;
    held_on: string;
    place: string;
    minutes: string;
    attendance: Json<{ personId: string | null; name: string; post: string }[]>;
    version: Generated<number>;
  };
  review_vote: OnSheet & {
    person_id: string;
    scale_id: Generated<string>;
    code: string;
    reason: string;
  } & By;
  assignment: OnSheet & { person_id: string };
  opinion_origin: OfPlan & {
    opinion_id: string;
    meeting_id: string | null;
    person_id: string | null;
    entered_by: string | null;
  };
  opinion_proposal: OfPlan & {
    opinion_id: string;
    department_id: string;
    text: string;
    state: string;
    reason: string;
    version: Generated<number>;
  } & By;
  collaboration_request: OfPlan & {
    id: string;
    position: Generated<number>;
    year: number;
    project_id: string;
    from_department_id: string;
    to_department_id: string | null;
    text: string;
    asked_on: string;
    state: ExchangeRequest['state'];
    answer: string;
    answered_on: string | null;
    carried_from: string | null;
    version: Generated<number>;
  };
  edition: OfPlan & {
    year: number;
    document: Buffer;
    sha256: string;
    sealed_at: string;
    sealed_by: string;
  };
  erratum: OfPlan & {
    id: string;
    position: Generated<number>;
    year: number;
    at_pointer: string;
    place: string;
    wrong: string;
    correct: string;
    reason: string;
    noted_on: string;
    noted_by: string;
  };
  finding_reason: OfPlan & { year: number; finding: string; reason: string } & By;
}
