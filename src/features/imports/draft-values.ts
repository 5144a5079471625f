import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { BODY_LABELS, fieldLabel, KIND_LABELS, LAYER_LABELS, titleOfPlan } from '#exchange/labels.ts';
import type {
  ExchangeDocument,
  ExchangeIndicator,
  ExchangePlan,
  ExchangeProject,
  ExchangeRating,
  ExchangeSheet,
  Fields,
} from '#exchange/schema.ts';

/**
 * The values of one record of a draft, in the order in which a person checks them: each with its JSON pointer, which
 * is the name of its field in the form, the key of its origin, and its anchor on the page.
 */
export type DraftValue = {
  pointer: string;
  label: string;
  text: string;
  kind: 'line' | 'prose' | 'year' | 'code';
  /** What is taken out of the draft where this is not there at all: the value with its kind and year, the grade with its layer. */
  removable?: string;
  /** The value wants a year: what is dated. */
  undated?: string;
};
/** Where a grade may be added: a sheet, or the summary, where the year is asked for. */
export type RatingPlace = { pointer: string; isUnrated: boolean; asksYear: boolean };
export type ValueGroup = {
  title: string;
  values: DraftValue[];
  removable?: string;
  ratingPlace?: RatingPlace;
};

/** `codes` of the plan's scales; `departments` that own the project, any of which may give a grade of its own. */
export type RecordValues = { title: string; codes: string[]; departments: string[]; groups: ValueGroup[] };

const PROSE_LENGTH = 40;
const year = (fiscalYear: number) => formatFiscalYear(fiscalYear, 'era');
const line = (pointer: string, label: string, text: string | null): DraftValue => ({
  pointer,
  label,
  text: text ?? '',
  kind: 'line',
});
const prose = (pointer: string, label: string, text: string): DraftValue => {
  const isProse = text.length > PROSE_LENGTH || text.includes('\n');
  return { pointer, label, text, kind: isProse ? 'prose' : 'line' };
};

/** An entry of a list: it can be taken out at its own pointer. */
const entry = (value: DraftValue): DraftValue => ({ ...value, removable: value.pointer });

const departmentsOf = ({ owners }: ExchangeProject): string[] =>
  [...new Set(owners.map(({ department, body }) => department ?? (body && BODY_LABELS[body]) ?? ''))].filter(
    (name) => name !== '',
  );

const codesOf = (plan: ExchangePlan): string[] => [
  ...new Set(plan.ratingScales.flatMap(({ codes }) => codes.map(({ code }) => code))),
];

/** A project with its indicators, sheets and grades; null: the draft has no such project. */
export function valuesOfProject(document: ExchangeDocument, id: string): RecordValues | null {
  for (const [p, plan] of document.plans.entries()) {
    const at = plan.projects.findIndex((project) => project.id === id);
    if (at < 0) continue;
    const project = plan.projects[at]!;
    const root = `/plans/${p}`;
    return {
      title: project.title,
      codes: codesOf(plan),
      departments: departmentsOf(project),
      groups: [
        groupOfProject(project, `${root}/projects/${at}`),
        ...plan.indicators.flatMap((indicator, i) =>
          indicator.project === id ? groupOfIndicator(indicator, `${root}/indicators/${i}`) : [],
        ),
        ...plan.sheets.flatMap((sheet, i) =>
          sheet.project === id ? groupOfSheet(sheet, `${root}/sheets/${i}`) : [],
        ),
        groupOfSummary(plan, root, at),
      ].filter(({ values, ratingPlace }) => values.length > 0 || ratingPlace),
    };
  }
  return null;
}

/** An item of the plan's tree with its prose and indicators; null: the draft has no such item. */
export function valuesOfNode(document: ExchangeDocument, id: string): RecordValues | null {
  for (const [p, plan] of document.plans.entries()) {
    const at = plan.nodes.findIndex((node) => node.id === id);
    if (at < 0) continue;
    const node = plan.nodes[at]!;
    const here = `/plans/${p}/nodes/${at}`;
    const values = [line(`${here}/number`, '番号', node.number), prose(`${here}/title`, '名称', node.title)];
    for (const [k, section] of node.sections.entries())
      values.push(line(`${here}/sections/${k}/heading`, '見出し', section.heading), {
        ...prose(`${here}/sections/${k}/text`, section.heading || '本文', section.text),
        removable: `${here}/sections/${k}`,
      });
    return {
      title: node.title,
      codes: [],
      departments: [],
      groups: [
        { title: plan.levels[node.level] ?? '計画の項目', values },
        ...plan.indicators.flatMap((indicator, i) =>
          indicator.node === id ? groupOfIndicator(indicator, `/plans/${p}/indicators/${i}`) : [],
        ),
      ],
    };
  }
  return null;
}

