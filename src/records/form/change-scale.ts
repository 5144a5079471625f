import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { DONE, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { claimPlan } from '#records/plan/claim-plan.ts';
import { deleteScale, insertScales, updateScale } from '#records/plan/write-scales.ts';
import { findScaleUse } from './scale-uses.ts';

/** `codes`: those that are held. */
export type ScaleRefusal = { code: 'stale' } | { code: 'gone' } | { code: 'in-use'; codes: string[] };
type ScaleOutcome = Outcome<null, ScaleRefusal>;

/** Changes a scale, if the plan is as the person saw it. A code that a rating or a rule holds stays. */
export function changeScale(
  db: Db,
  act: Act,
  version: number,
  scale: ExchangeRatingScale,
): Promise<ScaleOutcome> {
  return inTransaction(db, async (tx): Promise<ScaleOutcome> => {
    const { codes, ruleCodes } = await findScaleUse(tx, act.key, scale.id);
    const lost = [...new Set([...codes, ...ruleCodes])].filter(
      (code) => !scale.codes.some((one) => one.code === code),
    );
    if (lost.length > 0) return refuse({ code: 'in-use', codes: lost });
    if (!(await claimPlan(tx, act.key, version))) return refuse({ code: 'stale' });
    if (!(await updateScale(tx, act.key, scale))) return refuse({ code: 'gone' });
    await record(tx, act, 'scale-changed', scale);
    return DONE;
  });
}

/** Another scale, with two codes to begin with. */
export function addScale(db: Db, act: Act): Promise<ExchangeRatingScale> {
  return inTransaction(db, async (tx) => {
    const codes = [
      { code: 'A', label: '', definition: '' },
      { code: 'B', label: '', definition: '' },
    ];
    const id = `scale-${randomUUID().slice(0, 8)}`;
    const scale: ExchangeRatingScale = { id, name: '新しい評価区分', best: 'first', codes };
    await insertScales(tx, act.key, [scale]);
    await record(tx, act, 'scale-added', scale);
    return scale;
  });
}

/** Takes away a scale that no rating, form or rule uses. */
export function removeScale(db: Db, act: Act, id: string): Promise<ScaleOutcome> {
  return inTransaction(db, async (tx): Promise<ScaleOutcome> => {
    const use = await findScaleUse(tx, act.key, id);
    const held = [...use.codes, ...use.ruleCodes];
    if (held.length > 0 || use.isNamedByForm) return refuse({ code: 'in-use', codes: held });
    const removed = await deleteScale(tx, act.key, id);
    if (!removed) return refuse({ code: 'gone' });
    await record(tx, act, 'scale-removed', removed);
    return DONE;
  });
}

function record(
  tx: Tx,
  act: Act,
  kind: 'scale-added' | 'scale-changed' | 'scale-removed',
  { id, name }: { id: string; name: string },
) {
  return recordAct(tx, act, { kind, subjectId: id, details: { name } });
}
