import { ERA_MARK } from '#domain/calendar/era.ts';
import type { Labelled, SheetsProfile, Slot } from '#profiles/sheets-profile.ts';
import type { ReadRatingScale } from '../read-plan.ts';

/** A profile's patterns, compiled once. */
export type SheetForm = {
  profile: SheetsProfile;
  scales: ReadRatingScale[];
  heading: RegExp;
  labels: FormLabel[];
  legend: RegExp;
  levelShapes: (RegExp | null)[];
  titleShape: RegExp | null;
  slots: FormSlot[];
};

export type FormLabel = {
  of: Labelled | null;
  /** What the cell at it is, where cells are known. */
  ofCell: Labelled | null;
  /** Each line as a whole. */
  lines: RegExp[];
  /** All of it in one line, from where it is tried. */
  atOnce: RegExp;
  beside: boolean;
  inside: boolean;
};

export type FormSlot = Omit<Slot, 'likes' | 'dislikes'> & { likes: RegExp[]; dislikes: RegExp[] };

const ERA_YEAR = `${ERA_MARK}(?:元|[0-9]{1,2})(?:年度?)?`;

/** A cell of a row of years, and nothing but it. */
export const YEAR_CELL = new RegExp(ERA_YEAR, 'uy');

export function compileForm(profile: SheetsProfile): SheetForm {
  return {
    profile,
    scales: profile.ratingScales.map(({ codes, ...scale }) => ({
      ...scale,
      codes: codes.map(({ ordered, ...code }) => (ordered === undefined ? code : { ...code, ordered })),
    })),
    heading: whole(profile.heading),
    labels: profile.labels.map((label) => ({
      of: label.of ?? null,
      ofCell: label.ofCell ?? label.of ?? null,
      lines: label.lines.map(whole),
      atOnce: new RegExp(withYear(label.lines.join('')), 'uy'),
      beside: label.beside,
      inside: label.inside,
    })),
    legend: legendOf(profile),
    levelShapes: profile.levelShapes.map((shape) => (shape === null ? null : new RegExp(shape, 'du'))),
    titleShape: profile.titleShape === undefined ? null : new RegExp(profile.titleShape, 'du'),
    slots: profile.slots.map((slot) => ({
      ...slot,
      likes: slot.likes.map((like) => new RegExp(like, 'u')),
      dislikes: slot.dislikes.map((dislike) => new RegExp(dislike, 'u')),
    })),
  };
}

/** A pattern that must fit a whole line without blanks. */
export function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${withYear(pattern)})$`, 'du');
}

function withYear(pattern: string): string {
  return pattern.replaceAll('{year}', `(?<year>${ERA_YEAR})`);
}

/** Lines of the rating scale's explanation, one code in a line or several. */
function legendOf(profile: SheetsProfile): RegExp {
  const codes = profile.ratingScales.flatMap((scale) => scale.codes);
  const entry = codes.map(
    ({ code, label, definition }) => `${escaped(code)}${escaped(label)}(?:${escaped(definition)})?`,
  );
  return new RegExp(`^(?:${entry.join('|')})+$`, 'u');
}

function escaped(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
