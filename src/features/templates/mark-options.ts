import { keepsText } from '#domain/sheet/field-kind.ts';
import { type Form, fieldsOf } from '#domain/sheet/form.ts';
import type { MarkOption } from '#domain/sheet/suggest-marks.ts';
import { type Mark, markName } from '#domain/sheet/template-mark.ts';
import { fieldLabel } from '#exchange/labels.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { type markGroups, markLabel, PROJECT_LABELS, RATING_LABELS } from '#messages/templates.ja.ts';

/** What can be marked in a template of this plan: the entry, its name in the list, and what offices print over it. */
export type OfferedMark = MarkOption & { label: string; group: keyof typeof markGroups };

export type MarkSubject = {
  /** The form whose answers the template holds. */
  form: Form;
  levels: readonly string[];
  scales: readonly ExchangeRatingScale[];
};

const MOST_INDICATORS = 6;
/** The last years and the next one: what forms of five-year plans show. */
const OFFSETS = [-4, -3, -2, -1, 0, 1];
const FACTS = ['title', 'number', 'owners', 'year'] as const;

export function offeredMarks({ form, levels, scales }: MarkSubject): OfferedMark[] {
  const offer = (
    group: OfferedMark['group'],
    mark: Mark,
    labels: readonly string[],
    words: Parameters<typeof markLabel>[1] = {},
  ): OfferedMark => {
    const label = markLabel(mark, words);
    return { entry: markName(mark), label, group, labels: [...new Set([label, ...labels])] };
  };
  const fields = fieldsOf(form).filter(keepsText);
  const ratings = fieldsOf(form).flatMap((field) => (field.kind === 'rating' ? [field] : []));
  return [
    ...FACTS.map((of) => offer('project', { of }, PROJECT_LABELS[of])),
    ...levels.map((level, at) => offer('project', { of: 'node', level: at }, [], { level })),
    ...fields.map(({ key, label }) =>
      offer('field', { of: 'field', key }, [fieldLabel(key)], { field: label }),
    ),
    ...ratings.map(({ layer, scale = null, label }) => {
      const name = scale === null ? undefined : scales.find(({ id }) => id === scale)?.name;
      const words = name === undefined ? {} : { scale: name };
      return offer('rating', { of: 'rating', layer, scale }, [label, ...RATING_LABELS[layer]], words);
    }),
    ...Array.from({ length: MOST_INDICATORS }, (_, i) => i + 1).flatMap((at) => indicatorMarks(offer, at)),
  ];
}

type Offer = (group: OfferedMark['group'], mark: Mark, labels: readonly string[]) => OfferedMark;

/** Only the first indicator's own words are looked for: a label says 目標値, not whose. */
function indicatorMarks(offer: Offer, at: number): OfferedMark[] {
  const first = (...labels: string[]) => (at === 1 ? labels : []);
  return [
    offer('indicator', { of: 'indicator', at, what: 'name' }, first('指標', '評価指標', '指標名')),
    offer('indicator', { of: 'indicator', at, what: 'breakdown' }, []),
    offer('indicator', { of: 'indicator', at, what: 'baseline' }, first('基準値', '現状値', '現状')),
    ...OFFSETS.flatMap((offset) => [
      offer(
        'indicator',
        { of: 'value', at, kind: 'target', offset },
        offset === 0 ? first('目標値', '目標') : [],
      ),
      offer(
        'indicator',
        { of: 'value', at, kind: 'actual', offset },
        offset === 0 ? first('実績値', '実績') : [],
      ),
    ]),
  ];
}
