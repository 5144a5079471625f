import { sql } from 'kysely';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import { DONE } from '#domain/outcome.ts';
import { PART_STATES } from '#domain/sheet/part.ts';
import type { Fields } from '#exchange/schema.ts';
import { changeStaff, type Editor } from './change-staff.ts';
import { findDepartment } from './department-queries.ts';
import { NOT_FOUND, type Outcome, refuse, STALE } from './outcome.ts';
import { type NameChange, passOnName, runningSheets } from './pass-on-name.ts';
import { isCouncil } from './save-department.ts';

/**
 * One department becomes part of another of the same body: posts, projects and open work pass on, in one transaction.
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
    if (!target || target.id === id || target.body !== known.body || target.closedOn !== null)
      return refuse('not-a-department', 'into');
    if (isCouncil(known)) return refuse('council-keeps-its-name', 'into');
    const change = { municipalityId, body: known.body, from: known.name, to: target.name };
    const disputed = await listDisputed(tx, change);
    if (disputed.length > 0) return refuse('graded-by-both', 'into', disputed.join('、'));
    const { numUpdatedRows } = await tx
      .updateTable('department')
      .set((eb) => ({ closed_on: editor.day, version: eb('version', '+', 1) }))
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return STALE;
    await tx
      .updateTable('post')
      .set((eb) => ({ department_id: into, version: eb('version', '+', 1) }))
      .where('municipality_id', '=', municipalityId)
      .where('department_id', '=', id)
      .execute();
    await dropEqualGrades(tx, change);
    await joinSharedParts(tx, change);
    await passOnName(tx, change);
    await recordEvent(tx, {
      ...editor,
      kind: 'department-merged',
      subjectId: id,
      details: { from: known.name, to: target.name },
    });
    return DONE;
  });
}

/** Sheets of running years on which both have graded on one layer and scale, each with another code. */
async function listDisputed(tx: Tx, change: NameChange): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    SELECT DISTINCT project.title FROM (${runningSheets(change)}) sheets
    JOIN rating a ON a.municipality_id = ${change.municipalityId} AND a.plan_id = sheets.plan_id
      AND a.project_id = sheets.project_id AND a.year = sheets.year AND a.department = ${change.from}
    JOIN rating b ON b.municipality_id = a.municipality_id AND b.plan_id = a.plan_id AND b.project_id = a.project_id
      AND b.year = a.year AND b.department = ${change.to} AND b.layer = a.layer
      AND coalesce(b.scale_id, '') = coalesce(a.scale_id, '') AND b.code <> a.code
    JOIN project ON project.municipality_id = a.municipality_id AND project.plan_id = a.plan_id AND project.id = a.project_id
    ORDER BY project.title LIMIT 5`.execute(tx);
  return rows.map(({ title }) => `「${title}」`);
}

async function dropEqualGrades(tx: Tx, change: NameChange): Promise<void> {
  await sql`
    DELETE FROM rating a USING rating b, (${runningSheets(change)}) sheets
    WHERE a.municipality_id = ${change.municipalityId} AND a.plan_id = sheets.plan_id
      AND a.project_id = sheets.project_id AND a.year = sheets.year AND a.department = ${change.from}
      AND b.municipality_id = a.municipality_id AND b.plan_id = a.plan_id AND b.project_id = a.project_id
      AND b.year = a.year AND b.department = ${change.to} AND b.layer = a.layer AND b.code = a.code
      AND coalesce(b.scale_id, '') = coalesce(a.scale_id, '')
      AND coalesce(b.sheet_id, '') = coalesce(a.sheet_id, '')`.execute(tx);
}

type PartRow = { department: string; state: (typeof PART_STATES)[number]; fields: Fields };

/** Two parts of one sheet become one: both texts one below the other, and as far as the one that is less far. */
async function joinSharedParts(tx: Tx, change: NameChange): Promise<void> {
  const { rows } = await sql<{ plan_id: string; sheet_id: string; stage: string; parts: PartRow[] }>`
    SELECT plan_id, sheet_id, stage,
      jsonb_agg(jsonb_build_object('department', department, 'state', state, 'fields', fields)) AS parts
    FROM part WHERE municipality_id = ${change.municipalityId} AND department IN (${change.from}, ${change.to})
      AND (plan_id, sheet_id) IN (SELECT plan_id, id FROM (${runningSheets(change)}) sheets)
    GROUP BY plan_id, sheet_id, stage HAVING count(*) = 2`.execute(tx);
  for (const { plan_id, sheet_id, stage, parts } of rows) {
    const from = parts.find(({ department }) => department === change.from)!;
    const to = parts.find(({ department }) => department === change.to)!;
    const state = PART_STATES.find((one) => one === from.state || one === to.state)!;
    const fields = JSON.stringify(joinFields(to.fields, from.fields, change.from));
    const place = sql`municipality_id = ${change.municipalityId} AND plan_id = ${plan_id}
      AND sheet_id = ${sheet_id} AND stage = ${stage}`;
    await sql`UPDATE part SET state = ${state}, fields = ${fields}::jsonb, version = version + 1
      WHERE ${place} AND department = ${change.to}`.execute(tx);
    await sql`DELETE FROM part WHERE ${place} AND department = ${change.from}`.execute(tx);
  }
}

function joinFields(kept: Fields, joining: Fields, department: string): Fields {
  const joined: Record<string, string | undefined> = { ...kept };
  for (const [key, text] of Object.entries(joining)) {
    const own = joined[key] ?? '';
    if (!text?.trim() || own === text) continue;
    joined[key] = own.trim() === '' ? text : `${own}\n【${department}】\n${text}`;
  }
  return joined as Fields;
}
