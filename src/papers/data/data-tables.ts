import type { DataTable } from './data-table.ts';
import { indicators } from './indicator-tables.ts';
import { opinions } from './opinion-tables.ts';
import { nodes, plans } from './plan-tables.ts';
import { owners, placements, projects } from './project-tables.ts';
import { ratings, sheets, sheetTexts } from './sheet-tables.ts';
import { values } from './value-tables.ts';

/** The tidy tables of a plan, each after those that it refers to. */
export const DATA_TABLES: readonly DataTable[] = [
  ...[plans, nodes, projects, placements, owners, indicators, values],
  ...[sheets, sheetTexts, ratings, opinions],
];
