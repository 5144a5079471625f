import type { Hono } from 'hono';
import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import { documentSchema } from '#exchange/schema.ts';
import type { Env } from '#http/context.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { makeRichTown, type RichTown } from '../rich-town.ts';
import { planReadyToSeal } from '../sealed-year.ts';

/** What an application of a door town is set to: there is a mail server, and an identity provider that nobody asks. */
export const DOOR_SETTINGS = {
  mail: { url: 'smtp://localhost:1', from: 'ayumi@example.jp', quietHours: null },
  identityProvider: { issuer: 'https://id.example.jp', clientId: 'ayumi', clientSecret: 'x', label: '庁内' },
};

/**
 * The rich town with two plans more: in `doubtful` the summary of 2023 contradicts a sheet; of `again` 2024 is collected, and
 * something that was asked in 2023 is not answered yet.
 */
export async function makeDoorTown(db: Db, app: Hono<Env>): Promise<RichTown> {
  const town = await makeRichTown(db, app);
  const doubtful = planReadyToSeal({
    ratings: [{ project: 'p-1', year: 2023, layer: 'final', department: null, code: 'A' }],
  });
  const again = {
    ...planReadyToSeal(),
    title: 'もう一つの計画',
    collaborationRequests: [
      {
        ...{ id: 'c-before', year: 2023, project: 'p-1', from: '長寿課', to: '住宅課' },
        ...{ text: '名簿を頼みたい。', askedOn: '2024-03-01', state: 'asked' },
      },
    ],
  };
  for (const [planId, plan] of Object.entries({ doubtful, again })) {
    const { plans } = documentSchema.parse({ format: 'ayumi/1', plans: [plan] });
    await inTransaction(db, (tx) => storePlan(tx, town.id, plans[0]!, { actor: '事務局', planId }));
  }
  return town;
}
