import type { Generated } from 'kysely';
import type { By, Json, OfMunicipality, OfPlan } from './columns.ts';

/** What goes out of the house: long work, and the office's own templates. */

export type JobKind = 'export' | 'import';
export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobTables {
  job: OfMunicipality & {
    id: string;
    plan_id: string | null;
    account_id: string | null;
    actor: string;
    kind: JobKind;
    label: string;
    input: Json<object>;
    state: Generated<JobState>;
    /** How much of it is done, of how much; 0 of 0: not known. */
    done: Generated<number>;
    total: Generated<number>;
    attempts: Generated<number>;
    beat_at: string | null;
    /** A sentence for the person who waits, where it failed. */
    failure: string | null;
    /** What is to be said with the result, a sentence on each line. */
    note: string | null;
    result_name: string | null;
    result_type: string | null;
    result: Buffer | null;
    result_path: string | null;
    made_at: string;
    ended_at: string | null;
    /** After this the job is removed with its result. */
    kept_until: string | null;
  };
  job_material: OfMunicipality & { job_id: string; position: number; bytes: Buffer };
  template: OfPlan & {
    id: string;
    name: string;
    format: 'xlsx' | 'docx';
    form_id: string | null;
    content: Buffer;
    sha256: string;
    /** Which place of the file holds which entry of the form. */
    marks: Json<{ place: string; entry: string }[]>;
    version: Generated<number>;
  } & By;
}
