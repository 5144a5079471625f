import { reachOf } from '#domain/activity/reach.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { askerOf } from '#domain/people/actor.ts';
import { opensOwn } from '#domain/sheet/closed-sheet.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { sendCsv } from '#http/csv.ts';
import { type Activity, listActivity } from '#records/activity/activity-queries.ts';
import { listClosedSheets } from '#records/sheet/closed-sheet-queries.ts';
import { groupName, sentenceOf, sheetName } from './describe.ts';
import { readFilter } from './read-filter.ts';

/** As many as a spreadsheet program still opens with ease; narrower dates give the rest. */
const MOST_LINES = 20_000;

/** The log as a file for spreadsheet programs, narrowed as the page is. */
export async function activityCsv(c: AppContext) {
  const actor = actorOf(c);
  const asked = { municipalityId: actor.municipality.id, reach: reachOf(actor), filter: readFilter(c) };
  const { lines } = await listActivity(c.get('db').kysely, asked, { offset: 0, limit: MOST_LINES });
  const closed = await listClosedSheets(c.get('db').kysely, asked, askerOf(actor));
  const isOpen = ({ plan, sheet, departmentId }: Activity) =>
    opensOwn(
      closed.find((one) => one.planId === plan && one.id === sheet),
      departmentId,
    );
  const rows = [
    ['日時', '操作した人', '区分', '計画', 'シート', '担当課', '内容', '変更前', '変更後'],
    ...lines.map((line) => [
      formatMoment(line.at),
      line.actor,
      groupName(line),
      line.planTitle ?? '',
      sheetName(line),
      line.department ?? '',
      sentenceOf(line),
      line.kind === null && isOpen(line) ? String(line.details.before ?? '') : '',
      line.kind === null && isOpen(line) ? String(line.details.after ?? '') : '',
    ]),
  ];
  return sendCsv(c, '操作の記録.csv', rows);
}
