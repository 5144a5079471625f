import type { CalendarDate } from '../calendar/calendar-date.ts';
import { endsWithSeal } from '../publication/left-open.ts';

/** What can be done with an opinion 意見. `choose`: make it one of the main ones that are published with their answers. */
export type OpinionAction = 'give' | 'edit' | 'withdraw' | 'propose' | 'answer' | 'choose';

/**
 * The one table: who may do it (`own`: the member who gave it; `owning`: a department that owns its sheet), and when no more.
 * What the seal of the year ends stands in the table of what it leaves open.
 */
export const OPINION_RULES: Record<
  OpinionAction,
  {
    who: Partial<Record<'secretariat' | 'committee' | 'writer' | 'approver', 'any' | 'own' | 'owning'>>;
    /** Whoever is not the secretariat lets an answered opinion be. */
    endsWithAnswer: boolean;
  }
> = {
  give: { who: { secretariat: 'any', committee: 'own' }, endsWithAnswer: false },
  edit: { who: { secretariat: 'any', committee: 'own' }, endsWithAnswer: true },
  withdraw: { who: { secretariat: 'any', committee: 'own' }, endsWithAnswer: true },
  propose: { who: { writer: 'owning', approver: 'owning' }, endsWithAnswer: true },
  answer: { who: { secretariat: 'any' }, endsWithAnswer: false },
  choose: { who: { secretariat: 'any' }, endsWithAnswer: false },
};

export type OpinionRefusal = 'not-your-opinion' | 'opinions-sealed' | 'opinion-answered';

export type OpinionAsker = {
  capacities: readonly { role: string; departmentIds: readonly string[] }[];
  personId: string | null;
};
export type OpinionFacts = {
  /** The member who gave it, or who is about to. */
  person: string | null;
  /** Ids of the departments that own its sheet; none where it is on a direction or on the whole. */
  owners: readonly string[];
  isAnswered: boolean;
  isSealed: boolean;
};

/** May this person do this now? Null: yes. Does not see whether somebody else was faster: that the write finds out. */
export function decideOpinion(
  action: OpinionAction,
  asker: OpinionAsker,
  facts: OpinionFacts,
): OpinionRefusal | null {
  const { who, endsWithAnswer } = OPINION_RULES[action];
  const fitting = asker.capacities.filter(({ role, departmentIds }) => {
    const reach = who[role as keyof typeof who];
    if (reach === 'own') return facts.person !== null && facts.person === asker.personId;
    if (reach === 'owning') return departmentIds.some((id) => facts.owners.includes(id));
    return reach === 'any';
  });
  if (fitting.length === 0) return 'not-your-opinion';
  if (facts.isSealed && endsWithSeal(`opinion-${action}`)) return 'opinions-sealed';
  const isSecretariat = fitting.some(({ role }) => role === 'secretariat');
  if (endsWithAnswer && facts.isAnswered && !isSecretariat) return 'opinion-answered';
  return null;
}

/**
 * Does this reader see an opinion? Members write before a meeting without knowing what the others wrote; from the day after
 * it everybody sees everything. Who is not on the committee always does.
 */
export function canSeeOpinion(
  asker: OpinionAsker,
  opinion: { person: string | null; meetingDay: CalendarDate | null },
  today: CalendarDate,
): boolean {
  if (asker.capacities.some(({ role }) => role !== 'committee')) return true;
  if (opinion.meetingDay === null || opinion.meetingDay < today) return true;
  return opinion.person !== null && opinion.person === asker.personId;
}
