import type { JSONColumnType } from 'kysely';

/** What the tables share. */

export type OfMunicipality = { municipality_id: string };
export type OfPlan = OfMunicipality & { plan_id: string };
export type OnSheet = OfPlan & { sheet_id: string };
/** jsonb: read as the value, written as JSON text. */
export type Json<T extends object | null> = JSONColumnType<T, string, string>;
/** Who and when, as a log shows it: posts, not persons. */
export type By = { actor: string; at: string };
