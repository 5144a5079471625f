import type { SheetContent } from '#exchange/sheet-content.ts';
import { shownFiles } from '#http/parts/shown-files.ts';
import type { EntryView } from '#records/sheet/entry-queries.ts';

/** What is written in the sheet of an entry page, with the addresses of its files. */
export const contentOf = ({ plan, standing, content, attachments }: EntryView): SheetContent => ({
  ...content,
  files: shownFiles({ plan: plan.id, sheet: standing.id }, attachments),
});
