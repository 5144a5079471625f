import { freeId } from '#domain/free-id.ts';
import type { FieldKind } from '#domain/sheet/form.ts';
import { isFieldKind } from '#domain/sheet/kind-traits.ts';
import { fieldLabel } from '#exchange/labels.ts';
import type { Draft, DraftField, DraftSection } from './draft.ts';
import { MOST_FIELDS, MOST_SECTIONS } from './read-draft.ts';

/** A button of the editor: what to do, in which section, with which of its fields. */
export type Step = { act: string; section: number; field: number };

export function parseStep(text: string): Step {
  const [act = '', section = '', field = ''] = text.split(':');
  return { act, section: Number.parseInt(section, 10) || 0, field: Number.parseInt(field, 10) || 0 };
}

/** A field to be added: its kind, a field of the exchange format or '' for one of the form's own, and its label. */
export type NewField = { kind: string; key: string; label: string };

/** The draft after a step; the same draft where the step does nothing here. */
export function changeDraft(draft: Draft, step: Step, added: NewField, takenKeys: readonly string[]): Draft {
  const { sections } = draft;
  const { section: s, field: f } = step;
  const section = sections[s];
  if (step.act === 'add-section')
    return sections.length < MOST_SECTIONS
      ? { ...draft, sections: [...sections, { heading: '', fields: [] }] }
      : draft;
  if (!section) return draft;
  const withFields = (fields: DraftField[]) => ({
    ...draft,
    sections: sections.with(s, { ...section, fields }),
  });
  switch (step.act) {
    case 'section-up':
      return s === 0 ? draft : { ...draft, sections: swapped(sections, s - 1) };
    case 'section-down':
      return s === sections.length - 1 ? draft : { ...draft, sections: swapped(sections, s) };
    case 'remove-section':
      return { ...draft, sections: sections.toSpliced(s, 1) };
    case 'add': {
      const count = sections.reduce((sum, { fields }) => sum + fields.length, 0);
      return count < MOST_FIELDS ? withFields([...section.fields, newField(draft, added, takenKeys)]) : draft;
    }
    case 'remove':
      return withFields(section.fields.toSpliced(f, 1));
    case 'up':
      if (f > 0) return withFields(swapped(section.fields, f - 1));
      return { ...draft, sections: carried(sections, s, f, s - 1) };
    case 'down':
      if (f < section.fields.length - 1) return withFields(swapped(section.fields, f));
      return { ...draft, sections: carried(sections, s, f, s + 1) };
    default:
      return draft;
  }
}

const swapped = <T>(list: T[], at: number): T[] => list.with(at, list[at + 1]!).with(at + 1, list[at]!);

/** From the edge of a section into the one beside it. */
function carried(sections: DraftSection[], from: number, at: number, to: number): DraftSection[] {
  const field = sections[from]?.fields[at];
  const goal = sections[to];
  if (!field || !goal) return sections;
  const fields = to < from ? [...goal.fields, field] : [field, ...goal.fields];
  const rest = sections[from]!.fields.toSpliced(at, 1);
  return sections.with(from, { ...sections[from]!, fields: rest }).with(to, { ...goal, fields });
}

/**
 * A field of the form's own gets a key from its label. A key that any version ever had is not given again: old texts would
 * appear under the new question.
 */
function newField(draft: Draft, { kind, key, label }: NewField, takenKeys: readonly string[]): DraftField {
  const inDraft = draft.sections.flatMap(({ fields }) => fields.map((field) => field.key ?? ''));
  const isStandard = key !== '' && !inDraft.includes(key);
  const told = label.trim() || (isStandard ? fieldLabel(key) : '');
  const stem = told.replace(/[\s.　]+/gu, '').slice(0, 40) || '欄';
  return {
    key: isStandard ? key : freeId(`x-${stem}`, [...inDraft, ...takenKeys]),
    kind,
    label: told,
    ...(isFieldKind(kind) ? BEGINNINGS[kind] : {}),
  };
}

/** What a new field of a kind begins with. */
const BEGINNINGS: Readonly<Record<FieldKind, DraftField>> = {
  'long-text': {},
  'short-text': {},
  'single-choice': {},
  'multiple-choice': {},
  rating: { layer: 'self' },
  'indicator-table': { asks: 'actual' },
  milestones: {},
  money: { unit: '千円' },
  date: {},
  checkbox: {},
  file: {},
  computed: { of: 'achievement-rate' },
  note: {},
};
