import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { listReasonedFindings } from './seal-queries.ts';

type Reasoning = {
  key: PlanKey;
  year: number;
  finding: string;
  /** Empty: takes the reason back. */
  reason: string;
  actor: string;
  now: Date;
};

/** Says why a finding stands as it is. False where the plan has no such finding any more, or the year is sealed. */
export function giveReason(db: Db, { key, year, finding, reason, actor, now }: Reasoning): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const own = { municipality_id: key.municipalityId, plan_id: key.planId, year };
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
        .values({ ...own, finding, reason, actor, at: now.toISOString() })
        .onConflict((conflict) =>
          conflict
            .columns(['municipality_id', 'plan_id', 'year', 'finding'])
            .doUpdateSet({ reason, actor, at: now.toISOString() }),
        )
        .execute();
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      planId: key.planId,
      subjectId: String(year),
      actor,
      kind: 'finding-reasoned',
      details: { year, code: found.code, project: found.about.project, before: found.reason ?? '', reason },
    });
    return true;
  });
}
