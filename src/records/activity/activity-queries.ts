import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '#db/transaction.ts';
import { EVENT_KINDS, type EventGroup } from '#domain/activity/event-kind.ts';
import type { Reach } from '#domain/activity/reach.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { labelOf } from '#records/people/department-name.ts';

/** One line of the log. `field` is that of a change in a sheet; an event has a kind instead. */
export type Activity = {
  at: string;
  actor: string;
  kind: string | null;
  field: string | null;
  department: string | null;
  /** Whose field was changed; null where it is the whole sheet's, and of an event. */
  departmentId: string | null;
  plan: string | null;
  planTitle: string | null;
  subject: string | null;
  /** The sheet that it is about, with its project and year; where the sheet is gone or to come, the project alone. */
  sheet: string | null;
  title: string | null;
  year: number | null;
  details: Record<string, unknown>;
};

export type ActivityFilter = {
  plan: string | null;
  departmentId: string | null;
  /** A group of events, or the changes in sheets. */
  group: EventGroup | 'field' | null;
  from: CalendarDate | null;
  to: CalendarDate | null;
};

type Asked = { municipalityId: string; reach: Reach; filter: ActivityFilter };

/**
 * What was done, the newest first: events and changes in sheets, as far as the person may look back. The lines are counted
 * and cut to the page first; what they tell, and the sheet they are about, is read for those of the page alone.
 */
export async function listActivity(
  db: Reader,
  asked: Asked,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ lines: Activity[]; total: number }> {
  const places = placesOf(asked);
  const { rows: counted } = await sql<{
    total: number;
  }>`SELECT count(*) AS total FROM (${places}) place`.execute(db);
  const { rows } = await sql<Activity>`
    WITH page AS (
      SELECT * FROM (${places}) place ORDER BY at DESC, id DESC OFFSET ${offset} LIMIT ${limit}
    ), line AS (
      SELECT page.at, page.id, event.actor, event.kind, NULL::text AS field,
        event.details ->> 'department' AS department, NULL::text AS department_id, event.plan_id, event.subject_id, event.details
      FROM page JOIN event ON event.id = page.id AND event.municipality_id = ${asked.municipalityId}
      WHERE page.is_event
      UNION ALL
      SELECT page.at, page.id, change.actor, NULL, change.field, ${labelOf('change')}, change.department_id, change.plan_id, change.sheet_id,
        jsonb_build_object('before', change.before, 'after', change.after, 'onBehalf', change.on_behalf_of)
      FROM page JOIN field_change AS change
        ON change.id = page.id AND change.municipality_id = ${asked.municipalityId}
      WHERE NOT page.is_event
    )
    SELECT line.at, line.actor, line.kind, line.field, line.department, line.department_id AS "departmentId", line.plan_id AS plan,
      plan.title AS "planTitle", line.subject_id AS subject, sheet.id AS sheet, project.title,
      coalesce(sheet.year, opinion.year, request.year) AS year, line.details
    FROM line
    LEFT JOIN plan ON plan.municipality_id = ${asked.municipalityId} AND plan.id = line.plan_id
    LEFT JOIN opinion ON opinion.municipality_id = ${asked.municipalityId} AND opinion.plan_id = line.plan_id
      AND opinion.id = line.subject_id
    LEFT JOIN collaboration_request AS request ON request.municipality_id = ${asked.municipalityId}
      AND request.plan_id = line.plan_id AND request.id = line.subject_id
    LEFT JOIN sheet ON sheet.municipality_id = ${asked.municipalityId} AND sheet.plan_id = line.plan_id
      AND sheet.id = coalesce(line.details ->> 'sheet', opinion.sheet_id, line.subject_id)
    LEFT JOIN project ON project.municipality_id = ${asked.municipalityId} AND project.plan_id = line.plan_id
      AND project.id = coalesce(sheet.project_id, request.project_id, line.details ->> 'project')
    ORDER BY line.at DESC, line.id DESC
  `.execute(db);
  return { lines: rows, total: counted[0]!.total };
}

function placesOf({ municipalityId, reach, filter }: Asked): RawBuilder<unknown> {
  const kinds = filter.group === null || filter.group === 'field' ? null : [...EVENT_KINDS[filter.group]];
  const events = sql`
    SELECT at, id, true AS is_event FROM event AS line
    WHERE line.municipality_id = ${municipalityId}
      AND ${kinds === null ? sql`true` : sql`line.kind = ANY(${kinds}::text[])`}
      AND ${conditions(EVENT, { municipalityId, reach, filter })}`;
  const changes = sql`
    SELECT at, id, false FROM field_change AS line
    WHERE line.municipality_id = ${municipalityId}
      AND ${conditions(CHANGE, { municipalityId, reach, filter })}`;
  if (filter.group === 'field') return sql`SELECT at, id, false AS is_event FROM (${changes}) change`;
  return filter.group === null ? sql`${events} UNION ALL ${changes}` : events;
}

/** Where a line says which sheet and which department it is about. */
type Line = {
  sheet: RawBuilder<unknown>;
  isShared: RawBuilder<unknown>;
  isOf(municipalityId: string, ids: string[]): RawBuilder<unknown>;
};
const EVENT: Line = {
  sheet: sql`line.subject_id`,
  isShared: sql`line.details ->> 'department' IS NULL`,
  // Events of earlier versions tell the name alone.
  isOf: (municipalityId, ids) => sql`CASE WHEN line.details ? 'departmentId'
    THEN line.details ->> 'departmentId' = ANY(${ids}::text[])
    ELSE line.details ->> 'department' IN (
      SELECT label FROM department WHERE municipality_id = ${municipalityId} AND id = ANY(${ids}::text[])) END`,
};
const CHANGE: Line = {
  sheet: sql`line.sheet_id`,
  isShared: sql`line.department_id IS NULL`,
  isOf: (_, ids) => sql`line.department_id = ANY(${ids}::text[])`,
};

function conditions(
  { sheet, isShared, isOf }: Line,
  { municipalityId, reach, filter: { plan, departmentId, from, to } }: Asked,
): RawBuilder<unknown> {
  const ownedBy = (ids: string[]) => isOwnedBy(sheet, ids);
  const all = [
    plan === null ? null : sql`line.plan_id = ${plan}`,
    from === null ? null : sql`line.at >= ${`${from}T00:00:00+09:00`}::timestamptz`,
    to === null ? null : sql`line.at < ${`${to}T00:00:00+09:00`}::timestamptz + interval '1 day'`,
    departmentId === null
      ? null
      : sql`(${isOf(municipalityId, [departmentId])} OR (${isShared} AND ${ownedBy([departmentId])}))`,
    reach === null ? null : sql`(${ownedBy(reach)} AND (${isShared} OR ${isOf(municipalityId, reach)}))`,
  ].filter((condition) => condition !== null);
  return all.length === 0 ? sql`true` : sql.join(all, sql` AND `);
}

/** Is the line about a sheet of a project that one of these departments owns? */
const isOwnedBy = (sheet: RawBuilder<unknown>, ids: string[]) => sql`
  (line.municipality_id, line.plan_id, ${sheet}) IN (
    SELECT sheet.municipality_id, sheet.plan_id, sheet.id
    FROM owner JOIN sheet ON sheet.municipality_id = owner.municipality_id AND sheet.plan_id = owner.plan_id
      AND sheet.project_id = owner.project_id
    WHERE owner.department_id = ANY(${ids}::text[])
  )`;
