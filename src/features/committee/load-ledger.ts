import type { Reader } from '#db/transaction.ts';
import { canSeeOpinion } from '#domain/opinion/decide-opinion.ts';
import { askerOf } from '#domain/people/actor.ts';
import type { YearScope } from '#http/scope.ts';
import { type KeptOpinion, listKeptOpinions } from '#records/opinion/opinion-queries.ts';
import { fits, type LedgerFilter } from './ledger-filter.ts';
import { indexOpinions, type OpinionIndex } from './opinion-index.ts';

export type Ledger = {
  index: OpinionIndex;
  /** Those of earlier years that nobody has answered, the oldest first: they come before everything else. */
  waiting: KeptOpinion[];
  opinions: KeptOpinion[];
  /** Of the year, whatever is asked for. */
  counts: { all: number; open: number };
};

/** The opinions of a year, and the open ones of the years before, as far as the reader may see them and asks for them. */
export async function loadLedger(db: Reader, of: YearScope, filter: LedgerFilter): Promise<Ledger> {
  const { key, year, today } = of;
  const asker = askerOf(of.actor);
  const index = await indexOpinions(db, key);
  const isSeen = ({ person, meetingDay }: KeptOpinion) => canSeeOpinion(asker, { person, meetingDay }, today);
  const ofYear = (await listKeptOpinions(db, key, { year })).filter(isSeen);
  const waiting = (await listKeptOpinions(db, key, { isOpenBefore: year })).filter(isSeen);
  return {
    index,
    waiting: waiting.filter((one) => fits(filter, one, index)),
    opinions: ofYear.filter((one) => fits(filter, one, index)),
    counts: { all: ofYear.length, open: ofYear.filter(({ response }) => response === null).length },
  };
}
