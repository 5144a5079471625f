import type { FieldKind } from './form.ts';

type Traits = {
  /** What a sheet keeps of the answer; nothing: nobody fills it in. */
  keeps: 'text' | 'rating' | 'values' | 'files' | 'nothing';
  /** Each owner may fill in its own. */
  canBeOwn: boolean;
  /** The kept text is what a reader sees, letter by letter. */
  isPlain: boolean;
  /** Two of its texts may stand one below the other and are one text then. */
  isProse: boolean;
};

const TEXT: Traits = { keeps: 'text', canBeOwn: true, isPlain: false, isProse: false };
const NOTHING: Traits = { keeps: 'nothing', canBeOwn: false, isPlain: false, isProse: false };

/** What the kinds of fields have in common. */
const KIND_TRAITS = {
  'long-text': { ...TEXT, isPlain: true, isProse: true },
  'short-text': { ...TEXT, isPlain: true },
  'single-choice': TEXT,
  'multiple-choice': TEXT,
  rating: { ...TEXT, keeps: 'rating' },
  'indicator-table': { ...NOTHING, keeps: 'values' },
  milestones: TEXT,
  money: TEXT,
  date: TEXT,
  checkbox: TEXT,
  file: { ...NOTHING, keeps: 'files' },
  computed: NOTHING,
  note: NOTHING,
} satisfies Record<FieldKind, Traits>;

/** Does anybody fill such a field in? */
export const isFilledIn = (kind: FieldKind): boolean => traitsOf(kind).keeps !== 'nothing';

export const traitsOf = (kind: FieldKind): Traits => KIND_TRAITS[kind];

export const isFieldKind = (text: string | undefined): text is FieldKind =>
  text !== undefined && Object.hasOwn(KIND_TRAITS, text);
