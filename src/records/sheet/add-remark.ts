import { randomUUID } from 'node:crypto';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

export type NewRemark = {
  sheet: string;
  department: string | null;
  field: string | null;
  /** The first remark of the thread that this one answers. */
  parent: string | null;
  text: string;
  by: { label: string; accountId: string | null; now: Date };
};

/** Begins a thread or adds to it; the caller has looked at who may. */
export async function addRemark(tx: Tx, key: PlanKey, remark: NewRemark): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('remark')
    .values({
      municipality_id: key.municipalityId,
      plan_id: key.planId,
      id,
      sheet_id: remark.sheet,
      department: remark.department,
      field: remark.field,
      parent_id: remark.parent,
      text: remark.text.trim(),
      actor: remark.by.label,
      account_id: remark.by.accountId,
      at: remark.by.now.toISOString(),
      resolved_at: null,
      resolved_by: null,
    })
    .execute();
  return id;
}
