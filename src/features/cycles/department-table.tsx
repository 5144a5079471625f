import { boardPath, cyclePath } from '#addresses/cycles.ts';
import { shortDay } from '#domain/calendar/calendar-date.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { Board, DepartmentLine } from '#domain/cycle/board.ts';
import { isOpen, PROGRESS, type Progress } from '#domain/cycle/progress.ts';
import { Button } from '#http/components/button.tsx';
import { WrittenTable } from '#http/components/table.tsx';
import { ShortDue } from '#http/parts/due-day.tsx';
import { progressLabels } from '#messages/cycles.ja.ts';
import type { KeptCycle } from '#records/cycle/queries.ts';

type Props = { plan: string; cycle: KeptCycle; board: Board };

/** Which department has what, each figure a link to the parts behind it; those with something open can be ticked and reminded. */
export function DepartmentTable({ plan, cycle, board }: Props) {
  const columns = PROGRESS.filter(
    (progress) => isOpen(progress) || board.departments.some(({ counts }) => counts[progress] > 0),
  );
  const mayRemind = cycle.state !== 'preparing' && cycle.state !== 'sealed';
  return (
    <section>
      <h2>課ごとの進み具合</h2>
      <form method="get" action={`${cyclePath(plan, cycle.year)}/reminder`}>
        <WrittenTable
          caption="課ごとの進み具合（担当分の件数）"
          label="課ごとの進み具合"
          headings={[
            ...(mayRemind ? ['選ぶ'] : []),
            '課',
            ...columns.map((progress) => ({ text: progressLabels[progress], class: 'number' })),
            { text: '計', class: 'number' },
            '締切',
            '最後の保存',
            '最も長く更新のないシート',
          ]}
          class="table-dense department-table"
        >
          <tbody>
            {board.departments.map((line) => (
              <tr>
                {mayRemind ? (
                  <td class="column-narrow">
                    <Tick line={line} />
                  </td>
                ) : null}
                <th scope="row">{line.department ?? '（担当課なし）'}</th>
                {columns.map((progress) => (
                  <Count plan={plan} cycle={cycle} line={line} progress={progress} />
                ))}
                <td class="number">{line.total}</td>
                <td class="column-narrow">
                  <ShortDue due={line.due} left={line.left} />
                </td>
                <td class="column-narrow">
                  {line.lastSaved ? shortDay(dayOf(new Date(line.lastSaved))) : '―'}
                </td>
                <td>{line.oldest ? `${line.oldest.title}（${line.oldest.idle}日）` : '―'}</td>
              </tr>
            ))}
          </tbody>
        </WrittenTable>
        {mayRemind ? <Button look="outlined">選んだ課への催促の内容を確かめる</Button> : null}
      </form>
    </section>
  );
}

function Tick({ line }: { line: DepartmentLine }) {
  if (line.department === null || line.open + line.counts.submitted === 0) return null;
  return (
    <input
      type="checkbox"
      name="department"
      value={line.departmentId ?? ''}
      aria-label={`${line.department}に催促する`}
    />
  );
}

type CountProps = Pick<Props, 'plan' | 'cycle'> & { line: DepartmentLine; progress: Progress };

function Count({ plan, cycle, line, progress }: CountProps) {
  const count = line.counts[progress];
  if (count === 0) return <td class="number muted">0</td>;
  const filter = { ...(line.departmentId === null ? {} : { department: line.departmentId }), progress };
  return (
    <td class="number">
      <a href={`${boardPath(plan, cycle.year, filter)}#parts`}>{count}</a>
    </td>
  );
}
