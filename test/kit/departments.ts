import type { Reader, Tx } from '#db/transaction.ts';
import { departmentCalled } from '#domain/plan/owner.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { storePlan } from '#records/archive/store-plan.ts';

/** The id of a department that a test knows by its name: no name, so that nothing takes the one for the other. */
export const idOf = (name: string) =>
  `d-${[...name].map((letter) => letter.codePointAt(0)!.toString(36)).join('')}`;

/** Makes departments of a municipality whose ids a test can tell, before a plan or a person names them; what is there stays. */
export async function makeDepartments(
  db: { kysely: Reader },
  municipality_id: string,
  names: readonly string[],
): Promise<void> {
  for (const [at, name] of names.entries())
    await db.kysely
      .insertInto('department')
      .values({
        municipality_id,
        id: idOf(name),
        position: at + 1,
        ...departmentCalled(name === '社協' ? 'shakyo' : 'city', name),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** The same for whoever a plan names. */
export function makeDepartmentsOf(
  db: { kysely: Reader },
  municipalityId: string,
  { projects, sheets }: Pick<ExchangePlan, 'projects' | 'sheets'>,
): Promise<void> {
  const owners = projects.flatMap((project) =>
    project.owners.flatMap(({ body, department }) => department ?? (body === 'shakyo' ? '社協' : [])),
  );
  const parts = sheets.flatMap((sheet) => (sheet.parts ?? []).map(({ department }) => department));
  return makeDepartments(db, municipalityId, [...new Set([...owners, ...parts])]);
}

/** Stores a plan whose departments have ids that a test can tell. */
export async function storeNamed(
  tx: Tx,
  municipalityId: string,
  plan: ExchangePlan,
  by: Parameters<typeof storePlan>[3],
): Promise<string> {
  await makeDepartmentsOf({ kysely: tx }, municipalityId, plan);
  return storePlan(tx, municipalityId, plan, by);
}
