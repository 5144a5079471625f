import type { Form } from '#domain/sheet/form.ts';
import type {
  ExchangeIndicator,
  ExchangePlan,
  ExchangeProject,
  ExchangeRatingScale,
  ExchangeSheet,
} from '#exchange/schema.ts';

/** DOOR. All that is printed of one sheet, out of a plan. */
export type SheetMaterial = {
  sheet: ExchangeSheet;
  project: ExchangeProject;
  /** The version it is filled in; for a sheet without one, what the plan's sheets hold (domain/sheet/form-from-sheets.ts). */
  form: Form;
  /** Names of the owners as a sheet prints them. */
  owners: readonly string[];
  projectNumber: string;
  /** The titles above the project's first listing, from the top, with their numbers. */
  nodes: readonly string[];
  indicators: readonly ExchangeIndicator[];
  scales: readonly ExchangeRatingScale[];
  /** The years of the plan. */
  years: readonly number[];
  /** Last year's sheet of the same project. */
  lastYear: ExchangeSheet | null;
};

/** The sheets of a year, in the order of the plan's tree; of one department where one is given. */
export function sheetMaterials(
  _plan: ExchangePlan,
  _choice: { year: number; department: string | null; sheet: string | null },
): SheetMaterial[] {
  return [];
}
