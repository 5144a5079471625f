import { formatDate } from '#domain/calendar/calendar-date.ts';
import type { ExportRequest } from '#domain/publication/export-request.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import type { Block, Booklet, Chapter, Paper } from '#formats/blocks.ts';
import { asEdition } from '../as-edition.ts';
import type { ExportMaterial } from '../export-material.ts';

type Contents = {
  subtitle: string;
  hasCover?: boolean;
  hasContents?: boolean;
  chapters: readonly Chapter[];
};

/** What every booklet of a plan has: its title, whose it is, the day. */
export function framed(material: ExportMaterial, request: ExportRequest, contents: Contents): Booklet {
  const { municipality, plan, today, edition } = material;
  const booklet: Booklet = {
    title: titleOfPlan(plan),
    subtitle: [contents.subtitle].filter((line) => line !== ''),
    author: municipality.name,
    date: formatDate(today, 'era'),
    hasCover: contents.hasCover ?? false,
    hasContents: contents.hasContents ?? false,
    chapters: contents.chapters.map((chapter) => ({
      ...chapter,
      header: chapter.header ?? contents.subtitle,
      paper: request.paper ?? chapter.paper,
    })),
  };
  return asEdition(booklet, edition);
}

export const PORTRAIT: Paper = { size: 'A4', orientation: 'portrait' };
export const LANDSCAPE: Paper = { size: 'A4', orientation: 'landscape' };

export const heading = (text: string, level: 1 | 2 | 3 = 1): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string, look?: 'lead' | 'note'): Block => ({
  kind: 'paragraph',
  text,
  ...(look ? { look } : {}),
});
