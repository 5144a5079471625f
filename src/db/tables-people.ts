import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { LinkBinding } from '#domain/people/actor.ts';
import type { SentField } from '#domain/people/kept-form.ts';
import type { Role } from '#domain/people/role.ts';
import type { StaffLine, StaffProblem } from '#domain/people/staff-list.ts';
import type { Body } from '#exchange/schema.ts';
import type { By, Json, OfMunicipality } from './columns.ts';

/** 課, 係, 実施主体, and the one row of nobody 担当未定. */
export type DepartmentKind = 'department' | 'subsection' | 'body' | 'nobody';
export type WayToSignIn = 'password' | 'link' | 'identity-provider';

/** Who works here, at which post, and how they sign in. */
export interface PeopleTables {
  department: OfMunicipality & {
    id: string;
    position: number;
    kind: Generated<DepartmentKind>;
    body: Body;
    name: string;
    /** How a list prints it; made by the database (domain/plan/owner.ts says the same). */
    label: GeneratedAlways<string>;
    /** The 課 of a 係, where it is known. */
    parent_id: string | null;
    division: string | null;
    email: string | null;
    closed_on: string | null;
    /** The department that this one became part of. */
    merged_into: string | null;
    version: Generated<number>;
  };
  post: OfMunicipality & {
    id: string;
    position: number;
    department_id: string | null;
    section: string | null;
    title: string;
    role: Role;
    closed_on: string | null;
    version: Generated<number>;
  };
  person: OfMunicipality & {
    id: string;
    name: string;
    kana: string | null;
    email: string | null;
    note: string | null;
    forgotten_at: string | null;
    version: Generated<number>;
    created_at: Generated<string>;
  };
  post_holding: OfMunicipality & {
    id: string;
    post_id: string;
    person_id: string;
    from_date: string;
    to_date: string | null;
  };
  staff_draft: OfMunicipality & {
    id: string;
    file_name: string;
    lines: Json<StaffLine[]>;
    problems: Json<StaffProblem[]>;
    since: string;
    made_by: string;
    made_at: string;
  };
  handover_note: OfMunicipality & { id: string; post_id: string; text: string } & By;
  account: OfMunicipality & {
    id: string;
    person_id: string;
    sign_in: string;
    password_hash: string | null;
    is_locked: Generated<boolean>;
    created_at: Generated<string>;
  };
  session: OfMunicipality & {
    token_hash: string;
    account_id: string | null;
    created_at: Generated<string>;
    last_seen_at: Generated<string>;
    expires_at: string;
    address: string | null;
    agent: string | null;
    way: ColumnType<WayToSignIn, WayToSignIn | undefined, WayToSignIn>;
    awaits_second_factor: Generated<boolean>;
    bound_to: Json<LinkBinding> | null;
    link_hash: string | null;
  };
  ended_session: OfMunicipality & {
    token_hash: string;
    form_hash: string | null;
    account_id: string | null;
    bound_to: Json<LinkBinding> | null;
    ended_at: string;
  };
  kept_form: OfMunicipality & {
    id: string;
    account_id: string | null;
    bound_to: Json<LinkBinding> | null;
    page: string;
    action: string;
    fields: Json<SentField[]>;
    has_files: boolean;
    size: number;
    kept_at: string;
  };
  one_time_token: OfMunicipality & {
    token_hash: string;
    purpose: 'invitation' | 'reset' | 'link';
    account_id: string | null;
    bound_to: Json<LinkBinding> | null;
    sent_to: string | null;
    made_by: string;
    made_at: string;
    expires_at: string;
    used_at: string | null;
    revoked_at: string | null;
  };
  second_factor: OfMunicipality & {
    account_id: string;
    secret: Buffer;
    confirmed_at: string | null;
    last_step: Generated<number>;
  };
  backup_code: OfMunicipality & { account_id: string; code_hash: string; used_at: string | null };
  external_identity: OfMunicipality & {
    issuer: string;
    subject: string;
    account_id: string;
    linked_at: string;
    linked_by: string;
  };
  mail: OfMunicipality & {
    id: string;
    kind: string;
    digest: string | null;
    to_address: string | null;
    to_label: string;
    subject: string;
    text: string;
    state: 'waiting' | 'sent' | 'failed' | 'by-hand';
    attempts: Generated<number>;
    not_before: string;
    last_error: string | null;
    message_id: string | null;
    made_by: string;
    made_at: string;
    sent_at: string | null;
    handed_over_by: string | null;
  };
}
