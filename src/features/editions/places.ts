import { pointerTo } from '#domain/publication/json-pointer.ts';
import { fieldsOf } from '#domain/sheet/form.ts';
import { fieldLabel, KIND_LABELS, LAYER_LABELS } from '#exchange/labels.ts';
import { eraYear, indicatorName } from '#exchange/names.ts';
import type { ExchangePlan, ExchangeSheet } from '#exchange/schema.ts';

/** A text of a sheet in an edition: where it is in the document, where it is for a reader, and what stands there. */
export type Place = { at: string; label: string; text: string };

const plansPointer = (...keys: (string | number)[]) => pointerTo('plans', 0, ...keys);

/** The form that a sheet was filled in, as it was. */
export const formOf = (plan: ExchangePlan, { form }: ExchangeSheet) =>
  plan.forms?.find((one) => one.id === form?.id && one.version === form?.version) ?? null;

/** Everything on one sheet that can be wrong: its texts, grades, figures, and the opinions on it. */
export function placesOf(plan: ExchangePlan, sheetId: string): Place[] {
  const at = plan.sheets.findIndex(({ id }) => id === sheetId);
  const sheet = plan.sheets[at]!;
  const form = formOf(plan, sheet);
  const label = (key: string) =>
    (form && fieldsOf(form).find((field) => field.key === key)?.label) ?? fieldLabel(key);
  const project = plan.projects.findIndex(({ id }) => id === sheet.project);
  const places: Place[] = [
    {
      at: plansPointer('projects', project, 'title'),
      label: '事業名',
      text: plan.projects[project]?.title ?? '',
    },
    ...Object.entries(sheet.fields).map(([key, text]) => ({
      at: plansPointer('sheets', at, 'fields', key),
      label: label(key),
      text: text ?? '',
    })),
    ...(sheet.parts ?? []).flatMap(({ department, fields }, part) =>
      Object.entries(fields).map(([key, text]) => ({
        at: plansPointer('sheets', at, 'parts', part, 'fields', key),
        label: `${label(key)}【${department}】`,
        text: text ?? '',
      })),
    ),
    ...sheet.ratings.flatMap(({ layer, department, code, reason }, rating) => {
      const name = `${LAYER_LABELS[layer]}${department === null ? '' : `【${department}】`}`;
      const here = (key: string) => plansPointer('sheets', at, 'ratings', rating, key);
      return [
        { at: here('code'), label: name, text: code },
        { at: here('reason'), label: `${name}の理由`, text: reason ?? '' },
      ];
    }),
    ...figuresOf(plan, sheet),
    ...opinionsOf(plan, sheet),
  ];
  return places.filter(({ text }) => text !== '');
}

function figuresOf(plan: ExchangePlan, sheet: ExchangeSheet): Place[] {
  return plan.indicators.flatMap((indicator, at) =>
    indicator.project !== sheet.project
      ? []
      : indicator.values.map(({ kind, year, text }, value) => ({
          at: plansPointer('indicators', at, 'values', value, 'text'),
          label: `${indicatorName(indicator)}　${eraYear(year)}の${KIND_LABELS[kind]}`,
          text,
        })),
  );
}

function opinionsOf(plan: ExchangePlan, sheet: ExchangeSheet): Place[] {
  return (plan.opinions ?? []).flatMap((opinion, at) =>
    opinion.sheet !== sheet.id
      ? []
      : [
          { at: plansPointer('opinions', at, 'text'), label: '委員会の意見', text: opinion.text },
          {
            at: plansPointer('opinions', at, 'response', 'text'),
            label: '意見への考え方',
            text: opinion.response?.text ?? '',
          },
        ],
  );
}

/** The place that a pointer names, with the sheet on which a reader finds it. */
export function findPlace(
  plan: ExchangePlan,
  at: string,
): { place: Place; sheet: string; title: string } | undefined {
  for (const sheet of plan.sheets) {
    const place = placesOf(plan, sheet.id).find((one) => one.at === at);
    const title = plan.projects.find(({ id }) => id === sheet.project)?.title ?? '';
    if (place) return { place, sheet: sheet.id, title };
  }
  return undefined;
}
