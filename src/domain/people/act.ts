import type { PlanKey } from '../plan/plan-key.ts';
import type { Actor } from './actor.ts';

/** Who does it, in which plan, and when: what every write needs to know beside what it writes. */
export type Act<Key = PlanKey> = { key: Key; actor: Actor; now: Date };
