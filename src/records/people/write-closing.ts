import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { DONE } from '#domain/outcome.ts';
import type { Editor } from './change-staff.ts';
import { type Outcome, STALE } from './outcome.ts';

/** `closedOn`: the last day; null: it is there again. */
export type Closing = { id: string; version: number; closedOn: CalendarDate | null };

/** Writes the last day of a department or of a post, with its event. What must be over by then, the caller has looked at. */
export async function writeClosing(
  tx: Tx,
  editor: Editor,
  what: 'department' | 'post',
  { id, version, closedOn }: Closing,
  name: Record<string, string>,
): Promise<Outcome> {
  const { numUpdatedRows } = await tx
    .updateTable(what as 'post')
    .set((eb) => ({ closed_on: closedOn, version: eb('version', '+', 1) }))
    .where('municipality_id', '=', editor.municipalityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return STALE;
  await recordEvent(tx, {
    ...editor,
    kind: closedOn === null ? `${what}-reopened` : `${what}-closed`,
    subjectId: id,
    details: { ...name, closedOn },
  });
  return DONE;
}
