import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import type { Editor } from '#records/people/change-staff.ts';

export function editorOf(c: AppContext): Editor {
  const { municipality, label } = actorOf(c);
  const now = c.get('now');
  return { municipalityId: municipality.id, actor: label, day: dayOf(now), now };
}
