import { opensOwn } from '#domain/sheet/closed-sheet.ts';
import type { AppContext } from '#http/context.ts';
import { planScope } from '#http/open-scope.ts';
import { idOf, readerOf } from '#http/request-key.ts';
import { findAttachment } from '#records/sheet/attachment-queries.ts';
import { listClosedSheets } from '#records/sheet/closed-sheet-queries.ts';

/** One attached file: always to be kept, never to be run in the page. */
export async function attachmentDownload(c: AppContext) {
  const { db, key } = planScope(c);
  const [sheet, attachment] = [idOf(c, 'sheet'), idOf(c, 'attachment')];
  const found = await findAttachment(db, key, sheet, attachment);
  const closed = (await listClosedSheets(db, key, readerOf(c).asker)).find(({ id }) => id === sheet);
  if (!found || !opensOwn(closed, found.department_id)) return c.notFound();
  return c.body(new Uint8Array(found.content), 200, {
    'Content-Type': found.media_type,
    'Content-Disposition': dispositionOf(found.name),
    'X-Content-Type-Options': 'nosniff',
  });
}

/** RFC 6266: a plain name for old programs, and the real one in UTF-8 (RFC 8187). */
function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
