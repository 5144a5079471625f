import { cyclePath } from '#addresses/cycles.ts';
import type { Board } from '#domain/cycle/board.ts';
import { PROGRESS } from '#domain/cycle/progress.ts';
import { Button } from '#http/components/button.tsx';
import { Select } from '#http/components/select.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { progressLabels } from '#messages/cycles.ja.ts';
import { type BoardFilter, isFiltering } from './board-filter.ts';

type Props = { plan: string; year: number; board: Board; filter: BoardFilter };

/** Narrows the list of parts by the address. */
export function BoardFilterForm({ plan, year, board, filter }: Props) {
  const present = new Set(board.items.map(({ progress }) => progress));
  const path = `${cyclePath(plan, year)}`;
  return (
    <form class="filter-row" method="get" action={`${path}#parts`} aria-label="シートの絞り込み">
      <Select
        name="department"
        label="課"
        choices={board.departments.flatMap(({ departmentId, department }) =>
          departmentId === null ? [] : [{ value: departmentId, label: department ?? '（担当課なし）' }],
        )}
        value={filter.departmentId}
        blank="すべて"
      />
      <Select
        name="progress"
        label="状態"
        choices={[
          { value: 'open', label: '提出がまだ（差戻し・未記入・記入中）' },
          ...PROGRESS.filter((one) => present.has(one)).map((one) => ({
            value: one,
            label: progressLabels[one],
          })),
        ]}
        value={filter.progress}
        blank="すべて"
      />
      <Select
        name="late"
        label="締切"
        choices={[{ value: '1', label: '締切を過ぎたもの' }]}
        value={filter.late ? '1' : ''}
        blank="すべて"
      />
      <Select
        name="remarks"
        label="指摘"
        choices={[{ value: '1', label: '未解決の指摘があるもの' }]}
        value={filter.remarks ? '1' : ''}
        blank="すべて"
      />
      <TextField name="q" label="事業名・番号" value={filter.q} width="medium" />
      <Button look="outlined">絞り込む</Button>
      {isFiltering(filter) ? <a href={`${path}#parts`}>条件をすべて外す</a> : null}
    </form>
  );
}
