import { daysBetween } from '../calendar/day-count.ts';
import { dayOf } from '../calendar/day-in-japan.ts';
import { type Cycle, dueOn, type StageSwitches } from './cycle.ts';
import { approvalDue, type TimeLeft, timeLeft, writingStage } from './deadline.ts';
import { countParts, countSheets, isOpen, type Progress } from './progress.ts';
import type { WorkItem } from './work-item.ts';

/** A part with the days that count for it. */
export type BoardItem = WorkItem & {
  due: string | null;
  /** Null where nothing of it is waited for. */
  left: TimeLeft | null;
  /** Days since the last save, or since the stage began; null where nothing is waited for or it has not begun. */
  idle: number | null;
};
export type DepartmentLine = {
  departmentId: string | null;
  department: string | null;
  counts: Record<Progress, number>;
  total: number;
  /** Parts that wait for the writer. */
  open: number;
  due: string | null;
  left: TimeLeft | null;
  lastSaved: string | null;
  oldest: BoardItem | null;
  openRemarks: number;
};
export type Board = {
  stage: 'targeting' | 'collecting';
  items: BoardItem[];
  departments: DepartmentLine[];
  /** 実数: sheets by how far the whole of each is. */
  sheets: { total: number; counts: Record<Progress, number> };
  parts: number;
  overdue: BoardItem[];
};

/** On which days the stage really began, and a sheet came into the year later, by its project. */
export type Begun = { stage: string | null; projects: ReadonlyMap<string, string> };
const NOT_KNOWN: Begun = { stage: null, projects: new Map() };

/** Everything that the secretariat looks at in a year, from the parts and the days. `today`: the day in Japan. */
export function boardOf(
  cycle: Cycle,
  on: StageSwitches,
  work: readonly WorkItem[],
  { today, begun = NOT_KNOWN }: { today: string; begun?: Begun },
): Board {
  const stage = writingStage(cycle.state) ?? 'collecting';
  const items = work.map((item) => ({
    ...withDays(item, cycle, on, stage, today),
    idle: idleDays(item, cycle, begun, today),
  }));
  const groups = new Map<string | null, BoardItem[]>();
  for (const item of items) groups.set(item.departmentId, [...(groups.get(item.departmentId) ?? []), item]);
  return {
    stage,
    items,
    departments: [...groups.values()].map((own) => lineOf(own, cycle, stage, today)),
    sheets: countSheets(items),
    parts: items.length,
    overdue: items.filter(({ left }) => left?.kind === 'overdue'),
  };
}

function withDays(
  item: WorkItem,
  cycle: Cycle,
  on: StageSwitches,
  stage: Board['stage'],
  today: string,
): Omit<BoardItem, 'idle'> {
  const waits = cycle.state !== 'preparing' && cycle.state !== 'sealed';
  const writes = isOpen(item.progress);
  const due =
    item.progress === 'submitted'
      ? approvalDue(cycle, on, stage, item.departmentId)
      : dueOn(cycle, stage, item.departmentId);
  return {
    ...item,
    due,
    left: waits && (writes || item.progress === 'submitted') ? timeLeft(due, today) : null,
  };
}

/** Nobody can have moved a sheet before it was there and its stage had begun, whatever day was set for that. */
function idleDays(item: WorkItem, cycle: Cycle, begun: Begun, today: string): number | null {
  if (cycle.state === 'preparing' || cycle.state === 'sealed' || !isOpen(item.progress)) return null;
  const stage = cycle.stages[writingStage(cycle.state) ?? 'collecting'];
  const days = [stage?.from, begun.stage, begun.projects.get(item.project)].flatMap((day) => day ?? []);
  const since = item.savedAt ? dayOf(new Date(item.savedAt)) : days.toSorted().at(-1);
  const idle = since === undefined ? -1 : daysBetween(since, today);
  return idle >= 0 ? idle : null;
}

function lineOf(own: BoardItem[], cycle: Cycle, stage: Board['stage'], today: string): DepartmentLine {
  const { departmentId, department } = own[0]!;
  const counts = countParts(own);
  const open = own.filter(({ progress }) => isOpen(progress));
  const due = dueOn(cycle, stage, departmentId);
  const saved = own.flatMap(({ savedAt }) => savedAt ?? []).sort();
  return {
    departmentId,
    department,
    counts,
    total: own.length,
    open: open.length,
    due,
    left: open.some(({ left }) => left) ? timeLeft(due, today) : null,
    lastSaved: saved.at(-1) ?? null,
    oldest: open.reduce<BoardItem | null>(
      (oldest, item) => ((item.idle ?? -1) > (oldest?.idle ?? -1) ? item : oldest),
      null,
    ),
    openRemarks: own.reduce((sum, { openRemarks }) => sum + openRemarks, 0),
  };
}
