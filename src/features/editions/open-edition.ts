import { planAsPrinted } from '#exchange/indicator-sheets.ts';
import type { ExchangeDocument, ExchangePlan, ExchangeProblem } from '#exchange/schema.ts';
import type { ExchangeErratum } from '#exchange/year-schema.ts';
import type { AppContext } from '#http/context.ts';
import { yearScope } from '#http/open-scope.ts';
import { type Edition, findEdition, listErrataOf } from '#records/edition/queries.ts';

/** A sealed year as pages read it: what was sealed, and what was noted beside it. Nothing here comes from the living plan. */
export type OpenEdition = {
  planId: string;
  edition: Edition;
  plan: ExchangePlan;
  /** The findings of the year with the reasons that were given. */
  findings: ExchangeProblem[];
  errata: ExchangeErratum[];
};

/** The edition that the address names; undefined where there is none. */
export async function openEdition(c: AppContext): Promise<OpenEdition | undefined> {
  const { db, key, year } = yearScope(c);
  const edition = await findEdition(db, key, year);
  if (!edition) return undefined;
  const { plans, problems } = documentOf(edition);
  const errata = await listErrataOf(db, key, edition.year);
  return { planId: key.planId, edition, plan: planAsPrinted(plans[0]!), findings: problems, errata };
}

/** It passed the schema when it was sealed, and its bytes have not changed since. */
const documentOf = ({ document }: Edition) => JSON.parse(document.toString()) as ExchangeDocument;
