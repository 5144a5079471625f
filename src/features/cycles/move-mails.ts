import { formatDate } from '#domain/calendar/calendar-date.ts';
import { type CycleState, dueOn } from '#domain/cycle/cycle.ts';
import type { WorkItem } from '#domain/cycle/work-item.ts';
import { groupBy } from '#domain/group-by.ts';
import { beginningMail, stageMail } from '#messages/cycle-mails.ja.ts';
import { cycleStateLabels } from '#messages/cycles.ja.ts';
import type { MoveMail } from '#records/cycle/move-cycle.ts';
import type { KeptCycle } from '#records/cycle/queries.ts';
import { holdersOf, recipientsOf } from '#records/cycle/recipients.ts';
import type { Department, Holder } from '#records/people/queries.ts';

type Wording = { plan: string; year: string; address: string; from: string; message: string };

/** Who is told that a stage begins: writers what they have to write, reviewers and the committee that it is their turn. */
export function moveMails(
  cycle: KeptCycle,
  to: CycleState,
  work: readonly WorkItem[],
  people: { holders: readonly Holder[]; offices: readonly Department[] },
  wording: Wording,
): MoveMail[] {
  if (to === 'targeting' || to === 'collecting') {
    const named = work.filter(({ department }) => department !== null);
    return [...groupBy(named, (item) => item.departmentId!)].map(([id, own]) => {
      const department = { id, label: own[0]!.department! };
      const sheets = own.map(({ number, title }) => `${number === '' ? '' : `${number}　`}${title}`);
      const due = printed(dueOn(cycle, to, id));
      return {
        what: `${department.label}（${own.length}件）`,
        recipients: recipientsOf(department, 'writer', people.holders, people.offices),
        mail: beginningMail({ ...wording, stage: to, to: department.label, due, sheets }),
      };
    });
  }
  if (to !== 'reviewing' && to !== 'consulting') return [];
  const recipients = holdersOf(to === 'reviewing' ? 'reviewer' : 'committee', people.holders);
  if (recipients.length === 0) return [];
  const stage = cycleStateLabels[to];
  const due = printed(cycle.stages[to]?.due ?? null);
  return [{ what: stage, recipients, mail: stageMail({ ...wording, stage, due }) }];
}

const printed = (due: string | null) => (due === null ? '未設定' : formatDate(due, 'era'));
