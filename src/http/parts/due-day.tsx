import { formatDate, shortDay } from '#domain/calendar/calendar-date.ts';
import { type TimeLeft, timeLeft } from '#domain/cycle/deadline.ts';
import { timeLeftSentences } from '#messages/cycles.ja.ts';
import { Tag } from '../components/tag.tsx';

/** 令和9年5月31日　あと12日. `isDone`: nothing is waited for any more, so that no time is left or lost. */
export function DueDay({ due, today, isDone }: { due: string | null; today: string; isDone?: boolean }) {
  const left = timeLeft(due, today);
  if (!left) return <span class="muted">未設定</span>;
  return (
    <span class="due-day">
      <span class="no-break">{formatDate(left.due, 'era')}</span>{' '}
      {isDone ? null : (
        <Tag look={left.kind === 'ahead' ? 'plain' : 'warning'}>
          {timeLeftSentences[left.kind](left.days)}
        </Tag>
      )}
    </span>
  );
}

/** 5/31 あと12日, where the year is clear from the page. `left` null: nothing is waited for. */
export function ShortDue({ due, left }: { due: string | null; left: TimeLeft | null }) {
  if (!left) return <>{due === null ? '―' : shortDay(due)}</>;
  return (
    <>
      {shortDay(left.due)}{' '}
      <Tag look={left.kind === 'ahead' ? 'plain' : 'warning'}>{timeLeftSentences[left.kind](left.days)}</Tag>
    </>
  );
}
