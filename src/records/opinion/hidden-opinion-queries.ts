import { onPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { canSeeOpinion, type OpinionAsker } from '#domain/opinion/decide-opinion.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangePlan } from '#exchange/schema.ts';

/** Who asks, and on which day. */
export type OpinionReader = { asker: OpinionAsker; today: CalendarDate };
export type HiddenOpinion = { planId: string; id: string };

/**
 * The opinions that this person may not read yet, of one plan or of all: before a meeting its members do not know what the
 * others wrote. Every page, file and search that shows opinions leaves these out.
 */
export async function listHiddenOpinions(
  db: Reader,
  { municipalityId, planId }: { municipalityId: string; planId?: string },
  { asker, today }: OpinionReader,
): Promise<HiddenOpinion[]> {
  const origins = await db
    .selectFrom('opinion_origin as origin')
    .innerJoin('meeting', onPlan('meeting.id', 'origin.meeting_id'))
    .select(['origin.plan_id as planId', 'origin.opinion_id as id'])
    .select(['origin.person_id as person', 'meeting.held_on as meetingDay'])
    .where('origin.municipality_id', '=', municipalityId)
    .$if(planId !== undefined, (query) => query.where('origin.plan_id', '=', planId!))
    .where('meeting.held_on', '>=', today)
    .execute();
  return origins.filter((origin) => !canSeeOpinion(asker, origin, today));
}

/** The plan without the opinions that this person may not read yet, for the files that people take along. */
export async function withoutHiddenOpinions(
  db: Reader,
  key: PlanKey,
  plan: ExchangePlan,
  reader: OpinionReader,
): Promise<ExchangePlan> {
  if (!plan.opinions?.length) return plan;
  const hidden = new Set((await listHiddenOpinions(db, key, reader)).map(({ id }) => id));
  return { ...plan, opinions: plan.opinions.filter(({ id }) => !hidden.has(id)) };
}
