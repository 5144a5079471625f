import type { Db } from '#db/connect.ts';
import { testApplication } from './browser.ts';
import { makeRichTown } from './rich-town.ts';

/** What somebody of every kept town wrote last. */
export const LAST_WORDS = '夕市の帰りに、ひとり暮らしの方へ声をかけた。';

/**
 * The town of which scripts/keep-schema.mjs keeps the rows: one of everything, a text that was saved by itself, and
 * somebody who has signed out.
 */
export async function makeKeptTown(db: Db): Promise<void> {
  const { browsers, department } = await makeRichTown(db, testApplication(db));
  const saved = await browsers.writer.post('/plans/plan/sheets/s-now/autosave', {
    department,
    stage: 'collecting',
    'base.field.activities': '',
    'field.activities': LAST_WORDS,
  });
  if (saved.status !== 200) throw new Error(`the text was not saved: ${saved.status}`);
  await browsers.viewer.post('/session/end');
}
