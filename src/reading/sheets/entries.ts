import type { ReadNode } from '../read-plan.ts';
import type { Heading } from './headings.ts';
import type { Listing } from './matches.ts';
import type { Places } from './places.ts';
import type { SheetPage } from './sheet-notes.ts';

/** One place in the book where a project stands: a row of the summary, a sheet, or both. */
export type Entry = {
  listing: Listing | null;
  sheet: SheetPage | null;
  node: ReadNode | null;
  isRelisted: boolean;
};

/** The rows of the summary in their order, then the sheets that it does not list. */
export function entriesOf(
  listings: readonly Listing[],
  sheets: readonly SheetPage[],
  places: Places,
): Entry[] {
  const listed = new Set(listings.map(({ sheet }) => sheet));
  return [
    ...listings.map((listing) => ({
      listing,
      sheet: listing.sheet,
      node: listing.node,
      isRelisted: isRelisted(listing.heading, listing.sheet),
    })),
    ...sheets
      .filter((sheet) => !listed.has(sheet))
      .map((sheet) => ({
        listing: null,
        sheet,
        node: places.ofSheet.get(sheet) ?? null,
        isRelisted: isRelisted(null, sheet),
      })),
  ];
}

function isRelisted(heading: Heading | null, sheet: SheetPage | null): boolean {
  return Boolean(heading?.mark ?? sheet?.title?.mark);
}
