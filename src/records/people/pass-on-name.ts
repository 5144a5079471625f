import { sql } from 'kysely';
import { samePlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import { groupBy } from '#domain/group-by.ts';
import type { Body } from '#exchange/schema.ts';
import { putEntries } from '#records/search/put-entries.ts';
import { ownersEntry } from '#records/search/search-entries.ts';

export type NameChange = { municipalityId: string; body: Body; from: string; to: string };

/**
 * Writes the new name of a department wherever its work stands: owners of projects, and the parts, grades, remarks, files,
 * dates, requests and links of years that run. What is sealed, and years that were only imported, stay as they were printed.
 * Where `to` is there already (two departments become one) the parts of one sheet must have been joined before.
 */
export async function passOnName(tx: Tx, change: NameChange): Promise<void> {
  const { municipalityId, from, to } = change;
  const ofRunning = runningSheets(change);
  await sql`
    UPDATE rating SET department = ${to}
    WHERE municipality_id = ${municipalityId} AND department = ${from}
      AND (plan_id, project_id, year) IN (SELECT plan_id, project_id, year FROM (${ofRunning}) sheets)`.execute(
    tx,
  );
  for (const table of ['part', 'remark', 'set_aside_text', 'attachment', 'field_change'] as const) {
    await sql`
      UPDATE ${sql.table(table)} SET department = ${to}
      WHERE municipality_id = ${municipalityId} AND department = ${from}
        AND (plan_id, sheet_id) IN (SELECT plan_id, id FROM (${ofRunning}) sheets)`.execute(tx);
  }
  for (const table of ['one_time_token', 'session'] as const) {
    await sql`
      UPDATE ${sql.table(table)} SET bound_to = jsonb_set(bound_to, '{department}', to_jsonb(${to}::text))
      WHERE municipality_id = ${municipalityId} AND bound_to->>'department' = ${from}
        AND (bound_to->>'planId', bound_to->>'sheetId') IN (SELECT plan_id, id FROM (${ofRunning}) sheets)`.execute(
      tx,
    );
  }
  await passOnProposals(tx, change);
  await passOnRequests(tx, change);
  await passOnExceptions(tx, change);
  await passOnOwners(tx, change);
}

/** Sheets of running years whose project the department owns. */
export const runningSheets = ({ municipalityId, body, from }: NameChange) => sql`
  SELECT sheet.plan_id, sheet.id, sheet.project_id, sheet.year FROM sheet
  JOIN cycle ON cycle.municipality_id = sheet.municipality_id AND cycle.plan_id = sheet.plan_id AND cycle.year = sheet.year
  JOIN owner ON owner.municipality_id = sheet.municipality_id AND owner.plan_id = sheet.plan_id
    AND owner.project_id = sheet.project_id
  WHERE sheet.municipality_id = ${municipalityId} AND cycle.state <> 'sealed'
    AND coalesce(owner.body, 'city') = ${body} AND owner.department = ${from}`;

/** What is being prepared as an answer; two answers to one opinion stand one below the other. */
async function passOnProposals(tx: Tx, { municipalityId, from, to }: NameChange): Promise<void> {
  const same = sql`kept.municipality_id = ${municipalityId} AND passed.municipality_id = ${municipalityId}
    AND kept.plan_id = passed.plan_id AND kept.opinion_id = passed.opinion_id
    AND kept.department = ${to} AND passed.department = ${from}`;
  await sql`
    UPDATE opinion_proposal kept SET text = kept.text || E'\\n【' || ${from}::text || E'】\\n' || passed.text,
      version = kept.version + 1
    FROM opinion_proposal passed WHERE ${same}`.execute(tx);
  await sql`DELETE FROM opinion_proposal passed USING opinion_proposal kept WHERE ${same}`.execute(tx);
  await sql`
    UPDATE opinion_proposal SET department = ${to}
    WHERE municipality_id = ${municipalityId} AND department = ${from}`.execute(tx);
}

async function passOnRequests(tx: Tx, { municipalityId, from, to }: NameChange): Promise<void> {
  for (const column of ['from_department', 'to_department'] as const) {
    await sql`
      UPDATE collaboration_request SET ${sql.ref(column)} = ${to}
      WHERE municipality_id = ${municipalityId} AND ${sql.ref(column)} = ${from} AND NOT EXISTS (
        SELECT FROM cycle WHERE cycle.municipality_id = collaboration_request.municipality_id
          AND cycle.plan_id = collaboration_request.plan_id AND cycle.year = collaboration_request.year
          AND cycle.state = 'sealed')`.execute(tx);
  }
}

/** Of two days for one stage the department keeps the later one. */
async function passOnExceptions(tx: Tx, { municipalityId, from, to }: NameChange): Promise<void> {
  const cycles = await tx
    .selectFrom('cycle')
    .select(['plan_id', 'year', 'exceptions'])
    .where('municipality_id', '=', municipalityId)
    .where('state', '<>', 'sealed')
    .execute();
  for (const { plan_id, year, exceptions } of cycles) {
    if (!exceptions.some(({ department }) => department === from)) continue;
    const renamed = exceptions.map((one) => (one.department === from ? { ...one, department: to } : one));
    const kept = renamed.filter(
      (one, at) =>
        !renamed.some(
          (other, place) =>
            other.department === one.department &&
            other.stage === one.stage &&
            (other.due > one.due || (other.due === one.due && place < at)),
        ),
    );
    await tx
      .updateTable('cycle')
      .set((eb) => ({ exceptions: JSON.stringify(kept), version: eb('version', '+', 1) }))
      .where('municipality_id', '=', municipalityId)
      .where('plan_id', '=', plan_id)
      .where('year', '=', year)
      .execute();
  }
}

async function passOnOwners(tx: Tx, { municipalityId, body, from, to }: NameChange): Promise<void> {
  await sql`
    DELETE FROM owner WHERE municipality_id = ${municipalityId} AND coalesce(body, 'city') = ${body}
      AND department = ${from} AND EXISTS (
        SELECT FROM owner other WHERE other.municipality_id = owner.municipality_id AND other.plan_id = owner.plan_id
          AND other.project_id = owner.project_id AND coalesce(other.body, 'city') = ${body}
          AND other.department = ${to} AND coalesce(other.subsection, '') = coalesce(owner.subsection, ''))`.execute(
    tx,
  );
  await tx
    .updateTable('owner')
    .set({ department: to })
    .where('municipality_id', '=', municipalityId)
    .where((eb) => eb(eb.fn.coalesce('body', eb.val('city')), '=', body))
    .where('department', '=', from)
    .execute();
  const touched = await tx
    .selectFrom('owner')
    .innerJoin('project', (join) =>
      join.on(samePlan('project', 'owner')).onRef('project.id', '=', 'owner.project_id'),
    )
    .select(['owner.plan_id', 'owner.project_id', 'project.title'])
    .select(['owner.body', 'owner.department', 'owner.subsection'])
    .where('owner.municipality_id', '=', municipalityId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('owner as one')
          .where(samePlan('one', 'owner'))
          .whereRef('one.project_id', '=', 'owner.project_id')
          .where('one.department', '=', to),
      ),
    )
    .orderBy('owner.plan_id')
    .orderBy('owner.project_id')
    .orderBy('owner.position')
    .execute();
  await searchByName(tx, municipalityId, touched);
}

type OwnerRow = {
  plan_id: string;
  project_id: string;
  title: string;
  body: Body | null;
  department: string | null;
  subsection: string | null;
};

/** Search finds the projects by the new name; a plan that somebody has open to import into has changed. */
async function searchByName(tx: Tx, municipalityId: string, owners: OwnerRow[]): Promise<void> {
  const byProject = groupBy(owners, ({ plan_id, project_id }) => JSON.stringify([plan_id, project_id]));
  for (const own of byProject.values()) {
    const { plan_id: planId, project_id: id, title } = own[0]!;
    await putEntries(tx, { municipalityId, planId }, [ownersEntry({ id, title, owners: own })]);
  }
  const plans = [...new Set(owners.map(({ plan_id }) => plan_id))];
  if (plans.length === 0) return;
  await tx
    .updateTable('plan')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', plans)
    .execute();
}
