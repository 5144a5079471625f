import { attachmentPath } from '#addresses/sheets.ts';
import { groupBy } from '#domain/group-by.ts';
import type { SheetContent } from '#exchange/sheet-content.ts';
import type { Attachment } from '#records/sheet/attachment-queries.ts';

/** The files of a sheet by the field that they belong to, each with its address. */
export function shownFiles(
  of: { plan: string; sheet: string },
  attachments: readonly Attachment[],
): NonNullable<SheetContent['files']> {
  const byField = groupBy(attachments, ({ field }) => field);
  const shown = ({ id, name }: Attachment) => ({ name, href: attachmentPath(of.plan, of.sheet, id) });
  return Object.fromEntries([...byField].map(([field, own]) => [field, own.map(shown)]));
}
