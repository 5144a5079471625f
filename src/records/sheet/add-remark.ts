import { randomUUID } from 'node:crypto';
import { planColumns } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';

export type NewRemark = {
  sheet: string;
  departmentId: string | null;
  field: string | null;
  /** The first remark of the thread that this one answers. */
  parent: string | null;
  text: string;
};

/** Begins a thread or adds to it; the caller has looked at who may, and records the event. */
export async function addRemark(tx: Tx, { key, actor, now }: Act, remark: NewRemark): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('remark')
    .values({
      ...planColumns(key),
      id,
      sheet_id: remark.sheet,
      department_id: remark.departmentId,
      field: remark.field,
      parent_id: remark.parent,
      text: remark.text.trim(),
      actor: actor.label,
      account_id: actor.accountId,
      at: now.toISOString(),
      resolved_at: null,
      resolved_by: null,
    })
    .execute();
  return id;
}
