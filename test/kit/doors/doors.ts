import { accessDoors } from './access-doors.ts';
import { committeeDoors } from './committee-doors.ts';
import type { Door } from './door.ts';
import { peopleDoors } from './people-doors.ts';
import { planDoors } from './plan-doors.ts';
import { yearDoors } from './year-doors.ts';

/** Every act that the log can tell, each through a door of its own. */
export const doors: Door[] = [...yearDoors, ...committeeDoors, ...planDoors, ...peopleDoors, ...accessDoors];

export const doorOf = (kind: Door['kind']): Door => doors.find((door) => door.kind === kind)!;
