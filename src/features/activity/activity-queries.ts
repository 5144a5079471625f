import { type RawBuilder, sql } from 'kysely';
import { EVENT_KINDS, type EventGroup } from '#domain/activity/event-kind.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Reader } from '../plans/queries.ts';
import type { Reach } from './reach.ts';

/** One line of the log. `field` is that of a change in a sheet; an event has a kind instead. */
export type Activity = {
  at: string;
  actor: string;
  kind: string | null;
  field: string | null;
  department: string | null;
  plan: string | null;
  planTitle: string | null;
  subject: string | null;
  /** The sheet that it is about, with its project and year. */
  sheet: string | null;
  title: string | null;
  year: number | null;
  details: Record<string, unknown>;
};

export type ActivityFilter = {
  plan: string | null;
  department: string | null;
  /** A group of events, or the changes in sheets. */
  group: EventGroup | 'field' | null;
  from: CalendarDate | null;
  to: CalendarDate | null;
};

type Asked = { municipalityId: string; reach: Reach; filter: ActivityFilter };

/** What was done, the newest first: events and changes in sheets, as far as the person may look back. */
export async function listActivity(
  db: Reader,
  asked: Asked,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ lines: Activity[]; total: number }> {
  const lines = linesOf(asked);
  const { rows: counted } = await sql<{
    total: number;
  }>`SELECT count(*) AS total FROM (${lines}) line`.execute(db);
  const { rows } = await sql<Activity>`
    SELECT line.at, line.actor, line.kind, line.field, line.department, line.plan_id AS plan,
      plan.title AS "planTitle", line.subject_id AS subject, line.sheet_id AS sheet, line.title, line.year,
      line.details
    FROM (${lines}) line
    LEFT JOIN plan ON plan.municipality_id = ${asked.municipalityId} AND plan.id = line.plan_id
    ORDER BY line.at DESC, line.place DESC
    OFFSET ${offset} LIMIT ${limit}
  `.execute(db);
  return { lines: rows, total: counted[0]!.total };
}

function linesOf({ municipalityId, reach, filter }: Asked): RawBuilder<unknown> {
  const kinds = filter.group === null || filter.group === 'field' ? null : [...EVENT_KINDS[filter.group]];
  const events = sql`
    SELECT event.at, event.id AS place, event.actor, event.kind, NULL::text AS field,
      event.details ->> 'department' AS department, event.plan_id, event.subject_id, event.details,
      sheet.id AS sheet_id, sheet.year, project.title
    FROM event ${joined(sql`event.subject_id`, sql`event`)}
    WHERE event.municipality_id = ${municipalityId}
      AND ${filter.group === 'field' ? sql`false` : sql`true`}
      AND ${kinds === null ? sql`true` : sql`event.kind = ANY(${kinds}::text[])`}
      AND ${conditions(sql`event`, sql`event.details ->> 'department'`, reach, filter)}`;
  const changes = sql`
    SELECT change.at, change.id AS place, change.actor, NULL::text AS kind, change.field,
      change.department, change.plan_id, change.sheet_id AS subject_id,
      jsonb_build_object('before', change.before, 'after', change.after,
        'onBehalf', change.on_behalf_of) AS details,
      sheet.id AS sheet_id, sheet.year, project.title
    FROM field_change AS change ${joined(sql`change.sheet_id`, sql`change`)}
    WHERE change.municipality_id = ${municipalityId}
      AND ${filter.group === null || filter.group === 'field' ? sql`true` : sql`false`}
      AND ${conditions(sql`change`, sql`change.department`, reach, filter)}`;
  return sql`${events} UNION ALL ${changes}`;
}

/** The sheet that a line is about, where it is about one. */
function joined(sheetId: RawBuilder<unknown>, line: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    LEFT JOIN sheet ON sheet.municipality_id = ${line}.municipality_id AND sheet.plan_id = ${line}.plan_id
      AND sheet.id = ${sheetId}
    LEFT JOIN project ON project.municipality_id = sheet.municipality_id AND project.plan_id = sheet.plan_id
      AND project.id = sheet.project_id`;
}

function conditions(
  line: RawBuilder<unknown>,
  department: RawBuilder<unknown>,
  reach: Reach,
  { plan, department: wanted, from, to }: ActivityFilter,
): RawBuilder<unknown> {
  const all = [
    plan === null ? null : sql`${line}.plan_id = ${plan}`,
    from === null ? null : sql`${line}.at >= ${`${from}T00:00:00+09:00`}::timestamptz`,
    to === null ? null : sql`${line}.at < ${`${to}T00:00:00+09:00`}::timestamptz + interval '1 day'`,
    wanted === null
      ? null
      : sql`(${department} = ${wanted} OR (${department} IS NULL AND ${ownedBy([wanted])}))`,
    reach === null
      ? null
      : sql`(${ownedBy(reach)} AND (${department} IS NULL OR ${department} = ANY(${reach}::text[])))`,
  ].filter((condition) => condition !== null);
  return all.length === 0 ? sql`true` : sql.join(all, sql` AND `);
}

/** Is the line about a sheet of a project that one of these departments owns? The council prints no department. */
const ownedBy = (departments: string[]) => sql`EXISTS (
  SELECT FROM owner WHERE owner.municipality_id = sheet.municipality_id AND owner.plan_id = sheet.plan_id
    AND owner.project_id = sheet.project_id
    AND coalesce(owner.department, CASE WHEN owner.body = 'shakyo' THEN '社協' END) = ANY(${departments}::text[])
)`;
