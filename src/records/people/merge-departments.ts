import { sql } from 'kysely';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import { DONE } from '#domain/outcome.ts';
import { changeStaff, type Editor } from './change-staff.ts';
import { findDepartment } from './department-queries.ts';
import { dropEqualGrades, joinProposals, joinSharedParts } from './join-shared-work.ts';
import { NOT_FOUND, type Outcome, refuse, STALE } from './outcome.ts';
import { passOnName } from './pass-on-name.ts';
import { passOnWork, type WorkChange } from './pass-on-work.ts';
import { listJoinedTexts, rejoinTexts } from './rejoin-parts.ts';

/**
 * One department becomes part of another, of its own house or of the other: posts, projects and open work pass on, in one transaction.
 * Refused where both have graded the same sheet differently: one grade for one department is not ours to choose.
 */
export function mergeDepartments(
  db: Db,
  editor: Editor,
  { id, version, into }: { id: string; version: number; into: string },
): Promise<Outcome> {
  const { municipalityId } = editor;
  return changeStaff(db, editor, async (tx) => {
    const known = await findDepartment(tx, municipalityId, id);
    const target = await findDepartment(tx, municipalityId, into);
    if (!known) return NOT_FOUND;
    if (!target || target.id === id || target.parentId === id || target.closedOn !== null)
      return refuse('not-a-department', 'into');
    if (known.kind === 'body') return refuse('council-keeps-its-name', 'into');
    const change = { municipalityId, from: id, to: into };
    const disputed = await listDisputed(tx, change);
    if (disputed.length > 0) return refuse('graded-by-both', 'into', disputed.join('、'));
    const joined = await listJoinedTexts(tx, municipalityId, id);
    const { numUpdatedRows } = await tx
      .updateTable('department')
      .set((eb) => ({ closed_on: editor.day, merged_into: into, version: eb('version', '+', 1) }))
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return STALE;
    await dropEqualGrades(tx, change);
    await joinSharedParts(tx, change, known.name);
    await joinProposals(tx, change, known.name);
    await dropSharedOwners(tx, change);
    await passOnWork(tx, change);
    await passOnName(tx, municipalityId, into, { isOtherHouse: known.body !== target.body });
    await rejoinTexts(tx, municipalityId, joined);
    await recordEvent(tx, {
      ...editor,
      kind: 'department-merged',
      subjectId: id,
      details: { from: known.label, to: target.label },
    });
    return DONE;
  });
}

/** Sheets of running years on which both have graded on one layer and scale, each with another code. */
async function listDisputed(tx: Tx, { municipalityId, from, to }: WorkChange): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    SELECT DISTINCT project.title FROM rating a
    JOIN rating b ON b.municipality_id = a.municipality_id AND b.plan_id = a.plan_id AND b.sheet_id = a.sheet_id
      AND b.department_id = ${to} AND b.layer = a.layer
      AND coalesce(b.scale_id, '') = coalesce(a.scale_id, '') AND b.code <> a.code
    JOIN project ON project.municipality_id = a.municipality_id AND project.plan_id = a.plan_id AND project.id = a.project_id
    WHERE a.municipality_id = ${municipalityId} AND a.department_id = ${from} AND NOT EXISTS (
      SELECT FROM cycle WHERE cycle.municipality_id = a.municipality_id AND cycle.plan_id = a.plan_id
        AND cycle.year = a.year AND cycle.state = 'sealed')
    ORDER BY project.title LIMIT 5`.execute(tx);
  return rows.map(({ title }) => `「${title}」`);
}

/** A project that both own is listed with one of them, and with each 係 once; the one that leads goes on leading. */
async function dropSharedOwners(tx: Tx, { municipalityId, from, to }: WorkChange): Promise<void> {
  const shared = sql`owner.municipality_id = ${municipalityId} AND owner.department_id = ${from}
    AND other.municipality_id = owner.municipality_id AND other.plan_id = owner.plan_id
    AND other.project_id = owner.project_id AND other.department_id = ${to}
    AND coalesce(other.subsection, '') = coalesce(owner.subsection, '')`;
  await sql`UPDATE owner other SET lead = true FROM owner WHERE ${shared} AND owner.lead`.execute(tx);
  await sql`DELETE FROM owner USING owner other WHERE ${shared}`.execute(tx);
}
