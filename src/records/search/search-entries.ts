import type { Row } from '#db/insert-rows.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { foldForSearch } from '#domain/text/fold.ts';
import type {
  ExchangeIndicator,
  ExchangePlan,
  ExchangeProject,
  ExchangeSheet,
  Fields,
} from '#exchange/schema.ts';

type Entry = Pick<Row<'search_entry'>, 'kind' | 'subject_id' | 'year' | 'title' | 'field' | 'text'>;

/**
 * What search looks through: every text of the plan, one entry for each field of each thing, under the title that a
 * person knows the thing by. Values are searched as printed, codes of ratings not at all.
 */
export function searchEntries(key: PlanKey, plan: ExchangePlan): Row<'search_entry'>[] {
  const titles = new Map(plan.projects.map((project) => [project.id, project.title]));
  const entries: Entry[] = [
    ...planEntries(plan),
    ...plan.projects.flatMap(projectEntries),
    ...plan.indicators.map((one) => indicatorEntry(one, titles.get(one.project ?? '') ?? '')),
    ...plan.sheets.flatMap((sheet) => sheetEntries(sheet, titles.get(sheet.project) ?? '')),
    ...opinionEntries(plan, titles),
    ...plan.outlook.flatMap((item, at) => {
      const of = { kind: 'outlook', subject_id: String(at), year: null, title: item.title } as const;
      return [
        { ...of, field: 'title', text: `${item.goal} ${item.title}` },
        { ...of, field: 'outlook', text: item.text },
      ];
    }),
  ];
  return stored(key, entries).map((row, position) => ({ ...row, position }));
}

/** Entries as rows; one without a text is none. */
export function stored(key: PlanKey, entries: readonly Entry[]) {
  return entries
    .filter((entry) => entry.text.trim() !== '')
    .map((entry) => ({
      municipality_id: key.municipalityId,
      plan_id: key.planId,
      ...entry,
      folded: foldForSearch(entry.text),
    }));
}

/** A sheet under the title of its project. */
export function sheetEntries(
  sheet: Pick<ExchangeSheet, 'id' | 'year' | 'fields' | 'ratings'>,
  title: string,
): Entry[] {
  const of = { kind: 'sheet', subject_id: sheet.id, year: sheet.year, title } as const;
  const reasons = sheet.ratings.map((rating) => rating.reason ?? '').filter(Boolean);
  return [...fieldEntries(of, sheet.fields), { ...of, field: 'ratingReason', text: reasons.join('\n') }];
}

function planEntries(plan: ExchangePlan): Entry[] {
  const own = { kind: 'plan', subject_id: '', year: null, title: plan.title } as const;
  return [
    { ...own, field: 'title', text: plan.title },
    { ...own, field: 'philosophy', text: plan.philosophies.join('\n') },
    ...plan.nodes.flatMap((node): Entry[] => {
      const of = {
        kind: 'node',
        subject_id: node.id,
        year: null,
        title: `${node.number} ${node.title}`.trim(),
      } as const;
      return [
        { ...of, field: 'title', text: of.title },
        ...node.sections.map(({ heading, text }) => ({
          ...of,
          field: 'section',
          text: `${heading}\n${text}`.trim(),
        })),
      ];
    }),
  ];
}

function projectEntries(project: ExchangeProject): Entry[] {
  const of = { kind: 'project', subject_id: project.id, year: null, title: project.title } as const;
  const titles = new Set([project.title, ...project.placements.map((placement) => placement.title ?? '')]);
  const owners = project.owners.map(({ department, subsection }) =>
    `${department ?? ''} ${subsection ?? ''}`.trim(),
  );
  return [
    { ...of, field: 'title', text: [...titles].filter(Boolean).join('\n') },
    { ...of, field: 'owners', text: owners.filter(Boolean).join('\n') },
    { ...of, field: 'flags', text: project.flags.join('\n') },
    ...fieldEntries(of, project.fields),
    ...project.placements.flatMap((placement) => fieldEntries(of, placement.fields)),
  ];
}

export function indicatorEntry(one: ExchangeIndicator, projectTitle: string): Entry {
  const name = [one.name, one.breakdown].filter(Boolean).join('　');
  const values = [...one.values, ...one.undated].map((value) => value.text);
  const reasons = one.values.map((value) => value.reason ?? '').filter(Boolean);
  return {
    kind: 'indicator',
    subject_id: one.id,
    year: null,
    title: name || projectTitle,
    field: 'indicator',
    text: [name, [...new Set(values)].join('、'), ...reasons].filter(Boolean).join('\n'),
  };
}

function opinionEntries(plan: ExchangePlan, titles: Map<string, string>): Entry[] {
  const projectOf = new Map(plan.sheets.map((sheet) => [sheet.id, sheet.project]));
  return (plan.opinions ?? []).flatMap((opinion): Entry[] => {
    const title = titles.get(projectOf.get(opinion.sheet ?? '') ?? '') ?? plan.title;
    const of = { kind: 'opinion', subject_id: opinion.id, year: opinion.year, title } as const;
    return [
      { ...of, field: 'opinion', text: opinion.text },
      { ...of, field: 'response', text: opinion.response?.text ?? '' },
    ];
  });
}

function fieldEntries(of: Omit<Entry, 'field' | 'text'>, fields: Fields): Entry[] {
  return Object.entries(fields).map(([field, text]) => ({ ...of, field, text: text ?? '' }));
}
