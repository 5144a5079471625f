import type { Row } from '#db/insert-rows.ts';
import { groupBy } from '#domain/group-by.ts';
import { isAccepted } from '#domain/sheet/who-reads.ts';
import type {
  ExchangeIndicator,
  ExchangeOpinion,
  ExchangePlan,
  ExchangeProject,
  ExchangeSheet,
  Fields,
} from '#exchange/schema.ts';

/** One field of one thing, under the title by which a person knows the thing. */
export type Entry = Pick<Row<'search_entry'>, 'kind' | 'subject_id' | 'year' | 'title' | 'field' | 'text'>;

/**
 * The number of what search looks through. A plan of which something else was indexed is indexed anew (records/archive/reindex-plan.ts):
 * whoever changes what `searchEntries` answers takes the next number.
 */
export const TEXTS = 2;

/** What search looks through: every text of the plan. Values are searched as printed, codes of ratings not at all. */
export function searchEntries(plan: ExchangePlan): Entry[] {
  const titles = new Map(plan.projects.map((project) => [project.id, project.title]));
  const written = yearsBeingWritten(plan.sheets);
  return [
    ...planEntries(plan),
    ...plan.projects.flatMap(projectEntries),
    ...plan.indicators.map((one) =>
      indicatorEntry(one, titles.get(one.project ?? '') ?? '', written.get(one.project ?? '')),
    ),
    ...plan.sheets.flatMap((sheet) => sheetEntries(sheet, titles.get(sheet.project) ?? '')),
    ...(plan.opinions ?? []).flatMap((opinion) => opinionEntries(opinion, titleOf(opinion, plan, titles))),
    ...plan.outlook.flatMap((item, at) => {
      const of = { kind: 'outlook', subject_id: String(at), year: null, title: item.title } as const;
      return [
        { ...of, field: 'title', text: `${item.goal} ${item.title}` },
        { ...of, field: 'outlook', text: item.text },
      ];
    }),
  ];
}

type OfSheet = Pick<ExchangeSheet, 'id' | 'year'>;

/** A sheet under the title of its project. */
const sheetEntries = (sheet: ExchangeSheet, title: string): Entry[] => [
  ...sheetTexts(sheet, title, sheet.fields),
  reasonEntry(sheet, title, sheet.ratings),
];

/** Fields of a sheet; one that is '' here is said no more. */
export const sheetTexts = ({ id, year }: OfSheet, title: string, fields: Fields): Entry[] =>
  fieldEntries({ kind: 'sheet', subject_id: id, year, title }, fields);

/** Why a sheet was graded as it was, of all layers. */
export const reasonEntry = (
  { id, year }: OfSheet,
  title: string,
  ratings: readonly { reason?: string | null | undefined }[],
): Entry => ({
  ...{ kind: 'sheet', subject_id: id, year, title, field: 'ratingReason' },
  text: ratings.flatMap(({ reason }) => reason || []).join('\n'),
});

/** The plan itself: its title, and its philosophies under that title. */
export function headEntries({ title, philosophies }: Pick<ExchangePlan, 'title' | 'philosophies'>): Entry[] {
  const own = { kind: 'plan', subject_id: '', year: null, title } as const;
  return [
    { ...own, field: 'title', text: title },
    { ...own, field: 'philosophy', text: philosophies.join('\n') },
  ];
}

function planEntries(plan: ExchangePlan): Entry[] {
  return [
    ...headEntries(plan),
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
  return [
    { ...of, field: 'title', text: [...titles].filter(Boolean).join('\n') },
    ownersEntry(project),
    { ...of, field: 'flags', text: project.flags.join('\n') },
    ...fieldEntries(of, project.fields),
    ...project.placements.flatMap((placement) => fieldEntries(of, placement.fields)),
  ];
}

/** Who owns a project, as the plan names them. */
export const ownersEntry = ({
  id,
  title,
  owners,
}: Pick<ExchangeProject, 'id' | 'title' | 'owners'>): Entry => ({
  ...{ kind: 'project', subject_id: id, year: null, title, field: 'owners' },
  text: owners
    .map(({ department, subsection }) => `${department ?? ''} ${subsection ?? ''}`.trim())
    .filter(Boolean)
    .join('\n'),
});

/** The years of each project whose sheet is not accepted yet. */
export function yearsBeingWritten(
  sheets: readonly Pick<ExchangeSheet, 'project' | 'year' | 'state'>[],
): Map<string, number[]> {
  const written = sheets.filter(({ state }) => !isAccepted(state ?? null));
  const years = groupBy(written, ({ project }) => project);
  return new Map([...years].map(([project, own]) => [project, own.map(({ year }) => year)]));
}

/** What an indicator is called, its values as printed, and why they changed; an actual value as soon as its sheet is accepted. */
export function indicatorEntry(
  one: ExchangeIndicator,
  projectTitle: string,
  beingWritten: readonly number[] = [],
): Entry {
  const name = [one.name, one.breakdown].filter(Boolean).join('　');
  const told = one.values.filter(({ kind, year }) => kind !== 'actual' || !beingWritten.includes(year));
  const values = [...told, ...one.undated].map((value) => value.text);
  const reasons = told.map((value) => value.reason ?? '').filter(Boolean);
  return {
    kind: 'indicator',
    subject_id: one.id,
    year: null,
    title: name || projectTitle,
    field: 'indicator',
    text: [name, [...new Set(values)].join('、'), ...reasons].filter(Boolean).join('\n'),
  };
}

type OfOpinion = Pick<ExchangeOpinion, 'id' | 'year' | 'text' | 'response'>;

/** An opinion and its answer, with the reason of the answer; '' where there is none. */
export function opinionEntries({ id, year, text, response }: OfOpinion, title: string): Entry[] {
  const of = { kind: 'opinion', subject_id: id, year, title } as const;
  return [
    { ...of, field: 'opinion', text },
    { ...of, field: 'response', text: [response?.text, response?.reason].filter(Boolean).join('\n') },
  ];
}

/** What an opinion is about: the project of its sheet, a direction, or the plan as a whole. */
function titleOf({ sheet, node }: ExchangeOpinion, plan: ExchangePlan, titles: Map<string, string>): string {
  const project = plan.sheets.find(({ id }) => id === sheet)?.project ?? '';
  return titles.get(project) ?? plan.nodes.find(({ id }) => id === node)?.title ?? plan.title;
}

function fieldEntries(of: Omit<Entry, 'field' | 'text'>, fields: Fields): Entry[] {
  return Object.entries(fields).map(([field, text]) => ({ ...of, field, text: text ?? '' }));
}
