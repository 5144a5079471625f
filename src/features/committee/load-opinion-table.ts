import type { Reader } from '#db/transaction.ts';
import { canSeeOpinion } from '#domain/opinion/decide-opinion.ts';
import { askerOf } from '#domain/people/actor.ts';
import type { ExchangeNode } from '#exchange/schema.ts';
import type { YearScope } from '#http/scope.ts';
import { type KeptOpinion, listKeptOpinions } from '#records/opinion/opinion-queries.ts';
import { indexOpinions, type OpinionIndex } from './opinion-index.ts';

/** The opinions on one direction, with what the direction is called; those on the whole stand under 計画全体. */
export type TableGroup = { name: string; opinions: KeptOpinion[] };
export type MainTable = {
  groups: TableGroup[];
  /** Nobody has chosen the main ones: then all of the year stand in the table. */
  isChosen: boolean;
  /** All of the year, for whoever chooses. */
  all: KeptOpinion[];
};

/** The table 主な意見と市の考え方 of a year: the chosen opinions in their order under their directions, the whole plan first. */
export async function loadMainTable(db: Reader, of: YearScope, year: number): Promise<MainTable> {
  const index = await indexOpinions(db, of.key);
  const all = (await listKeptOpinions(db, of.key, { year })).filter((one) =>
    canSeeOpinion(askerOf(of.actor), one, of.today),
  );
  const chosen = all.filter(({ main }) => main !== null).sort((a, b) => a.main! - b.main!);
  const isChosen = chosen.length > 0;
  return { groups: groupsOf(isChosen ? chosen : all, index), isChosen, all };
}

function groupsOf(opinions: readonly KeptOpinion[], index: OpinionIndex): TableGroup[] {
  const nodes: (ExchangeNode | null)[] = [null, ...index.directions];
  return nodes
    .map((node) => ({
      name: node === null ? '計画全体' : index.nameOf(node),
      opinions: opinions.filter((one) => (index.directionOf(one)?.id ?? null) === (node?.id ?? null)),
    }))
    .filter((group) => group.opinions.length > 0);
}
