import { type Actor, hasRole } from '#domain/people/actor.ts';
import { isAskedNow } from '#domain/sheet/asked-now.ts';
import { type ByKind, byKind } from '#domain/sheet/by-kind.ts';
import { type Entry, entryName } from '#domain/sheet/entry-name.ts';
import type { AskedIndicator } from '#domain/sheet/fields/indicator-table.ts';
import { askedValues } from '#domain/sheet/fields/indicator-table.ts';
import type { FormField, FormSection } from '#domain/sheet/form.ts';

/** An entry of the form, with the field that asks for it. */
export type AskedEntry = { name: string; entry: Entry; field: FormField };

type AskedOf = {
  sections: readonly FormSection[];
  stage: 'targeting' | 'collecting';
  year: number;
  /** Ids of the project's indicators. */
  indicators: readonly AskedIndicator[];
};

/** What a writer may fill in a stage, in the order of the form. Files are sent and kept apart. */
export function askedEntries({ sections, stage, year, indicators }: AskedOf): AskedEntry[] {
  return sections
    .flatMap(({ fields }) => fields)
    .filter((field) => isAskedNow(field, { stage, filledBy: 'writer', department: '' }))
    .flatMap((field) =>
      entriesOf(field, year, indicators).map((entry) => ({ name: entryName(entry), entry, field })),
    );
}

/** The form as this person fills it in: the secretariat fills what is asked of it beside what is asked of writers. */
export function sectionsFor(sections: readonly FormSection[], actor: Actor): FormSection[] {
  if (!hasRole(actor, 'secretariat')) return [...sections];
  return sections.map(({ heading, fields }) => ({
    heading,
    fields: fields.map((field) =>
      field.filledBy === 'secretariat' ? { ...field, filledBy: 'writer' as const } : field,
    ),
  }));
}

const entriesOf = (field: FormField, year: number, indicators: readonly AskedIndicator[]): Entry[] =>
  byKind(ENTRIES, field, year, indicators);

const ofText = ({ perOwner, key }: FormField): Entry[] => [{ of: perOwner ? 'own' : 'field', key }];
const none = (): Entry[] => [];

const ENTRIES = {
  'long-text': ofText,
  'short-text': ofText,
  'single-choice': ofText,
  'multiple-choice': ofText,
  milestones: ofText,
  money: ofText,
  date: ofText,
  checkbox: ofText,
  rating: ({ layer, scale }) => [{ of: 'rating', layer, scale: scale ?? null }],
  'indicator-table': (field, year, indicators) =>
    askedValues(field, year, indicators).flatMap((asked): Entry[] => [
      { of: 'value', ...asked },
      ...(asked.kind === 'target'
        ? [{ of: 'reason' as const, indicator: asked.indicator, year: asked.year }]
        : []),
    ]),
  file: none,
  computed: none,
  note: none,
} satisfies ByKind<[year: number, indicators: readonly AskedIndicator[]], Entry[]>;

/** Whose an entry is: the department's own, or the whole sheet's (null). */
export const ownerOf = ({ entry, field }: AskedEntry, departmentId: string) =>
  entry.of === 'own' || (entry.of === 'rating' && field.perOwner) ? departmentId : null;
