import { randomUUID } from 'node:crypto';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { fieldsOf } from '#domain/sheet/form.ts';
import {
  beginSheet,
  insertParts,
  insertSheets,
  type NewSheet as MadeSheet,
  type NewPart,
} from '#records/sheet/insert-sheets.ts';
import type { Candidate } from './opening-queries.ts';
import { beginningOf } from './sheet-beginning.ts';

/** Parts that are there keep their places before those that are added. */
const AFTER_THOSE_THERE = 1_000;

export type NewSheet = { candidate: Candidate; parts: readonly string[] };
type Stage = 'targeting' | 'collecting';
/** Makes the sheets of a year with a part for each owner, in the order given; each begins with what its form takes over. */
export async function makeSheets(
  tx: Tx,
  key: PlanKey,
  year: number,
  made: readonly NewSheet[],
  stages: readonly Stage[],
): Promise<void> {
  const sheets: MadeSheet[] = [];
  const parts: NewPart[] = [];
  for (const { candidate, parts: owners } of made) {
    const id = `s-${year}-${randomUUID().slice(0, 8)}`;
    const begun = beginningOf(candidate, owners);
    const form = candidate.form;
    sheets.push({ id, project: candidate.id, fields: begun.fields, form });
    const early = new Set(
      form
        ? fieldsOf(form).flatMap((field) => (field.stage === 'targeting' ? [field.key as string] : []))
        : [],
    );
    for (const stage of stages)
      for (const department of owners)
        parts.push({
          sheet: id,
          stage,
          department,
          position: parts.length,
          fields: Object.fromEntries(
            Object.entries(begun.own[department] ?? {}).filter(
              ([field]) => early.has(field) === (stage === 'targeting'),
            ),
          ),
        });
  }
  await insertSheets(tx, key, year, sheets);
  await insertParts(tx, key, parts);
}

/** The parts of sheets that are there already, as far as each sheet is; a part that is there stays as it is. */
export async function addParts(
  tx: Tx,
  key: PlanKey,
  taken: readonly NewSheet[],
  stages: readonly Stage[],
): Promise<void> {
  const parts = taken.flatMap(({ candidate, parts: owners }) =>
    stages.flatMap((stage, round) =>
      owners.map((department, at) => ({
        sheet: candidate.sheet!,
        stage,
        department,
        position: AFTER_THOSE_THERE + round * owners.length + at,
        fields: {},
      })),
    ),
  );
  for (const { candidate } of taken) await beginSheet(tx, key, candidate.sheet!, candidate.form);
  await insertParts(tx, key, parts);
}
