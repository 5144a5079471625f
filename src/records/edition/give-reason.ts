import type { Db } from '#db/connect.ts';
import { planColumns } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { DONE, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { listReasonedFindings } from './seal-queries.ts';

type Reasoning = {
  year: number;
  finding: string;
  /** Empty: takes the reason back. */
  reason: string;
};

/** Says why a finding stands as it is; stale where the plan has no such finding any more. */
export function giveReason(
  db: Db,
  act: Act,
  { year, finding, reason }: Reasoning,
): Promise<Outcome<null, 'cycle-sealed' | 'stale'>> {
  const { key } = act;
  const [actor, at] = [act.actor.label, act.now.toISOString()];
  return inTransaction(db, async (tx) => {
    const own = { ...planColumns(key), year };
    const { isSealed } = await holdYear(tx, key, year);
    if (isSealed) return refuse('cycle-sealed');
    const found = (await listReasonedFindings(tx, key, year)).find(({ id }) => id === finding);
    if (!found) return refuse('stale');
    if (reason === '')
      await tx
        .deleteFrom('finding_reason')
        .where((eb) => eb.and({ ...own, finding }))
        .execute();
    else
      await tx
        .insertInto('finding_reason')
        .values({ ...own, finding, reason, actor, at })
        .onConflict((conflict) =>
          conflict
            .columns(['municipality_id', 'plan_id', 'year', 'finding'])
            .doUpdateSet({ reason, actor, at }),
        )
        .execute();
    await recordAct(tx, act, {
      subjectId: String(year),
      kind: 'finding-reasoned',
      details: { year, code: found.code, project: found.about.project, before: found.reason ?? '', reason },
    });
    return DONE;
  });
}
