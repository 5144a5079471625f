import type { TemplateCell } from '#domain/sheet/suggest-marks.ts';
import type { FileRefusal } from '#formats/blocks.ts';
import { fillCells } from '#formats/xlsx/fill/fill-cells.ts';
import { listPlaces } from '#formats/xlsx/fill/list-places.ts';

/** A page of the office's own form, as its places lie on it. */
export type TemplatePage = {
  name: string;
  /** Of the columns, relative to each other. */
  widths: readonly number[];
  cells: readonly (TemplateCell & { hasFormula: boolean })[];
};
export type TemplateReading = { ok: true; pages: TemplatePage[] } | { ok: false; refusal: FileRefusal };

/** A place in a workbook: 様式!B12. A tab's name may hold a !, a cell's does not. */
export const placeOfCell = (sheet: string, cell: string) => `${sheet}!${cell}`;
export function cellOfPlace(place: string): { sheet: string; cell: string } {
  const at = place.lastIndexOf('!');
  return { sheet: place.slice(0, at), cell: place.slice(at + 1) };
}

/** The places of a template, page by page. */
export function readTemplate(bytes: Uint8Array): TemplateReading {
  const listing = listPlaces(bytes);
  if (!listing.ok) return listing;
  return {
    ok: true,
    pages: listing.tabs.map(({ name, widths, places }) => ({
      name,
      widths,
      cells: places.map(({ cell, ...place }) => ({ ...place, place: placeOfCell(name, cell) })),
    })),
  };
}

/** What a template is filled with, by its places. */
export type TemplateFill = { place: string; text: string; number?: number };

/** The template with these texts in its places; hidden names and words go with them (see formats/xlsx/fill). */
export function fillTemplate(
  bytes: Uint8Array,
  fills: readonly TemplateFill[],
  names: readonly { name: string; place: string }[] = [],
  properties: Readonly<Record<string, string>> = {},
) {
  return fillCells(bytes, {
    fills: fills.map(({ place, ...fill }) => ({ ...cellOfPlace(place), ...fill })),
    names: names.map(({ name, place }) => ({ name, ...cellOfPlace(place) })),
    properties,
  });
}
