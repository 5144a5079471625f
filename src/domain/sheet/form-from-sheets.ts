import type { Form, FormField } from './form.ts';
import type { Layer } from './layer.ts';

/** What the sheets of a plan hold, counted over all its imported years. */
export type Held = {
  /** Keys of the fields that some sheet fills, in the order in which sheets print them. */
  fields: readonly string[];
  /** Layers that rate on sheets, each with its scale; null where the plan has one. */
  ratings: readonly { layer: Layer; scale: string | null; isPerOwner: boolean }[];
  hasIndicators: boolean;
  /** Keys of fields that the projects themselves have (事業の概要 …). */
  projectFields: readonly string[];
};

export type Words = {
  form: string;
  plan: string;
  year: string;
  outlook: string;
  indicators: string;
  labelOf: (field: string) => string;
  layerOf: (layer: Layer) => string;
};

/** What a sheet says of the year to come, and of others: at its end. */
const OUTLOOK = ['issues', 'futurePolicy', 'nextTarget', 'collaboration', 'remarks'];
const SHORT = ['finalTarget', 'nextTarget'];

/**
 * A form that asks what the imported sheets of a plan already say, so that a new year can begin where nobody has made a
 * form. Nothing of the sheets is required by it: which field an office insists on cannot be read off its sheets.
 */
export function formFromSheets(held: Held, words: Words): Form {
  const text = (key: string): FormField => ({
    key,
    label: words.labelOf(key),
    kind: 'long-text',
    lines: SHORT.includes(key) ? 2 : 5,
    ...(held.projectFields.includes(key)
      ? { prefill: { from: 'project', field: key } }
      : { beside: { from: 'last-year', field: key === 'activities' ? besideActivities(held) : key } }),
    ...(key === 'committeeOpinion' ? { filledBy: 'committee', stage: 'consulting' } : {}),
  });
  const of = (keys: readonly string[]) => keys.map(text);
  const outlook = held.fields.filter((key) => OUTLOOK.includes(key));
  const opinion = held.fields.filter((key) => key === 'committeeOpinion');
  const year = held.fields.filter(
    (key) => !OUTLOOK.includes(key) && key !== 'committeeOpinion' && !held.projectFields.includes(key),
  );
  const sections = [
    { heading: words.plan, fields: of(held.projectFields) },
    {
      heading: words.year,
      fields: [
        ...(held.hasIndicators
          ? [
              {
                key: 'x-indicators',
                label: words.indicators,
                kind: 'indicator-table',
                asks: ['actual'],
              } satisfies FormField,
            ]
          : []),
        ...of(year),
        ...held.ratings.map((rating) => ratingField(rating, words)),
      ],
    },
    { heading: words.outlook, fields: of([...outlook, ...opinion]) },
  ].filter(({ fields }) => fields.length > 0);
  return {
    id: 'sheets',
    version: 1,
    name: words.form,
    appliesTo: { bodies: [], flags: [], nodes: [] },
    sections,
  };
}

/** What was done this year is read beside what was meant to be done. */
const besideActivities = ({ fields }: Held) =>
  fields.includes('futurePolicy') ? 'futurePolicy' : 'activities';

function ratingField({ layer, scale, isPerOwner }: Held['ratings'][number], words: Words): FormField {
  return {
    key: `x-${layer}${scale === null ? '' : `-${scale}`}`,
    label: words.layerOf(layer),
    kind: 'rating',
    layer,
    ...(scale === null ? {} : { scale }),
    ...(isPerOwner && layer === 'self' ? { perOwner: true } : {}),
    ...WHO[layer],
  };
}

const WHO = {
  self: {},
  review: { filledBy: 'reviewer', stage: 'reviewing' },
  committee: { filledBy: 'committee', stage: 'consulting' },
  final: { filledBy: 'secretariat', stage: 'reviewing' },
} as const;
