import { type Form, fieldsOf } from '#domain/sheet/form.ts';
import { traitsOf } from '#domain/sheet/kind-traits.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { Chapter, TableBlock } from '#formats/blocks.ts';
import { bookLabel, CHAPTERS, LEGEND_HEAD, told } from '../book-words.ts';
import { sheetMaterials } from '../sheet-material.ts';

/** What each label of the sheets means in the words that all municipalities share. */
export function legendChapter(plan: ExchangePlan, years: readonly number[]): Chapter {
  const forms = new Map<string, Form>();
  for (const year of years)
    for (const { form } of sheetMaterials(plan, { year, department: null, sheet: null }))
      forms.set(formName(form), form);
  return {
    id: 'legend',
    name: CHAPTERS.legend,
    paper: { size: 'A4', orientation: 'portrait' },
    blocks: [
      { kind: 'heading', level: 1, text: CHAPTERS.legend },
      ...(forms.size > 0 ? [legendTable(forms)] : []),
      {
        kind: 'paragraph',
        look: 'note',
        text: '「…」は、記載のないことを示します。再掲の事業は、件数の実数には含めず、延べに含めます。',
      },
    ],
  };
}

const legendTable = (forms: ReadonlyMap<string, Form>): TableBlock => ({
  kind: 'table',
  caption: CHAPTERS.legend,
  isCaptionHidden: true,
  columns: [{ width: 4 }, { width: 3.5 }, { width: 3.5 }],
  head: [LEGEND_HEAD.map((text) => ({ text }))],
  rows: [...forms].flatMap(([name, form]) => {
    const texts = textFields(form);
    return fieldsOf(form)
      .filter(({ label }) => label.trim() !== '')
      .map(({ label }) => {
        const key = texts.get(label);
        return [{ text: name }, { text: label }, { text: told(key && bookLabel(key)) }];
      });
  }),
});

/** As the sheets name it. */
export const formName = ({ name, version }: Pick<Form, 'name' | 'version'>) => `${name}（第${version}版）`;

/** The fields by their labels whose text stands in one cell beside the label, and can be read from there. */
export function textFields(form: Form): Map<string, string> {
  const fields = fieldsOf(form);
  return new Map(
    fields
      .filter(({ kind, perOwner }) => traitsOf(kind).isPlain && !perOwner)
      .filter(({ label }) => label.trim() !== '' && fields.filter((one) => one.label === label).length === 1)
      .map(({ label, key }) => [label, key]),
  );
}
