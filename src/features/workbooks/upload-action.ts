import { returnedPath, workbooksPath } from '#addresses/workbooks.ts';
import type { AppConfig } from '#config';
import { openKey } from '#db/installation-key.ts';
import type { AppContext } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import { formProblem } from '#http/read-form.ts';

import { fileRefusals } from '#messages/files.ja.ts';
import { readingRefusals, returnedRefusals } from '#messages/workbooks.ja.ts';
import { type KeptOutcome, keepReturned, type RefusedFile } from './keep-returned.ts';
import { workbooksPage } from './list-page.tsx';
import { readAside } from './reading-room.ts';

/** Takes workbooks that came back, each by itself: what one is refused does not keep back the others. */
export const uploadAction = (config: AppConfig) => async (c: AppContext) => {
  const scope = planScope(c);
  const { planId } = scope.key;
  const db = c.get('db');
  const sent = (c.get('form')?.getAll('files') ?? []).flatMap((file) =>
    file instanceof File && file.name !== '' ? [file] : [],
  );
  if (sent.length === 0)
    return workbooksPage(c, { problems: [formProblem('files', 'workbook-file-missing')] });
  const files = [];
  for (const file of sent) files.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  const reading = await readAside(files);
  if (!reading.ok) return workbooksPage(c, { refused: [readingRefusals[reading.why]] });
  const installation = openKey(config.keyFile);
  const outcomes: KeptOutcome[] = [];
  for (const file of reading.answer) outcomes.push(await keepReturned(db, scope, installation, file));
  const refused = outcomes.flatMap((one) => (one.ok ? [] : [sentenceOf(one)]));
  const isLate = outcomes.some((one) => !one.ok && one.refusal === 'of-a-sealed-year');
  if (refused.length > 0) return workbooksPage(c, { refused, isLate });
  const [first, ...others] = outcomes.flatMap((one) => (one.ok ? [one] : []));
  if (!first || others.length > 0) return redirectWithNotice(c, workbooksPath(planId), 'workbooks-returned');
  const notice = first.isNew ? 'workbook-returned' : 'workbook-known';
  return redirectWithNotice(c, returnedPath(planId, first.id), notice);
};

const isOwn = (code: RefusedFile): code is keyof typeof returnedRefusals => code in returnedRefusals;

const sentenceOf = ({ name: file, refusal }: Extract<KeptOutcome, { ok: false }>) =>
  isOwn(refusal) ? returnedRefusals[refusal]({ file }) : fileRefusals[refusal]({ file });
