import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { Decisions } from './decisions.ts';
import type { DraftRefusal } from './draft-refusal.ts';
import type { Importer } from './make-draft.ts';
import { type DraftKey, listPlanChoices } from './queries.ts';

/** What a person decides about an open draft: the plan to add it to (null: a new one), or which project is which. */
export type Decision = { planId: string | null } | { decisions: Decisions };

/** Keeps a decision, with its event. Another plan makes the decisions on projects void. */
export async function decideDraft(
  db: Db,
  importer: Importer,
  { municipalityId, draftId }: DraftKey,
  version: number,
  decision: Decision,
): Promise<Outcome<number, DraftRefusal>> {
  if ('planId' in decision && decision.planId !== null) {
    const plans = await listPlanChoices(db.kysely, municipalityId);
    if (!plans.some(({ id }) => id === decision.planId))
      return refuse({ code: 'plan-not-found', plan: decision.planId });
  }
  const decisions = 'decisions' in decision ? decision.decisions : { pairs: {}, stay: [] };
  const isWritten = await inTransaction(db, async (tx) => {
    const updated = await tx
      .updateTable('import_draft')
      .set({ decisions: JSON.stringify(decisions), version: version + 1 })
      .$if('planId' in decision, (query) =>
        query.set({ plan_id: (decision as { planId: string | null }).planId }),
      )
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', draftId)
      .where('state', '=', 'open')
      .where('version', '=', version)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return false;
    await recordEvent(tx, { ...importer, kind: 'import-decided', subjectId: draftId, details: decision });
    return true;
  });
  return isWritten ? done(version + 1) : refuse({ code: 'draft-changed' });
}
