import { randomUUID } from 'node:crypto';
import type { Tx } from '#db/transaction.ts';
import {
  housesIn,
  NOBODY_ID,
  type PrintedOwner,
  type Unit,
  unitLabel,
  unitOf,
  unitOfLabel,
  unitsIn,
} from '#domain/plan/owner.ts';
import type { ExchangePlan, ExchangeProject } from '#exchange/schema.ts';
import { insertDepartments } from './insert-departments.ts';

/** Whom the names in a document mean: the departments of the municipality, by their ids. */
export type DepartmentsOfPlan = {
  /** Null: nobody yet. */
  ofOwner(project: ExchangeProject, owner: PrintedOwner): string | null;
  /** A name over a part of a project's sheet. */
  ofPart(projectId: string, name: string): string;
  /** A label, in a row that no sheet prints. '' is nobody's in both. */
  ofLabel(label: string): string;
};

type Known = Unit & { id: string; isOpen: boolean; mergedInto: string | null };

/**
 * Whoever a plan names is somebody in its municipality: who is not known yet is made. A 課 whose house the plan does not tell is
 * the one that is known by its name, else the city's; what became part of another department is that one.
 */
export async function ensureDepartments(
  tx: Tx,
  municipalityId: string,
  plan: ExchangePlan,
): Promise<DepartmentsOfPlan> {
  const houseOf = housesIn(plan.nodes);
  const known = await listKnown(tx, municipalityId);
  const made: Known[] = [];
  const find = (unit: Unit, isHouseTold: boolean) => {
    const alike = [...known, ...made].filter(({ kind, name }) => kind === unit.kind && name === unit.name);
    return alike.find(({ body }) => body === unit.body) ?? (isHouseTold ? undefined : alike[0]);
  };
  const meant = (unit: Unit, isHouseTold = true): string => {
    const found = find(unit, isHouseTold);
    if (found) return current(known, found).id;
    const id = randomUUID().slice(0, 10);
    made.push({ ...unit, id, isOpen: true, mergedInto: null });
    return id;
  };

  const ofOwner: DepartmentsOfPlan['ofOwner'] = (project, owner) => {
    const house = houseOf(project);
    const unit = unitOf(owner, house);
    return unit && meant(unit, (owner.body ?? house) !== null);
  };
  const owners = new Map(plan.projects.map((one) => [one.id, unitsIn(one.owners, houseOf(one))]));
  const everybody = [...owners.values()].flat();
  const ofLabel: DepartmentsOfPlan['ofLabel'] = (label) => {
    if (label === '') return NOBODY_ID;
    const isSo = (unit: Unit) => unitLabel(unit) === label;
    const unit = everybody.find(isSo) ?? known.find((one) => one.isOpen && isSo(one)) ?? known.find(isSo);
    return meant(unit ?? unitOfLabel(label));
  };
  const ofPart: DepartmentsOfPlan['ofPart'] = (projectId, name) => {
    const own = owners.get(projectId) ?? [];
    const unit =
      own.find((one) => unitLabel(one) === name) ??
      own.find((one) => one.name === name) ??
      everybody.find((one) => one.name === name);
    return unit ? meant(unit, false) : ofLabel(name);
  };

  for (const project of plan.projects) for (const owner of project.owners) ofOwner(project, owner);
  for (const { project, parts = [] } of plan.sheets)
    for (const { department } of parts) ofPart(project, department);
  for (const { exceptions } of plan.cycles ?? [])
    for (const { department } of exceptions) ofLabel(department);
  for (const { from, to } of plan.collaborationRequests ?? [])
    for (const label of to === null ? [from] : [from, to]) ofLabel(label);
  await insertDepartments(tx, municipalityId, made);
  return { ofOwner, ofPart, ofLabel };
}

async function listKnown(tx: Tx, municipalityId: string): Promise<Known[]> {
  const rows = await tx
    .selectFrom('department')
    .select(['id', 'kind', 'body', 'name', 'closed_on', 'merged_into as mergedInto'])
    .where('municipality_id', '=', municipalityId)
    .where('kind', '<>', 'nobody')
    .orderBy('body')
    .orderBy('position')
    .execute();
  return rows.map(({ kind, closed_on, ...row }) => ({
    ...row,
    kind: kind as Unit['kind'],
    isOpen: closed_on === null,
  }));
}

/** Who a department is today. */
function current(known: readonly Known[], department: Known): Known {
  const next = known.find(({ id }) => id === department.mergedInto);
  return next ? current(known, next) : department;
}
