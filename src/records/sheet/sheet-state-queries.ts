import { type ExpressionBuilder, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { inPlan, samePlan } from '#db/in-plan.ts';
import type { Database } from '#db/tables.ts';
import type { Reader, Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { AskedIndicator } from '#domain/sheet/fields/indicator-table.ts';
import type { FormField, FormSection } from '#domain/sheet/form.ts';
import { type Sharing, sharedOut, shareText, sharingOf } from '#domain/sheet/part.ts';
import type { ExchangeRatingScale, ExchangeValue, ValueKind } from '#exchange/schema.ts';
import { printedName } from '#records/people/department-name.ts';
import { isLead } from '#records/plan/owner-queries.ts';

export type Stage = 'targeting' | 'collecting';

/** Everything that stands in a sheet, as a save looks at it. */
export type SheetState = {
  project: string;
  year: number;
  version: number;
  /** The form as the owner whose part is looked at fills it in. */
  sections: FormSection[] | null;
  sharing: Sharing;
  /** Keys of the texts that are each owner's own, in the sheet all of them joined. */
  joined: string[];
  /** Fields of the whole sheet. */
  fields: Record<string, string>;
  /** The parts of the stage in printed order, each with what its owner says for itself. */
  parts: {
    departmentId: string;
    department: string;
    isLead: boolean;
    fields: Record<string, string>;
    version: number;
    savedAt: string | null;
    /** Does it hold words that were the whole sheet's when they were written, and are not stored with it yet? */
    isShared: boolean;
  }[];
  ratings: {
    layer: string;
    departmentId: string | null;
    department: string | null;
    scale: string | null;
    code: string;
  }[];
  /** The indicators that this owner is asked for. */
  indicators: AskedIndicator[];
  values: StoredValue[];
  /** The plan's rating scales. */
  scales: ExchangeRatingScale[];
};
export type StoredValue = {
  indicator: string;
  kind: ValueKind;
  year: number | null;
  position: number;
  text: string;
  reason: string | null;
  status: ExchangeValue['status'] | null;
};

/**
 * The sheet as it is now, in which nobody else writes until the transaction ends. Locked first and read then: a statement that
 * waits for a row sees what was committed meanwhile in that row alone, and in the parts beside it what was before.
 */
export async function lockSheetState(
  tx: Tx,
  key: PlanKey,
  of: { sheet: string; stage: Stage; departmentId: string },
): Promise<SheetState | undefined> {
  await tx
    .selectFrom('sheet')
    .select('id')
    .where(inPlan(key))
    .where('id', '=', of.sheet)
    .forUpdate()
    .execute();
  return findSheetState(tx, key, of);
}

/** The sheet as it is now, as one owner fills it in. */
export async function findSheetState(
  db: Reader,
  key: PlanKey,
  { sheet, stage, departmentId }: { sheet: string; stage: Stage; departmentId: string },
): Promise<SheetState | undefined> {
  const row = await db
    .selectFrom('sheet')
    .select(['sheet.project_id as project', 'sheet.year', 'sheet.version', 'sheet.fields'])
    .select((eb) => [
      eb
        .selectFrom('form')
        .select('form.sections')
        .where(samePlan('form', 'sheet'))
        .whereRef('form.id', '=', 'sheet.form_id')
        .whereRef('form.version', '=', 'sheet.form_version')
        .as('sections'),
      partsOf(eb, stage).as('parts'),
      ratingsOf(eb).as('ratings'),
      askedIndicators(departmentId).as('indicators'),
      valuesOf(eb).as('values'),
      scalesOf(eb).as('scales'),
    ])
    .where(inPlan(key, 'sheet'))
    .where('sheet.id', '=', sheet)
    .executeTakeFirst();
  if (!row) return undefined;
  return sharedState(row as StoredState, { departmentId, stage });
}

/** What is asked of this owner: of an item's indicators those that name no other. */
const askedIndicators = (departmentId: string) => sql<AskedIndicator[]>`coalesce((
  SELECT json_agg(json_strip_nulls(json_build_object('id', indicator.id, 'surveyYears', indicator.survey_years))
    ORDER BY indicator.position) FROM indicator
  WHERE indicator.municipality_id = sheet.municipality_id AND indicator.plan_id = sheet.plan_id
    AND indicator.project_id = sheet.project_id
    AND coalesce((
      SELECT bool_or(owner.department_id = ${departmentId}) FROM owner
      WHERE owner.municipality_id = indicator.municipality_id AND owner.plan_id = indicator.plan_id
        AND owner.project_id = indicator.project_id AND owner.asked ? indicator.id
    ), true)
), '[]')`;

type StoredState = Omit<SheetState, 'sharing' | 'joined' | 'parts'> & {
  parts: Omit<SheetState['parts'][number], 'isShared'>[];
};

/** What was written and graded while the form was one for all is each owner's where each has its own now. */
function sharedState(
  stored: StoredState,
  { departmentId, stage }: { departmentId: string; stage: Stage },
): SheetState {
  const sharing = sharingOf(stored.parts, departmentId);
  const sections = stored.sections && sharedOut(stored.sections, sharing);
  const parts = stored.parts.map((part) => ({ ...part, fields: { ...part.fields }, isShared: false }));
  const ratings = [...stored.ratings];
  const ownIn = (all: readonly FormSection[] | null) =>
    (all ?? []).flatMap(({ fields }) => fields).filter(({ perOwner }) => perOwner);
  const joined = ownIn(sharing === 'beside' ? stored.sections : sections).map(({ key }) => key);
  if (sharing === 'each')
    for (const field of ownIn(sections).filter((one) => (one.stage ?? 'collecting') === stage)) {
      if (field.kind === 'rating') ratings.push(...sharedGrades(field, stored));
      const shares = shareText(
        stored.fields[field.key] ?? '',
        parts.map(({ department, fields }) => ({ department, text: fields[field.key] })),
      );
      for (const [at, text] of shares.entries())
        if (text !== null && text !== '')
          Object.assign(parts[at]!, { isShared: true, fields: { ...parts[at]!.fields, [field.key]: text } });
    }
  else
    for (const field of (sections ?? []).flatMap(({ fields }) => fields))
      if (field.kind === 'rating' && !field.perOwner) ratings.push(...ownGrade(field, stored, departmentId));
  return { ...stored, sections, sharing, joined, parts, ratings };
}

/** The grade that the owner gave when each had its own, as that of the whole sheet where that has none. */
function ownGrade(
  { layer, scale }: Extract<FormField, { kind: 'rating' }>,
  { ratings }: StoredState,
  departmentId: string,
): SheetState['ratings'] {
  const given = ratings.filter((one) => one.layer === layer && one.scale === (scale ?? null));
  const own = given.find((one) => one.departmentId === departmentId);
  return own && !given.some(isOfWhole) ? [{ ...own, departmentId: null, department: null }] : [];
}

const isOfWhole = (one: SheetState['ratings'][number]) =>
  one.departmentId === null && one.department === null;

/** The grade of the whole sheet, as that of each owner who has given none. */
function sharedGrades(
  { layer, scale }: Extract<FormField, { kind: 'rating' }>,
  { ratings, parts }: StoredState,
): SheetState['ratings'] {
  const given = ratings.filter((one) => one.layer === layer && one.scale === (scale ?? null));
  const whole = given.find(isOfWhole);
  if (!whole) return [];
  return parts
    .filter(({ departmentId }) => !given.some((one) => one.departmentId === departmentId))
    .map(({ departmentId, department }) => ({ ...whole, departmentId, department }));
}

type OfSheet = ExpressionBuilder<Database, 'sheet'>;

function partsOf(eb: OfSheet, stage: Stage) {
  return jsonArrayFrom(
    eb
      .selectFrom('part')
      .select(['part.department_id as departmentId', 'part.fields', 'part.version'])
      .select([printedName('part').as('department'), isLead('part').as('isLead')])
      .select((one) => one.ref('part.saved_at').as('savedAt'))
      .where(samePlan('part', 'sheet'))
      .whereRef('part.sheet_id', '=', 'sheet.id')
      .where('part.stage', '=', stage)
      .orderBy('part.position'),
  );
}

function ratingsOf(eb: OfSheet) {
  return jsonArrayFrom(
    eb
      .selectFrom('rating')
      .select(['rating.layer', 'rating.department_id as departmentId', 'rating.code'])
      .select(printedName<string | null>('rating').as('department'))
      .select((one) => one.ref('rating.scale_id').as('scale'))
      .where(samePlan('rating', 'sheet'))
      .whereRef('rating.sheet_id', '=', 'sheet.id')
      .orderBy('rating.position'),
  );
}

function valuesOf(eb: OfSheet) {
  return jsonArrayFrom(
    eb
      .selectFrom('indicator_value as value')
      .innerJoin('indicator', (join) =>
        join.on(samePlan('indicator', 'value')).onRef('indicator.id', '=', 'value.indicator_id'),
      )
      .select(['value.kind', 'value.year', 'value.position', 'value.text', 'value.reason', 'value.status'])
      .select((one) => one.ref('value.indicator_id').as('indicator'))
      .where(samePlan('indicator', 'sheet'))
      .whereRef('indicator.project_id', '=', 'sheet.project_id')
      .orderBy('value.position'),
  );
}

function scalesOf(eb: OfSheet) {
  return jsonArrayFrom(
    eb
      .selectFrom('rating_scale as scale')
      .select(['scale.id', 'scale.name', 'scale.best', 'scale.codes'])
      .where(samePlan('scale', 'sheet'))
      .orderBy('scale.position'),
  );
}
