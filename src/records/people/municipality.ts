import { randomUUID } from 'node:crypto';
import type { Reader, Tx } from '#db/transaction.ts';

/** `code`: 全国地方公共団体コード, six digits. */
export type NewMunicipality = { name: string; code: string | null; isSample: boolean };

/** Makes a municipality, the tenant of everything that is kept. */
export async function makeMunicipality(tx: Tx, { name, code, isSample }: NewMunicipality): Promise<string> {
  const id = randomUUID();
  await tx.insertInto('municipality').values({ id, name, code, is_sample: isSample }).execute();
  return id;
}

/** The municipality as its documents name it. */
export function getMunicipality(
  db: Reader,
  municipalityId: string,
): Promise<{ name: string; code: string | null }> {
  return db
    .selectFrom('municipality')
    .select(['name', 'code'])
    .where('id', '=', municipalityId)
    .executeTakeFirstOrThrow();
}

/** The municipalities of the installation: the real ones, or the sample city as long as there is none. */
export async function listMunicipalities(
  db: Reader,
): Promise<{ id: string; name: string; isSample: boolean }[]> {
  const all = await db
    .selectFrom('municipality')
    .select(['id', 'name', 'is_sample as isSample'])
    .orderBy('created_at')
    .execute();
  const real = all.filter(({ isSample }) => !isSample);
  return real.length > 0 ? real : all;
}