/** The plan's own title, years and philosophies, and what its next plan will do. */
export function valuesOfPlan(document: ExchangeDocument, id: string): RecordValues | null {
  const p = document.plans.findIndex((plan) => plan.id === id);
  const plan = document.plans[p];
  if (!plan) return null;
  const here = `/plans/${p}`;
  const years = (['from', 'to'] as const).map(
    (end): DraftValue => ({
      pointer: `${here}/years/${end}`,
      label: end === 'from' ? '最初の年度' : '最後の年度',
      text: plan.years[end] === null ? '' : year(plan.years[end]),
      kind: 'year',
    }),
  );
  const head = [line(`${here}/title`, '計画の名称', plan.title), ...years];
  for (const [i, text] of plan.philosophies.entries())
    head.push(entry(prose(`${here}/philosophies/${i}`, '基本理念', text)));
  const outlook = plan.outlook.map((item, i) => ({
    title: '次期計画の方向性',
    values: [
      line(`${here}/outlook/${i}/goal`, '基本目標', item.goal),
      line(`${here}/outlook/${i}/title`, '項目', item.title),
      prose(`${here}/outlook/${i}/text`, '内容', item.text),
    ],
  }));
  return {
    title: titleOfPlan(plan),
    codes: [],
    departments: [],
    groups: [{ title: '計画', values: head }, ...outlook],
  };
}

function groupOfProject(project: ExchangeProject, here: string): ValueGroup {
  const values = [line(`${here}/title`, '事業名', project.title)];
  for (const [k, placement] of project.placements.entries()) {
    const at = `${here}/placements/${k}`;
    const listing = placement.relisted ? '再掲' : '掲載';
    values.push(line(`${at}/number`, `${listing}の番号`, placement.number));
    if (placement.title !== null) values.push(line(`${at}/title`, `${listing}の事業名`, placement.title));
    values.push(...valuesOfFields(placement.fields, `${at}/fields`, `${listing}：`));
  }
  for (const [k, owner] of project.owners.entries()) {
    if (owner.department !== null)
      values.push({
        ...line(`${here}/owners/${k}/department`, '担当課', owner.department),
        removable: `${here}/owners/${k}`,
      });
    if (owner.subsection !== null)
      values.push(line(`${here}/owners/${k}/subsection`, '担当係', owner.subsection));
  }
  for (const [k, flag] of project.flags.entries()) values.push(entry(line(`${here}/flags/${k}`, '印', flag)));
  values.push(...valuesOfFields(project.fields, `${here}/fields`));
  return { title: '事業', values };
}

function groupOfIndicator(indicator: ExchangeIndicator, here: string): ValueGroup {
  const values = [line(`${here}/name`, '指標名', indicator.name)];
  if (indicator.breakdown !== null) values.push(line(`${here}/breakdown`, '内訳', indicator.breakdown));
  const add = (place: string, label: string, text: string) => {
    values.push({ ...line(`${place}/text`, label, text), removable: place });
  };
  for (const [k, value] of indicator.values.entries())
    add(`${here}/values/${k}`, `${year(value.year)} ${KIND_LABELS[value.kind]}`, value.text);
  for (const [k, value] of indicator.undated.entries()) {
    add(`${here}/undated/${k}`, `年度の分からない${KIND_LABELS[value.kind]}`, value.text);
    values.at(-1)!.undated = `${here}/undated/${k}`;
  }
  return { title: `指標${indicator.name ? `：${indicator.name}` : ''}`, values, removable: here };
}

function groupOfSheet(sheet: ExchangeSheet, here: string): ValueGroup {
  const values = [
    ...sheet.ratings.map((rating, k) => codeOf(rating, `${here}/ratings/${k}/code`)),
    ...valuesOfFields(sheet.fields, `${here}/fields`),
  ];
  const page = sheet.page === null ? '' : `（${sheet.page}頁）`;
  const ratingPlace = { pointer: here, isUnrated: sheet.ratings.length === 0, asksYear: false };
  return { title: `${year(sheet.year)}のシート${page}`, values, ratingPlace };
}

/** The summary, where the plan has one. */
function groupOfSummary(plan: ExchangePlan, root: string, at: number): ValueGroup {
  const { id } = plan.projects[at]!;
  const values = plan.ratings.flatMap((rating, i) =>
    rating.project === id ? [codeOf(rating, `${root}/ratings/${i}/code`, year(rating.year))] : [],
  );
  if (plan.ratings.length === 0) return { title: '', values };
  const ratingPlace = { pointer: `${root}/projects/${at}`, isUnrated: values.length === 0, asksYear: true };
  return { title: '総括表の評価', values, ratingPlace };
}

function codeOf(
  rating: Pick<ExchangeRating, 'layer' | 'department' | 'code'>,
  pointer: string,
  of = '',
): DraftValue {
  const label = [of, LAYER_LABELS[rating.layer], rating.department].filter(Boolean).join(' ');
  return { pointer, label, text: rating.code, kind: 'code', removable: pointer.replace(/\/code$/u, '') };
}

function valuesOfFields(fields: Fields, here: string, before = ''): DraftValue[] {
  return (Object.entries(fields) as [string, string][]).map(([key, text]) =>
    entry(prose(`${here}/${key}`, before + fieldLabel(key), text)),
  );
}
