import type { Reader } from '#db/transaction.ts';
import { dueOn } from '#domain/cycle/cycle.ts';
import { type Actor, askerOf } from '#domain/people/actor.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { PlacedRating } from '#domain/review/rating.ts';
import { answeredValues, type SheetAnswers } from '#domain/sheet/answers.ts';
import { type ClosedSheet, openIndicators, openRatings, openTexts } from '#domain/sheet/closed-sheet.ts';
import type { Form } from '#domain/sheet/form.ts';
import type { Sources } from '#domain/sheet/prefill.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';
import type { FormSubject, SheetContent } from '#exchange/sheet-content.ts';
import { listOpinions } from '#records/opinion/plan-opinion-queries.ts';
import { openOpinionsOf, type PlacedOpinion } from '#records/opinion/queries.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listProjects } from '#records/plan/project-queries.ts';
import { findPlanHead, type PlanHead } from '#records/plan/queries.ts';
import { openRequestsOf, type PlacedRequest } from '#records/request/queries.ts';
import { findFormOf } from './answer-queries.ts';
import { type KeptAside, listAside } from './aside-queries.ts';
import { type Attachment, listAttachments } from './attachment-queries.ts';
import { listClosedSheets } from './closed-sheet-queries.ts';
import { listSheets } from './queries.ts';
import { listRatings } from './rating-queries.ts';
import { listRemarks, type RemarkThread } from './remark-queries.ts';
import { findSheetState, type SheetState, type Stage } from './sheet-state-queries.ts';
import { findStanding, type SheetStanding } from './standing-queries.ts';

/** Everything that the page of one part shows. */
export type EntryView = {
  plan: PlanHead;
  standing: SheetStanding;
  state: SheetState;
  departmentId: string;
  /** As the sheet prints it. */
  department: string;
  stage: Stage;
  due: string | null;
  subject: FormSubject;
  sources: Sources;
  answers: SheetAnswers;
  content: SheetContent;
  attachments: Attachment[];
  aside: KeptAside[];
  remarks: RemarkThread[];
  opinions: PlacedOpinion[];
  requests: PlacedRequest[];
  /** 事業の概要 and what else the plan says of the project. */
  project: Record<string, string>;
};

export type PartOfSheet = { sheet: string; departmentId: string; stage: Stage };

export async function findEntry(
  db: Reader,
  key: PlanKey,
  { sheet, departmentId, stage }: PartOfSheet,
  actor: Actor,
): Promise<EntryView | undefined> {
  const plan = await findPlanHead(db, key);
  const standing = await findStanding(db, key, sheet);
  const state = await findSheetState(db, key, { sheet, stage, departmentId });
  const department = state?.parts.find((part) => part.departmentId === departmentId)?.department;
  if (!plan || !standing || !state || department === undefined) return undefined;
  const [project] = await listProjects(db, key, { project: standing.project });
  const years = await listSheets(db, key, { project: standing.project });
  const lastYear = years.findLast(({ year }) => year === standing.year - 1);
  const closed = await listClosedSheets(db, key, askerOf(actor));
  const asked = new Set(state.indicators.map(({ id }) => id));
  const indicators = openIndicators(
    closed,
    (await listIndicators(db, key, { project: standing.project })).filter(({ id }) => asked.has(id)),
  );
  const ratings = (await listRatings(db, key, { project: standing.project })).filter(
    (rating) => rating.sheet === sheet,
  );
  const form = await findFormOf(db, key, standing);
  const attachments = await listAttachments(db, key, sheet);
  const remarks = await listRemarks(db, key, { sheet, open: true });
  return {
    plan,
    standing,
    state,
    departmentId,
    department,
    stage,
    due: standing.cycle && dueOn(standing.cycle, stage, departmentId),
    subject: {
      year: standing.year,
      owners: state.parts.map((part) => part.department),
      projectNumber: project!.placements[0]?.number ?? '',
      indicators,
      scales: state.scales,
      years: yearsOf(plan),
    },
    sources: { lastYear: lastYear?.fields ?? {}, project: project!.fields },
    answers: answersOf(state, departmentId, indicators, attachments),
    content: {
      ...readable({ state, standing, stage, form, ratings }, closed),
      opinions: await listOpinions(db, key, { sheet }),
    },
    attachments,
    aside: await listAside(db, key, { sheet, departmentId }),
    remarks: remarks.filter((one) => one.departmentId === null || one.departmentId === departmentId),
    opinions: await openOpinionsOf(db, key, { project: standing.project, year: standing.year }),
    requests: await openRequestsOf(db, key, { project: standing.project }),
    project: project!.fields as Record<string, string>,
  };
}

function yearsOf({ years: { from, to } }: PlanHead): number[] {
  return from === null || to === null ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** What stands on the page beside the own part: of a part that is still written nothing that its owner has not handed in. */
function readable(
  {
    state,
    standing,
    stage,
    form,
    ratings,
  }: Pick<EntryView, 'state' | 'standing' | 'stage'> & { form: Form | null; ratings: PlacedRating[] },
  closed: readonly ClosedSheet[],
): Pick<SheetContent, 'fields' | 'parts' | 'ratings'> {
  const guard = closed.find(({ id }) => id === standing.id);
  const isOpen = (departmentId: string) =>
    !guard?.parts.some((part) => part.stage === stage && part.departmentId === departmentId && !part.isOpen);
  const own = state.parts.map((part) => ({ ...part, stage }));
  const { fields } = openTexts(closed, { id: standing.id, fields: { ...state.fields } }, own, form?.sections);
  // Several owners' texts stand in their parts.
  if (state.parts.length > 1) for (const key of state.joined) delete fields[key];
  const jointKeys = state.sharing === 'beside' ? jointKeysOf(state) : [];
  const joint = Object.fromEntries(jointKeys.flatMap((key) => (fields[key] ? [[key, fields[key]]] : [])));
  for (const key of jointKeys) delete fields[key];
  return {
    fields,
    parts: state.parts
      .filter(({ departmentId }) => isOpen(departmentId))
      .map((part) => (part.isLead ? { ...part, fields: { ...part.fields, ...joint } } : part)),
    ratings: openRatings(closed, ratings).map((rating) => ({ ...rating, scale: rating.scale ?? null })),
  };
}

/** Keys of what writers fill in for all owners at once. */
const jointKeysOf = ({ sections, joined }: SheetState): string[] =>
  (sections ?? [])
    .flatMap(({ fields }) => fields)
    .filter(({ filledBy = 'writer', key }) => filledBy === 'writer' && !joined.includes(key))
    .map(({ key }) => key);

/** What the sheet says, seen from one owner's part. */
function answersOf(
  state: SheetState,
  departmentId: string,
  indicators: readonly ExchangeIndicator[],
  attachments: Attachment[],
): SheetAnswers {
  const files: Record<string, number> = {};
  for (const { field } of attachments) files[field] = (files[field] ?? 0) + 1;
  return {
    fields: state.fields,
    own: state.parts.find((part) => part.departmentId === departmentId)?.fields ?? {},
    ratings: state.ratings as SheetAnswers['ratings'],
    values: indicators.flatMap(({ id, values }) => answeredValues(id, values)),
    files,
  };
}
