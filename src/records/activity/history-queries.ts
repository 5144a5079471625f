import type { ExpressionBuilder } from 'kysely';
import { inPlan } from '#db/in-plan.ts';
import type { Database } from '#db/tables.ts';
import type { Reader } from '#db/transaction.ts';
import type { Reach } from '#domain/activity/reach.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { nameOnSheet } from '#records/people/department-name.ts';

export type SheetChange = {
  id: number;
  field: string;
  department: string | null;
  before: string;
  after: string;
  actor: string;
  onBehalfOf: string | null;
  at: string;
};

/** `opens`: whose changes of a closed sheet may be read (`openDepartments`); left out where it is open to everybody. */
type Asked = { sheet: string; reach: Reach; field: string | null; opens?: (string | null)[] | undefined };

/** Who changed what in one sheet, the newest first: what is shared, and what is of the departments in reach. */
export async function listSheetChanges(
  db: Reader,
  key: PlanKey,
  { sheet, reach, field, opens }: Asked,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ changes: SheetChange[]; total: number; fields: string[] }> {
  const inReach = db
    .selectFrom('field_change')
    .where(inPlan(key))
    .where('sheet_id', '=', sheet)
    .$if(opens !== undefined, (query) => query.where((eb) => isAmong(eb, opens!)))
    .$if(reach !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('department_id', 'is', null),
          ...(reach!.length > 0 ? [eb('department_id', 'in', reach!)] : []),
        ]),
      ),
    );
  const fields = await inReach.select('field').distinct().orderBy('field').execute();
  const asked = inReach.$if(field !== null, (query) => query.where('field', '=', field!));
  const { total } = await asked
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const changes = await asked
    .select([
      'id',
      'field',
      nameOnSheet<string | null>('field_change').as('department'),
      'before',
      'after',
      'actor',
      'on_behalf_of as onBehalfOf',
      'at',
    ])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute();
  return { changes, total, fields: fields.map((row) => row.field) };
}

function isAmong(eb: ExpressionBuilder<Database, 'field_change'>, departments: readonly (string | null)[]) {
  const named = departments.filter((one) => one !== null);
  return eb.or([
    ...(departments.includes(null) ? [eb('department_id', 'is', null)] : []),
    ...(named.length > 0 ? [eb('department_id', 'in', named)] : []),
  ]);
}
