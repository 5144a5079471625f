import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { type NewEvent, recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { insertScales } from './add-form.ts';
import { findScaleUse } from './scale-uses.ts';

export type ScaleOutcome = { ok: true } | { ok: false; code: 'stale' | 'gone' | 'in-use'; codes?: string[] };

/** Changes a scale, if the plan is as the person saw it. A code that a rating or a rule holds stays. */
export function changeScale(
  db: Db,
  actor: string,
  key: PlanKey,
  version: number,
  scale: ExchangeRatingScale,
): Promise<ScaleOutcome> {
  return inTransaction(db, async (tx): Promise<ScaleOutcome> => {
    const { codes, ruleCodes } = await findScaleUse(tx, key, scale.id);
    const lost = [...new Set([...codes, ...ruleCodes])].filter(
      (code) => !scale.codes.some((one) => one.code === code),
    );
    if (lost.length > 0) return { ok: false, code: 'in-use', codes: lost };
    if (!(await claimPlan(tx, key, version))) return { ok: false, code: 'stale' };
    const updated = await tx
      .updateTable('rating_scale')
      .set({ name: scale.name, best: scale.best, codes: JSON.stringify(scale.codes) })
      .where(inPlan(key))
      .where('id', '=', scale.id)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return { ok: false, code: 'gone' };
    await record(tx, actor, key, 'scale-changed', scale);
    return { ok: true };
  });
}

/** Another scale, with two codes to begin with. */
export function addScale(db: Db, actor: string, key: PlanKey): Promise<ExchangeRatingScale> {
  return inTransaction(db, async (tx) => {
    const codes = [
      { code: 'A', label: '', definition: '' },
      { code: 'B', label: '', definition: '' },
    ];
    const id = `scale-${randomUUID().slice(0, 8)}`;
    const scale: ExchangeRatingScale = { id, name: '新しい評価区分', best: 'first', codes };
    await insertScales(tx, key, [scale]);
    await record(tx, actor, key, 'scale-added', scale);
    return scale;
  });
}

/** Takes away a scale that no rating, form or rule uses. */
export function removeScale(db: Db, actor: string, key: PlanKey, id: string): Promise<ScaleOutcome> {
  return inTransaction(db, async (tx): Promise<ScaleOutcome> => {
    const use = await findScaleUse(tx, key, id);
    if (use.codes.size + use.ruleCodes.size > 0 || use.isNamedByForm) return { ok: false, code: 'in-use' };
    const removed = await tx
      .deleteFrom('rating_scale')
      .where(inPlan(key))
      .where('id', '=', id)
      .returning(['id', 'name'])
      .executeTakeFirst();
    if (!removed) return { ok: false, code: 'gone' };
    await record(tx, actor, key, 'scale-removed', removed);
    return { ok: true };
  });
}

/** False: somebody has changed the plan since this version was read. */
async function claimPlan(tx: Tx, key: PlanKey, version: number): Promise<boolean> {
  const updated = await tx
    .updateTable('plan')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('municipality_id', '=', key.municipalityId)
    .where('id', '=', key.planId)
    .where('version', '=', version)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

function record(
  tx: Tx,
  actor: string,
  key: PlanKey,
  kind: NewEvent['kind'],
  { id, name }: { id: string; name: string },
) {
  const { municipalityId, planId } = key;
  return recordEvent(tx, { municipalityId, actor, kind, planId, subjectId: id, details: { name } });
}
