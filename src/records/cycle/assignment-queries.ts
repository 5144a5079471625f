import { createHash } from 'node:crypto';
import { inPlan, samePlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

export type Assignment = { sheet: string; person: string };

/** Which member reads which sheet of a year. */
export function listAssignments(
  db: Reader,
  key: PlanKey,
  only: { year: number; person?: string },
): Promise<Assignment[]> {
  return db
    .selectFrom('assignment')
    .innerJoin('sheet', (join) =>
      join.on(samePlan('sheet', 'assignment')).onRef('sheet.id', '=', 'assignment.sheet_id'),
    )
    .select(['assignment.sheet_id as sheet', 'assignment.person_id as person'])
    .where(inPlan(key, 'assignment'))
    .where('sheet.year', '=', only.year)
    .$if(only.person !== undefined, (query) => query.where('assignment.person_id', '=', only.person!))
    .orderBy('assignment.sheet_id')
    .orderBy('assignment.person_id')
    .execute();
}

/** A division as one mark: of two people who change it at a time, the second must not undo the first. */
export function divisionMark(assignments: readonly Assignment[]): string {
  const pairs = assignments.map(({ sheet, person }) => `${sheet} ${person}`).sort();
  return createHash('sha256').update(pairs.join('\n')).digest('hex').slice(0, 16);
}
