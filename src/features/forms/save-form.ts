import type { Db } from '#db/connect.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import type { Form } from '#domain/sheet/form.ts';
import { listMovableSheets } from '#records/form/impact-queries.ts';
import { insertNextVersion } from '#records/form/insert-form.ts';
import { moveSheetsToForm } from '#records/sheet/move-to-form.ts';

/**
 * Keeps a changed form as its next version, if nobody else has made one since; with `movesSheets` the sheets of open
 * cycles go over to it: how many?
 */
export function saveForm(
  db: Db,
  act: Act,
  { form, movesSheets }: { form: Form; movesSheets: boolean },
): Promise<Outcome<{ moved: number }, 'stale'>> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    const version = await insertNextVersion(tx, key, form);
    if (version === null) return refuse('stale');
    const sheets = movesSheets ? await listMovableSheets(tx, key, form.id) : [];
    await moveSheetsToForm(tx, key, sheets, version);
    await recordAct(tx, act, {
      kind: 'form-changed',
      subjectId: form.id,
      details: { name: form.name, version, sheetsMoved: sheets.length },
    });
    return done({ moved: sheets.length });
  });
}
