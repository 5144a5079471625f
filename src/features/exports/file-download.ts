import { type AppContext, actorOf, departmentsOf, hasRole } from '#http/context.ts';
import { attachment } from '#http/csv.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { planKeyOf, readerOf } from '../plans/request-key.ts';
import { makeAside } from './export-room.ts';
import { loadMaterial } from './load-material.ts';
import { readExportRequest } from './read-export-request.ts';

const REFUSALS = {
  full: 'export-too-many-at-once',
  'too-long': 'export-too-large',
  'too-much': 'export-too-large',
  cancelled: 'export-too-large',
} as const;

/** The file that the address asks for. */
export async function fileDownload(c: AppContext) {
  const asked = readExportRequest(c.req.query());
  if (!asked) return renderRefusal(c, 'export-not-offered');
  const isOwn = asked.department !== null && departmentsOf(actorOf(c)).includes(asked.department);
  // What lies with a department is its own and the secretariat's.
  if (asked.what === 'handover' && !isOwn && !hasRole(actorOf(c), 'secretariat'))
    return renderRefusal(c, 'not-your-role');
  const loaded = await loadMaterial(c.get('db'), planKeyOf(c), asked, readerOf(c));
  if (!loaded) return c.notFound();
  // Small work is answered at once; what is large is queued from here (features/jobs/queue-job.ts).
  const made = await makeAside(loaded);
  if (!made.ok) return renderRefusal(c, REFUSALS[made.why]);
  const { name, mediaType, bytes } = made.answer;
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': attachment(name),
  });
}
