import { type RawBuilder, sql } from 'kysely';
import { NOBODY_ID } from '#domain/plan/owner.ts';

/** What a department is called, for a statement that reads a row with its id. Null where the row is nobody's in particular. */

/** As lists print it: 社協　総務課. */
export const labelOf = <Name = string>(
  table: string,
  column = 'department_id',
): RawBuilder<Name> => sql<Name>`(
  SELECT label FROM department WHERE department.municipality_id = ${sql.ref(`${table}.municipality_id`)}
    AND department.id = ${sql.ref(`${table}.${column}`)})`;

/** As the sheet of the row prints it: by its name, and with its house where another owner of the sheet is so called too. */
export const nameOnSheet = <Name = string>(table: string): RawBuilder<Name> => sql<Name>`(
  SELECT CASE WHEN named.label <> named.name AND EXISTS (
      SELECT FROM part AS twin JOIN department AS other ON other.municipality_id = twin.municipality_id
        AND other.id = twin.department_id
      WHERE twin.municipality_id = ${sql.ref(`${table}.municipality_id`)} AND twin.plan_id = ${sql.ref(`${table}.plan_id`)}
        AND twin.sheet_id = ${sql.ref(`${table}.sheet_id`)} AND other.name = named.name AND other.id <> named.id
    ) THEN named.label ELSE named.name END
  FROM department AS named WHERE named.municipality_id = ${sql.ref(`${table}.municipality_id`)}
    AND named.id = ${sql.ref(`${table}.department_id`)})`;

/** The same of a part or a grade: what a sealed year printed of it stays. */
export const printedName = <Name = string>(table: 'part' | 'rating'): RawBuilder<Name> =>
  sql<Name>`coalesce(${sql.ref(`${table}.${table === 'part' ? 'printed' : 'department'}`)}, ${nameOnSheet(table)})`;

/** As the exchange document prints it: what is nobody's has no name. */
export const keptName = <Name = string>(table: 'part' | 'rating'): RawBuilder<Name> =>
  sql<Name>`CASE WHEN ${sql.ref(`${table}.department_id`)} = ${sql.lit(NOBODY_ID)} THEN '' ELSE ${printedName(table)} END`;

/** The departments that a post (or its alias) answers for: its own, then the 係 of it. */
export const answersFor = (table: string): RawBuilder<{ id: string; label: string }[]> => sql`coalesce((
  SELECT json_agg(json_build_object('id', own.id, 'label', own.label) ORDER BY own.id <> ${sql.ref(`${table}.department_id`)}, own.position)
  FROM department AS own WHERE own.municipality_id = ${sql.ref(`${table}.municipality_id`)}
    AND ${sql.ref(`${table}.department_id`)} IN (own.id, own.parent_id)), '[]')`;

/** The department that a one-time link is bound to; null where it opens a meeting, or is none. */
export const labelOfBinding = (table: string): RawBuilder<string | null> => sql`(
  SELECT label FROM department WHERE department.municipality_id = ${sql.ref(`${table}.municipality_id`)}
    AND department.id = ${sql.ref(`${table}.bound_to`)} ->> 'departmentId')`;
