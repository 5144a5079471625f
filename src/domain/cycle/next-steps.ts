import type { Board } from './board.ts';
import { type Cycle, isOn, type StageSwitches } from './cycle.ts';
import { cycleMoves } from './cycle-moves.ts';

/** What the secretariat does next, the most urgent first. `count`: parts, sheets or departments, as the sentence says. */
export type NextStep =
  | { kind: 'start'; to: Cycle['state'] }
  | { kind: 'remind-late' | 'remind-soon'; departments: number; parts: number }
  | { kind: 'watch-returned' | 'watch-approval' | 'accept' | 'answer-remarks'; count: number }
  | { kind: 'review' | 'consult' | 'finalise'; count: number }
  | { kind: 'move-on'; to: Cycle['state'] }
  | { kind: 'seal' | 'wait' };

export function nextSteps(cycle: Cycle, on: StageSwitches, board: Board): NextStep[] {
  const next = cycleMoves(on, cycle.state).find(({ isBack }) => !isBack)?.to;
  if (cycle.state === 'sealed') return [];
  if (cycle.state === 'preparing') return next ? [{ kind: 'start', to: next }] : [];
  const steps = [...writingSteps(board), ...reviewingSteps(cycle, board)];
  const { counts, total } = board.sheets;
  if (!isOn.review(on) && counts.accepted > 0) steps.push({ kind: 'finalise', count: counts.accepted });
  const isWritten = board.items.every(
    ({ departmentId, progress }) => departmentId === null || WRITTEN.includes(progress),
  );
  const isDone = counts.finalised === total;
  if (next === 'sealed') {
    if (isDone) steps.push({ kind: 'seal' });
  } else if (next && (cycle.state === 'reviewing' ? counts.reviewed + counts.finalised === total : isWritten))
    steps.push({ kind: 'move-on', to: next });
  return steps.length > 0 ? steps : [{ kind: 'wait' }];
}

const WRITTEN: readonly string[] = ['approved', 'accepted', 'reviewed', 'finalised'];

function writingSteps({ departments, items, sheets, stage }: Board): NextStep[] {
  const steps: NextStep[] = [];
  const told = (kind: 'remind-late' | 'remind-soon', isIt: (kind: string) => boolean) => {
    const lines = departments.filter(({ left }) => left && isIt(left.kind));
    const parts = lines.reduce((sum, { open }) => sum + open, 0);
    if (parts > 0) steps.push({ kind, departments: lines.length, parts });
  };
  const count = (kind: 'watch-returned' | 'watch-approval' | 'accept' | 'answer-remarks', of: number) => {
    if (of > 0) steps.push({ kind, count: of });
  };
  told('remind-late', (kind) => kind === 'overdue');
  told('remind-soon', (kind) => kind === 'soon' || kind === 'today');
  count('watch-returned', items.filter(({ progress }) => progress === 'returned').length);
  count('watch-approval', items.filter(({ progress }) => progress === 'submitted').length);
  if (stage === 'collecting') count('accept', sheets.counts.approved);
  count('answer-remarks', items.filter(({ openRemarks }) => openRemarks > 0).length);
  return steps;
}

function reviewingSteps({ state }: Cycle, { sheets: { counts } }: Board): NextStep[] {
  if (state === 'reviewing' && counts.accepted > 0) return [{ kind: 'review', count: counts.accepted }];
  if (state !== 'consulting') return [];
  return [
    { kind: 'consult', count: counts.reviewed },
    ...(counts.reviewed > 0 ? [{ kind: 'finalise' as const, count: counts.reviewed }] : []),
  ];
}
