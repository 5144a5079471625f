import type { Db } from '#db/connect.ts';
import { planColumns } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import { listReasonedFindings } from './seal-queries.ts';

type Reasoning = {
  year: number;
  finding: string;
  /** Empty: takes the reason back. */
  reason: string;
};

/** Says why a finding stands as it is. False where the plan has no such finding any more, or the year is sealed. */
export function giveReason(db: Db, act: Act, { year, finding, reason }: Reasoning): Promise<boolean> {
  const { key } = act;
  const [actor, at] = [act.actor.label, act.now.toISOString()];
  return inTransaction(db, async (tx) => {
    const own = { ...planColumns(key), year };
    const cycle = await tx
      .selectFrom('cycle')
      .select('state')
      .where((eb) => eb.and(own))
      .forShare()
      .executeTakeFirst();
    const found = (await listReasonedFindings(tx, key, year)).find(({ id }) => id === finding);
    if (!cycle || cycle.state === 'sealed' || !found) return false;
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
    return true;
  });
}
