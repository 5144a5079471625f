import { formatDate } from '#domain/calendar/calendar-date.ts';
import type { Board, BoardItem } from '#domain/cycle/board.ts';
import { isOpen, type Progress } from '#domain/cycle/progress.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { type CycleMail, reminderMail } from '#messages/cycle-mails.ja.ts';
import { progressLabels } from '#messages/cycles.ja.ts';
import { recipientsOf } from '#records/cycle/recipients.ts';
import type { Reminder } from '#records/cycle/send-reminders.ts';
import type { Department, Holder } from '#records/people/queries.ts';

export type Wording = { plan: string; year: string; address: string; from: string; message: string };

/** What reminding these departments would send: to their writers about what is open, to their heads about what waits for them. */
export function remindersFor(
  board: Board,
  departments: readonly NamedDepartment[],
  people: { holders: readonly Holder[]; offices: readonly Department[] },
  wording: Wording,
): Reminder[] {
  return departments.flatMap((department) =>
    [false, true].flatMap((forApproval): Reminder[] => {
      const items = board.items.filter(
        (item) => item.departmentId === department.id && waitsFor(item.progress, forApproval),
      );
      if (items.length === 0) return [];
      const role = forApproval ? 'approver' : 'writer';
      return [
        {
          department,
          forApproval,
          items,
          recipients: recipientsOf(department, role, people.holders, people.offices),
          mail: mailAbout(department.label, forApproval, items, wording),
        },
      ];
    }),
  );
}

const waitsFor = (progress: Progress, forApproval: boolean) =>
  forApproval ? progress === 'submitted' : isOpen(progress);

function mailAbout(
  department: string,
  forApproval: boolean,
  items: readonly BoardItem[],
  wording: Wording,
): CycleMail {
  const due = items[0]!.due;
  return reminderMail({
    ...wording,
    to: department,
    forApproval,
    isLate: items.some(({ left }) => left?.kind === 'overdue'),
    due: due === null ? '未設定' : formatDate(due, 'era'),
    sheets: items.map(nameOf),
  });
}

const nameOf = ({ number, title, progress }: BoardItem): string =>
  `${number === '' ? '' : `${number}　`}${title || '（事業名なし）'}（${progressLabels[progress]}）`;

/** The departments that a link asks for: the overdue ones, or those whose day is near; else those that were ticked. */
export function departmentsAsked(
  board: Board,
  of: string | undefined,
  ticked: readonly string[],
): NamedDepartment[] {
  const named = board.departments.filter(({ departmentId, department, left, open, counts }) => {
    if (department === null || open + counts.submitted === 0) return false;
    if (of === 'late') return left?.kind === 'overdue';
    if (of === 'soon') return left?.kind === 'soon' || left?.kind === 'today';
    return ticked.includes(departmentId ?? '');
  });
  return named.map(({ departmentId, department }) => ({ id: departmentId!, label: department! }));
}
