import { z } from 'zod';
import type { AppConfig } from '#config';
import { openKey } from '#db/installation-key.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { departmentIdsOf, hasRole } from '#domain/people/actor.ts';
import { oneLineBreak } from '#domain/sheet/merge-text.ts';
import { fileNameOf } from '#domain/text/file-name.ts';
import { year } from '#exchange/values.ts';
import { pack } from '#formats/zip/pack.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { attachment } from '#http/csv.ts';
import { planScope } from '#http/open-scope.ts';
import { formProblem, readForm } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';

import { workbooksPage } from './list-page.tsx';
import { sendWorkbooks } from './send-workbooks.ts';
import { noteField } from './year-section.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const LONGEST_NOTE = 1000;
const sendingForm = z.object({
  year: z.coerce.number().pipe(year),
  /** '': all. */
  department: z.string().max(200).default(''),
});

/** Hands out a department's workbook, or an archive of several. A writer gets those of the own departments. */
export const sendAction = (config: AppConfig) => async (c: AppContext) => {
  const reading = readForm(c, sendingForm);
  if (!reading.ok) return renderRefusal(c, 'form-unreadable');
  const { year, department } = reading.value;
  const note = oneLineBreak(String(c.get('form')?.get(noteField(year)) ?? '')).trim();
  if (note.length > LONGEST_NOTE) {
    const problem = formProblem(noteField(year), 'too-long', '課への連絡', LONGEST_NOTE);
    return workbooksPage(c, { problems: [problem], note });
  }
  const actor = actorOf(c);
  const own = hasRole(actor, 'secretariat') ? null : departmentIdsOf(actor, 'writer');
  if (department !== '' && own && !own.includes(department)) return renderRefusal(c, 'workbook-not-yours');
  const outcome = await sendWorkbooks(c.get('db'), planScope(c), openKey(config.keyFile), {
    year,
    departmentIds: department === '' ? own : [department],
    note,
  });
  if (!outcome.ok) return outcome.refusal === 'not-found' ? c.notFound() : renderRefusal(c, outcome.refusal);
  const [first, ...others] = outcome.value.map(({ department: name, bytes }, at) => ({
    name: fileName(year, name, outcome.value.length > 1 ? at + 1 : null),
    bytes,
  }));
  if (others.length === 0) return sendFile(c, first!.name, XLSX, first!.bytes);
  const name = `${formatFiscalYear(year, 'era')}_記入用ブック.zip`;
  return sendFile(c, name, 'application/zip', pack([first!, ...others]));
};

function fileName(year: number, department: string, place: number | null): string {
  const number = place === null ? '' : `${String(place).padStart(2, '0')}_`;
  return `${number}${fileNameOf(department, 50)}_${formatFiscalYear(year, 'era')}_記入用.xlsx`;
}

const sendFile = (c: AppContext, name: string, mediaType: string, bytes: Uint8Array) =>
  c.body(new Uint8Array(bytes), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': attachment(name),
    'Cache-Control': 'no-store',
  });
