import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { groupBy } from '#domain/group-by.ts';
import { isOpenOn, type KnownStaff } from '#domain/people/known-staff.ts';
import { printStaffList, type StaffLine } from '#domain/people/staff-list.ts';
import { writeCsv } from '#formats/csv/write-table.ts';
import { writeWorkbook } from '#formats/xlsx/write-table.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { loadKnownStaff } from '#records/people/known-staff.ts';

const NAME = '職員名簿';
const WIDTHS = [10, 22, 18, 20, 8, 16, 18, 30, 12, 12];

export async function staffCsv(c: AppContext) {
  const rows = await findRows(c);
  return c.body(writeCsv(rows), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': saved('csv'),
  });
}

export async function staffWorkbook(c: AppContext) {
  const bytes = await writeWorkbook({ sheet: NAME, rows: await findRows(c), widths: WIDTHS });
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': saved('xlsx'),
  });
}

const saved = (ending: string) =>
  `attachment; filename="staff.${ending}"; filename*=UTF-8''${encodeURIComponent(`${NAME}.${ending}`)}`;

async function findRows(c: AppContext): Promise<string[][]> {
  const known = await loadKnownStaff(c.get('db').kysely, actorOf(c).municipality.id);
  return printStaffList(linesOf(known, dayOf(c.get('now'))));
}

/** Everybody at a post today or later, and every post that nobody holds: sent back as it is, it changes nothing. */
function linesOf(known: KnownStaff, day: string): Omit<StaffLine, 'line'>[] {
  const departments = new Map(known.departments.map((one) => [one.id, one]));
  const holdings = groupBy(known.holdings, ({ postId }) => postId);
  const persons = new Map(known.persons.map((one) => [one.id, one]));
  return known.posts
    .filter((post) => isOpenOn(post, day))
    .flatMap((post): Omit<StaffLine, 'line'>[] => {
      const department = departments.get(post.departmentId ?? '');
      const place = {
        body: department?.body ?? ('city' as const),
        department: department?.name ?? null,
        section: post.section,
        title: post.title,
        role: post.role,
      };
      const holders = (holdings.get(post.id) ?? []).flatMap(({ personId, from, to }) => {
        const person = persons.get(personId);
        if (!person || (to !== null && to < day)) return [];
        const { name, kana, email } = person;
        return [{ ...place, name, kana, email, from, to }];
      });
      const nobody = { ...place, name: null, kana: null, email: null, from: null, to: null };
      return holders.length > 0 ? holders : [nobody];
    });
}
