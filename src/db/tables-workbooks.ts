import type { Generated } from 'kysely';
import type { By, Json, OfPlan } from './columns.ts';

/** A cell that a department was to fill in: where it belongs, what the sheet said, and what the cell showed of it. */
export type SentCell = { sheet: string; entry: string; label: string; text: string; shown: string };
/** What came back in a cell, and where it stood. */
export type ReturnedCell = { text: string; place: string };

/**
 * What of a workbook could not be matched with what was sent. twice: the id stands at several places with different texts;
 * missing: at none; foreign: it is of another workbook; outside: a text at a place that was not to be filled in.
 */
export type CellProblem = {
  code: 'twice' | 'missing' | 'foreign' | 'outside';
  /** The id of the input, of this workbook. */
  cell: string | null;
  place: string;
  text: string;
};
/** What a person decided about a cell that differs: the workbook's text, the sheet's, or one below the other. */
export type CellDecision = 'taken' | 'kept' | 'both';

export interface WorkbookTables {
  sent_workbook: OfPlan & {
    id: string;
    year: number;
    stage: 'targeting' | 'collecting';
    department_id: string;
    /** By the id of the input. */
    cells: Json<Record<string, SentCell>>;
    printed: Json<string[]>;
  } & By;
  returned_workbook: OfPlan & {
    id: string;
    sent_id: string;
    file_name: string;
    sha256: string;
    /** By the id of the input. */
    cells: Json<Record<string, ReturnedCell>>;
    problems: Json<CellProblem[]>;
    decisions: Json<Record<string, CellDecision>>;
    state: 'open' | 'accepted' | 'discarded';
    settled_by: string | null;
    settled_at: string | null;
    version: Generated<number>;
  } & By;
}
