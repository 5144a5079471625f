import { randomUUID } from 'node:crypto';
import type { Tx } from '#db/transaction.ts';
import type { Owner } from '#domain/cycle/plan-opening.ts';
import { NOBODY, NOBODY_ID } from '#domain/plan/owner.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { fieldsOf } from '#domain/sheet/form.ts';
import type { PartStage } from '#domain/sheet/part.ts';
import { INDICATOR_FORM } from '#exchange/indicator-form.ts';
import { listForms } from '#records/form/form-queries.ts';
import { insertForm } from '#records/form/insert-form.ts';
import { indexIndicators } from '#records/plan/index-indicators.ts';
import {
  beginSheet,
  giveGrades,
  insertParts,
  insertSheets,
  type NewSheet as MadeSheet,
  type NewPart,
} from '#records/sheet/insert-sheets.ts';
import type { Candidate } from './opening-queries.ts';
import { beginningOf } from './sheet-beginning.ts';

/** Parts that are there keep their places before those that are added. */
const AFTER_THOSE_THERE = 1_000;

export type NewSheet = { candidate: Candidate; parts: readonly Owner[] };

const NOBODYS: readonly Owner[] = [{ departmentId: NOBODY_ID, department: NOBODY, isLead: false }];
/** Whose parts a sheet has: those of its owners, else one of nobody. */
const ownersOf = ({ parts }: NewSheet) => (parts.length > 0 ? parts : NOBODYS);

/** Makes the sheets of a year with a part for each owner, in the order given; each begins with what its form takes over. */
export async function makeSheets(
  tx: Tx,
  key: PlanKey,
  year: number,
  made: readonly NewSheet[],
  stages: readonly PartStage[],
): Promise<void> {
  const sheets: MadeSheet[] = [];
  const parts: NewPart[] = [];
  for (const one of made) {
    const { candidate } = one;
    const owners = ownersOf(one);
    const id = `s-${year}-${randomUUID().slice(0, 8)}`;
    const begun = beginningOf(candidate, owners);
    const form = candidate.form;
    sheets.push({ id, project: candidate.id, title: candidate.title, fields: begun.fields, form });
    const early = new Set(
      form
        ? fieldsOf(form).flatMap((field) => (field.stage === 'targeting' ? [field.key as string] : []))
        : [],
    );
    for (const stage of stages)
      for (const { departmentId, department } of owners)
        parts.push({
          sheet: id,
          stage,
          departmentId,
          position: parts.length,
          fields: Object.fromEntries(
            Object.entries(begun.own[department] ?? {}).filter(
              ([field]) => early.has(field) === (stage === 'targeting'),
            ),
          ),
        });
  }
  await keepIndicatorForm(tx, key, made);
  await insertSheets(tx, key, year, sheets);
  await insertParts(tx, key, parts);
  await indexFigures(tx, key, made);
}

/** Figures of a year whose sheets are written from now on are found when these are accepted. */
const indexFigures = (tx: Tx, key: PlanKey, sheets: readonly NewSheet[]): Promise<void> =>
  indexIndicators(
    tx,
    key,
    sheets.map(({ candidate: { id, title } }) => ({ id, title })),
  );

/** The form of items' indicators is the plan's own as soon as a sheet is filled in it. */
async function keepIndicatorForm(tx: Tx, key: PlanKey, sheets: readonly NewSheet[]): Promise<void> {
  if (!sheets.some(({ candidate }) => candidate.form === INDICATOR_FORM)) return;
  const known = (await listForms(tx, key)).some(({ id }) => id === INDICATOR_FORM.id);
  if (!known) await insertForm(tx, key, INDICATOR_FORM);
}

/** The parts of sheets that are there already, as far as each sheet is; a part that is there stays as it is. */
export async function addParts(
  tx: Tx,
  key: PlanKey,
  taken: readonly NewSheet[],
  stages: readonly PartStage[],
): Promise<void> {
  const parts = taken.flatMap((one) =>
    stages.flatMap((stage, round) =>
      ownersOf(one).map(({ departmentId }, at, owners) => ({
        sheet: one.candidate.sheet!,
        stage,
        departmentId,
        position: AFTER_THOSE_THERE + round * owners.length + at,
        fields: {},
      })),
    ),
  );
  await keepIndicatorForm(tx, key, taken);
  for (const { candidate } of taken) await beginSheet(tx, key, candidate.sheet!, candidate.form);
  await insertParts(tx, key, parts);
  await giveGrades(tx, key, parts);
  await indexFigures(tx, key, taken);
}
