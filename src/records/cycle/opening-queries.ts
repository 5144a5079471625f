import { inPlan, samePlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import { closingGrade } from '#domain/cycle/closing.ts';
import type { OpeningProject, OpeningRow } from '#domain/cycle/plan-opening.ts';
import { groupBy } from '#domain/group-by.ts';
import { isIndicatorSheet, isSurveyed } from '#domain/plan/indicator-sheet.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { joinParts } from '#domain/sheet/part.ts';
import type { ExchangeProject, Fields } from '#exchange/schema.ts';
import { listForms } from '#records/form/form-queries.ts';
import { printedName } from '#records/people/department-name.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listOwners, ownersOnSheet } from '#records/plan/owner-queries.ts';
import { listProjects } from '#records/plan/project-queries.ts';
import { listNodes, listScales } from '#records/plan/queries.ts';
import { listGrades } from '#records/sheet/rating-queries.ts';
import type { PlanOfYear } from './queries.ts';
import { formFor } from './sheet-beginning.ts';

/** A project with all that the making of its sheet looks at. `lastYear`: the texts of the year before. */
export type Candidate = OpeningProject & { content: ExchangeProject; lastYear: Fields };

export type Row = OpeningRow<Candidate>;

/** The projects of a plan as the opening of a year looks at them, in the order of the plan. */
export async function listCandidates(
  db: Reader,
  key: PlanKey,
  plan: PlanOfYear,
  year: number,
): Promise<Candidate[]> {
  const projects = await listProjects(db, key);
  const grades = (await listGrades(db, key)).filter((grade) => grade.year === year - 1);
  const scales = await listScales(db, key);
  const nodes = await listNodes(db, key);
  const forms = await listForms(db, key);
  const sheets = await listYearSheets(db, key, year);
  const lastTexts = await listLastTexts(db, key, year - 1);
  const ownersOf = await listOwners(db, key);
  const indicatorsOf = groupBy(await listIndicators(db, key), (one) => one.project);
  const gradesOf = groupBy(grades, (grade) => grade.project);
  return projects.map((content): Candidate => {
    const { id, title, ended = null } = content;
    const owners = ownersOnSheet(ownersOf.get(id) ?? []);
    const closing = closingGrade(gradesOf.get(id) ?? [], plan.rules?.closing, scales);
    return {
      id,
      title,
      owners,
      ended,
      closedBy: closing?.code ?? null,
      sheet: sheets.get(id) ?? null,
      isAsked:
        !isIndicatorSheet(content) || (indicatorsOf.get(id) ?? []).some((one) => isSurveyed(one, year)),
      form: formFor(forms, content, nodes),
      content,
      lastYear: lastTexts.get(id) ?? {},
    };
  });
}

async function listYearSheets(db: Reader, key: PlanKey, year: number): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('sheet')
    .select(['id', 'project_id'])
    .where(inPlan(key))
    .where('year', '=', year)
    .execute();
  return new Map(rows.map(({ id, project_id }) => [project_id, id]));
}

/** The texts of a year by project; what each owner wrote for itself stands joined, each under its name. */
async function listLastTexts(db: Reader, key: PlanKey, year: number): Promise<Map<string, Fields>> {
  const sheets = await db
    .selectFrom('sheet')
    .select(['id', 'project_id', 'fields'])
    .where(inPlan(key))
    .where('year', '=', year)
    .execute();
  const parts = await db
    .selectFrom('part')
    .innerJoin('sheet', (join) => join.on(samePlan('sheet', 'part')).onRef('sheet.id', '=', 'part.sheet_id'))
    .select(['part.sheet_id', printedName('part').as('department'), 'part.fields'])
    .where(inPlan(key, 'part'))
    .where('part.stage', '=', 'collecting')
    .where('sheet.year', '=', year)
    .orderBy('part.position')
    .execute();
  const partsOf = groupBy(parts, (part) => part.sheet_id);
  return new Map(
    sheets.map(({ id, project_id, fields }) => [
      project_id,
      { ...fields, ...joinedFields(partsOf.get(id) ?? []) },
    ]),
  );
}

function joinedFields(parts: { department: string; fields: Fields }[]): Fields {
  const keys = [...new Set(parts.flatMap(({ fields }) => Object.keys(fields) as (keyof Fields)[]))];
  return Object.fromEntries(
    keys.map((key) => [
      key,
      joinParts(parts.map(({ department, fields }) => ({ department, text: fields[key] ?? '' }))),
    ]),
  );
}
