import { departmentIdsOf, hasRole } from '#domain/people/actor.ts';
import type { ExportAsked } from '#domain/publication/export-request.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { attachment } from '#http/csv.ts';
import { planScope } from '#http/open-scope.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { readerOf } from '#http/request-key.ts';
import { makeAside } from './export-room.ts';
import { largeExportPage, queueExport, sheetsToQueue } from './large-export.tsx';
import { type Loaded, loadMaterial } from './load-material.ts';
import { notedExportPage } from './noted-export-page.tsx';
import { readExportRequest } from './read-export-request.ts';

const REFUSALS = {
  full: 'export-too-many-at-once',
  'too-long': 'export-too-large',
  'too-much': 'export-too-large',
  'too-busy': 'export-too-busy',
  died: 'export-died',
  cancelled: 'export-too-large',
} as const;

/** The file that the address asks for; what takes long is queued when the person says so. */
export async function fileDownload(c: AppContext) {
  const found = await findAsked(c, c.req.query());
  if (found instanceof Response) return found;
  const sheets = sheetsToQueue(found.loaded);
  if (sheets > 0) return largeExportPage(c, found.asked, sheets);
  const made = await makeAside(found.loaded);
  if (!made.ok) return renderRefusal(c, REFUSALS[made.why]);
  const noted = notedExportPage(c, made.answer);
  if (noted) return noted;
  const { name, mediaType, bytes } = made.answer;
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': attachment(name),
  });
}

/** POST …/queue: begins what takes long. */
export async function queueAction(c: AppContext) {
  const form = c.get('form');
  const fields = [...(form?.entries() ?? [])].map(([name, value]) => [name, String(value)]);
  const found = await findAsked(c, Object.fromEntries(fields));
  return found instanceof Response ? found : queueExport(c, found.asked);
}

/** What is asked for with all that it is made of, or why this person does not get it. */
async function findAsked(
  c: AppContext,
  fields: Readonly<Record<string, string>>,
): Promise<{ asked: ExportAsked; loaded: Loaded } | Response> {
  const asked = readExportRequest(fields);
  if (!asked) return renderRefusal(c, 'export-not-offered');
  const isOwn = asked.departmentId !== null && departmentIdsOf(actorOf(c)).includes(asked.departmentId);
  // What lies with a department is its own and the secretariat's.
  if (asked.what === 'handover' && !isOwn && !hasRole(actorOf(c), 'secretariat'))
    return renderRefusal(c, 'not-your-role');
  const loaded = await loadMaterial(c.get('db'), planScope(c).key, asked, readerOf(c));
  return loaded ? { asked, loaded } : c.notFound();
}
