import { CYCLE_STATES, type CycleState, isOn, type StageSwitches } from './cycle.ts';

/** A step of the cycle that the secretariat can take now. A step back needs a reason; sealing has its own conditions. */
export type CycleMove = { to: CycleState; isBack: boolean; comment: 'none' | 'required' };

/** Which states does a cycle of this plan go through? */
export function statesOf(on: StageSwitches): CycleState[] {
  return CYCLE_STATES.filter(
    (state) =>
      (state !== 'targeting' || isOn.targeting(on)) &&
      (state !== 'reviewing' || isOn.review(on)) &&
      (state !== 'consulting' || isOn.consultation(on)),
  );
}

/** Where can the cycle go from here? One state on, or one back; a sealed one nowhere. */
export function cycleMoves(on: StageSwitches, state: CycleState): CycleMove[] {
  const states = statesOf(on);
  const at = states.indexOf(state);
  if (state === 'sealed' || at === -1) return [];
  const next = states[at + 1];
  const before = at > 1 ? states[at - 1] : undefined;
  return [
    ...(next ? [{ to: next, isBack: false, comment: 'none' as const }] : []),
    ...(before ? [{ to: before, isBack: true, comment: 'required' as const }] : []),
  ];
}
