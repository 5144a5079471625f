import { formatDate } from '#domain/calendar/calendar-date.ts';
import { type Cycle, STAGES } from '#domain/cycle/cycle.ts';
import { stageLabels } from '#messages/cycles.ja.ts';

type Dates = Pick<Cycle, 'stages' | 'exceptions' | 'focus'>;

/** What became of the dates of a year: 査定の締切：令和8年7月15日→令和8年7月31日. '' where the event does not tell. */
export function datesSaid(details: { before?: unknown; after?: unknown }): string {
  const { before, after } = details as { before?: Dates; after?: Dates };
  if (!before?.stages || !after?.stages) return '';
  const days = STAGES.flatMap((stage) =>
    (['from', 'due'] as const).flatMap((end) => {
      const [was, is] = [before.stages[stage]?.[end], after.stages[stage]?.[end]];
      const label = `${stageLabels[stage]}の${end === 'from' ? '始まり' : '締切'}`;
      return was === is ? [] : [`${label}：${daySaid(was)}→${daySaid(is)}`];
    }),
  );
  const lists = [
    ['締切日を変える課', before.exceptions, after.exceptions],
    ['重点の事業', before.focus, after.focus],
  ] as const;
  const counts = lists.flatMap(([label, was = [], is = []]) =>
    JSON.stringify(was) === JSON.stringify(is) ? [] : [`${label}：${was.length}件→${is.length}件`],
  );
  return [...days, ...counts].join('、');
}

const daySaid = (day: string | undefined) => (day === undefined ? '未設定' : formatDate(day, 'era'));
