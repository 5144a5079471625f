import type { Db } from '#db/connect.ts';
import { inPlan, onPlan, onTown } from '#db/in-plan.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import type { LinkBinding } from '#domain/people/actor.ts';
import { labelOfBinding } from '#records/people/department-name.ts';
import { listDepartments } from '#records/people/queries.ts';
import { findPlanHead } from '#records/plan/queries.ts';
import { findStanding } from '#records/sheet/standing-queries.ts';
import { stateOfToken, type TokenState } from './one-time-token.ts';

/** What a link can be bound to, with the words that say so. */
export type LinkTarget = { plan: string; title: string };

/** The sheet of a project in a year, and whose parts of it are written here: none of a year that was only imported. */
export async function findSheetTarget(
  db: Db,
  municipalityId: string,
  { planId, sheetId }: { planId: string; sheetId: string },
): Promise<
  | (LinkTarget & { isSealed: boolean; departments: { id: string; label: string; email: string | null }[] })
  | undefined
> {
  const key = { municipalityId, planId };
  const plan = await findPlanHead(db.kysely, key);
  const standing = await findStanding(db.kysely, key, sheetId);
  if (!plan || !standing) return undefined;
  const owners = new Set(standing.cycle ? standing.parts.map(({ departmentId }) => departmentId) : []);
  const known = await listDepartments(db.kysely, municipalityId);
  const departments = known.filter(({ id }) => owners.has(id));
  const isSealed = standing.cycle?.state === 'sealed';
  return { plan: plan.title, title: sheetTitle(standing), isSealed, departments };
}

const sheetTitle = ({ year, title }: { year: number; title: string }) =>
  `${formatFiscalYear(year, 'era')}「${title}」の進行管理シート`;
const meetingTitle = ({ title, heldOn }: { title: string; heldOn: string }) =>
  `${title}（${formatDate(heldOn, 'era')}）`;

export async function findMeetingTarget(
  db: Db,
  municipalityId: string,
  { planId, meetingId }: { planId: string; meetingId: string },
): Promise<(LinkTarget & { heldOn: string }) | undefined> {
  const meeting = await db.kysely
    .selectFrom('meeting')
    .innerJoin('plan', onTown('plan.id', 'meeting.plan_id'))
    .select(['plan.title as plan', 'meeting.title', 'meeting.held_on as heldOn'])
    .where(inPlan({ municipalityId, planId }, 'meeting'))
    .where('meeting.id', '=', meetingId)
    .executeTakeFirst();
  return meeting && { ...meeting, title: meetingTitle(meeting) };
}

/** What the link opens, in words; nothing where it is no longer there. */
export async function describeBinding(
  db: Db,
  municipalityId: string,
  binding: LinkBinding,
): Promise<LinkTarget | undefined> {
  return binding.kind === 'sheet'
    ? findSheetTarget(db, municipalityId, binding)
    : findMeetingTarget(db, municipalityId, binding);
}

export type ListedLink = {
  tokenHash: string;
  binding: LinkBinding;
  /** The department, or the member's name; null where the person's data was deleted. */
  to: string | null;
  title: string;
  sentTo: string | null;
  madeBy: string;
  madeAt: string;
  expiresAt: string;
  usedAt: string | null;
  state: TokenState;
  /** The session that came from it is still open. */
  isOpen: boolean;
};

/** The newest links of a municipality. */
export async function listLinks(db: Db, municipalityId: string, now: Date): Promise<ListedLink[]> {
  const rows = await db.kysely
    .selectFrom('one_time_token as token')
    .leftJoin('session', (join) =>
      join
        .onRef('session.municipality_id', '=', 'token.municipality_id')
        .onRef('session.link_hash', '=', 'token.token_hash')
        .on('session.expires_at', '>', now.toISOString()),
    )
    .leftJoin('person', (join) =>
      join
        .onRef('person.municipality_id', '=', 'token.municipality_id')
        .on((eb) => eb('person.id', '=', eb.ref('token.bound_to', '->>').key('personId' as never)))
        .on('person.forgotten_at', 'is', null),
    )
    .select(['token.token_hash as tokenHash', 'token.bound_to as binding', 'person.name'])
    .select(['token.sent_to as sentTo', 'token.made_by as madeBy', 'token.made_at as madeAt'])
    .select(['token.expires_at as expiresAt', 'token.used_at as usedAt', 'token.revoked_at as revokedAt'])
    .select(['session.token_hash as session', labelOfBinding('token').as('department')])
    .where('token.municipality_id', '=', municipalityId)
    .where('token.purpose', '=', 'link')
    .orderBy('token.made_at', 'desc')
    .limit(200)
    .execute();
  const titles = await titlesOf(
    db,
    municipalityId,
    rows.map((row) => row.binding!),
  );
  return rows.map(({ binding, name, department, session, revokedAt, ...row }) => ({
    ...row,
    binding: binding!,
    to: binding!.kind === 'sheet' ? department : name,
    title: titles.get(keyOf(binding!)) ?? '（削除済み）',
    state: stateOfToken({ usedAt: row.usedAt, revokedAt, expiresAt: row.expiresAt }, now),
    isOpen: session !== null,
  }));
}

const keyOf = (binding: LinkBinding) =>
  binding.kind === 'sheet'
    ? `sheet ${binding.planId} ${binding.sheetId}`
    : `meeting ${binding.planId} ${binding.meetingId}`;

/** The sheets and meetings of these links by name, in two questions however many they are. */
async function titlesOf(
  db: Db,
  municipalityId: string,
  bindings: LinkBinding[],
): Promise<Map<string, string>> {
  const sheetIds = bindings.flatMap((one) => (one.kind === 'sheet' ? [one.sheetId] : []));
  const meetingIds = bindings.flatMap((one) => (one.kind === 'meeting' ? [one.meetingId] : []));
  const sheets = sheetIds.length
    ? await db.kysely
        .selectFrom('sheet')
        .innerJoin('project', onPlan('project.id', 'sheet.project_id'))
        .select(['sheet.plan_id as planId', 'sheet.id', 'sheet.year', 'project.title'])
        .where('sheet.municipality_id', '=', municipalityId)
        .where('sheet.id', 'in', sheetIds)
        .execute()
    : [];
  const meetings = meetingIds.length
    ? await db.kysely
        .selectFrom('meeting')
        .select(['plan_id as planId', 'id', 'title', 'held_on as heldOn'])
        .where('municipality_id', '=', municipalityId)
        .where('id', 'in', meetingIds)
        .execute()
    : [];
  return new Map([
    ...sheets.map((one) => [`sheet ${one.planId} ${one.id}`, sheetTitle(one)] as const),
    ...meetings.map((one) => [`meeting ${one.planId} ${one.id}`, meetingTitle(one)] as const),
  ]);
}
