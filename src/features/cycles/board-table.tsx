import { sheetPath } from '#addresses/plans.ts';
import { entryPath } from '#addresses/sheets.ts';
import { shortDay } from '#domain/calendar/calendar-date.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { BoardItem } from '#domain/cycle/board.ts';
import { isOpen } from '#domain/cycle/progress.ts';
import { WrittenTable } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import { ShortDue } from '#http/parts/due-day.tsx';
import { progressLabels } from '#messages/cycles.ja.ts';
import type { KeptCycle } from '#records/cycle/queries.ts';

type Props = { plan: string; cycle: KeptCycle; items: BoardItem[] };

/** Part by part: whose it is, how far, until when, and what the secretariat can do for a department without accounts. */
export function BoardTable({ plan, cycle, items }: Props) {
  const isRunning = cycle.state !== 'preparing' && cycle.state !== 'sealed';
  return (
    <WrittenTable
      caption="シートの一覧"
      headings={[
        '番号',
        '事業',
        '課',
        '状態',
        '締切',
        '最後の保存',
        { text: '未解決の指摘', class: 'number' },
        'アカウントのない課',
      ]}
      class="table-dense"
    >
      <tbody>
        {items.map((item) => (
          <tr>
            <td class="column-narrow">{item.number}</td>
            <th scope="row">
              <a href={sheetPath(plan, item.sheet)}>{item.title || '（事業名なし）'}</a>
              {cycle.focus.includes(item.project) ? (
                <>
                  {' '}
                  <Tag look="strong">重点</Tag>
                </>
              ) : null}
            </th>
            <td>{item.department ?? '（担当課なし）'}</td>
            <td class="column-narrow">
              <Tag
                look={item.progress === 'returned' ? 'warning' : isOpen(item.progress) ? 'plain' : 'strong'}
              >
                {progressLabels[item.progress]}
              </Tag>
            </td>
            <td class="column-narrow">
              <ShortDue due={item.due} left={item.left} />
            </td>
            <td class="column-narrow">{item.savedAt ? shortDay(dayOf(new Date(item.savedAt))) : '―'}</td>
            <td class="number">{item.openRemarks || '―'}</td>
            <td>{isRunning && isOpen(item.progress) ? <OnBehalf plan={plan} item={item} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </WrittenTable>
  );
}

function OnBehalf({ plan, item }: { plan: string; item: BoardItem }) {
  const asked = new URLSearchParams({
    kind: 'sheet',
    plan,
    sheet: item.sheet,
    ...(item.departmentId === null ? {} : { department: item.departmentId }),
  });
  return (
    <span class="on-behalf">
      <a href={entryPath(plan, item.sheet, { departmentId: item.departmentId })}>
        代わりに入力<span class="visually-hidden">（{item.title}）</span>
      </a>
      {item.department === null ? null : (
        <a href={`/links/new?${asked}`}>
          入力用リンク<span class="visually-hidden">（{item.title}）</span>
        </a>
      )}
    </span>
  );
}
