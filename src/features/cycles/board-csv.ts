import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { eraYear } from '#exchange/names.ts';
import type { AppContext } from '#http/context.ts';
import { sendCsv } from '#http/csv.ts';
import type { CycleScope } from '#http/scope.ts';
import { progressLabels } from '#messages/cycles.ja.ts';
import { matches, readBoardFilter } from './board-filter.ts';
import { openBoard } from './open-board.ts';

const HEAD = [
  '番号',
  '事業名',
  '課',
  '状態',
  '締切日',
  '残り日数',
  '最後の保存',
  '更新のない日数',
  '未解決の指摘',
];

/** The board as a file for spreadsheet programs, narrowed as its page is. */
export async function boardCsv(c: AppContext, scope: CycleScope) {
  const found = await openBoard(c, scope);
  const { plan, cycle, board } = found;
  const filter = readBoardFilter((name) => c.req.query(name));
  const lines = board.items
    .filter((item) => matches(filter, item))
    .map(({ number, title, department, progress, due, left, savedAt, idle, openRemarks }) => [
      number,
      title,
      department ?? '',
      progressLabels[progress],
      due ?? '',
      left === null ? '' : String(left.kind === 'overdue' ? -left.days : left.days),
      savedAt === null ? '' : dayOf(new Date(savedAt)),
      idle === null ? '' : String(idle),
      String(openRemarks),
    ]);
  return sendCsv(c, `${titleOfPlan(plan)}_${eraYear(cycle.year)}_進み具合.csv`, [HEAD, ...lines]);
}
