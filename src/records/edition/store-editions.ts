import { planColumns } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangePlan } from '#exchange/schema.ts';

/** Sealed years and their errata come with a plan that is stored for the first time; nothing ever replaces them. */
export async function storeEditions(tx: Tx, key: PlanKey, plan: ExchangePlan): Promise<void> {
  for (const { document, ...edition } of plan.editions ?? [])
    await insertEdition(tx, key, { ...edition, document: Buffer.from(document) });
  for (const [position, { at, notedOn, notedBy, ...erratum }] of (plan.errata ?? []).entries())
    await tx
      .insertInto('erratum')
      .values({
        ...planColumns(key),
        ...erratum,
        position,
        at_pointer: at,
        noted_on: notedOn,
        noted_by: notedBy,
      })
      .execute();
}

type NewEdition = { year: number; document: Buffer; sha256: string; sealedAt: string; sealedBy: string };

export async function insertEdition(
  tx: Tx,
  key: PlanKey,
  { year, document, sha256, sealedAt, sealedBy }: NewEdition,
): Promise<void> {
  await tx
    .insertInto('edition')
    .values({ ...planColumns(key), year, document, sha256, sealed_at: sealedAt, sealed_by: sealedBy })
    .execute();
}
