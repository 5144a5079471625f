import { formatDate } from '#domain/calendar/calendar-date.ts';
import { deadlinesFor } from '#domain/cycle/deadlines.ts';
import { findValue } from '#domain/indicator/indicator.ts';
import { placedRatings } from '#domain/review/rating.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import { eraYear, indicatorName, shortYear } from '#exchange/names.ts';
import type { ExchangePlan, ExchangeProject } from '#exchange/schema.ts';
import type { Block, TableBlock } from '#formats/blocks.ts';
import { requestStates } from '#messages/collaboration.ja.ts';
import { stageLabels } from '#messages/cycles.ja.ts';
import { exportWords } from '#messages/exports.ja.ts';
import { sheetStateNames } from '#messages/moves.ja.ts';
import { ownersIn } from '../owners.ts';
import { heading } from './frame.ts';
import { opinionTable } from './opinion-table.ts';
import { namedProject } from './plan-view.ts';
import { simpleTable } from './simple-table.ts';

type Own = { projects: readonly ExchangeProject[]; department: string; year: number | null };

/** Its projects, with whom it shares each, where this year's part stands, and the latest grade. */
export function projectList(plan: ExchangePlan, { projects, department, year }: Own): TableBlock {
  const ratings = placedRatings(plan);
  const latest = (project: string) =>
    ratings
      .filter((one) => one.project === project)
      .reduce<(typeof ratings)[number] | undefined>(
        (last, one) => (last && last.year > one.year ? last : one),
        undefined,
      );
  return simpleTable(
    exportWords.handover,
    [
      { head: '番号', width: 1, align: 'center', cell: (one) => namedProject(one).number },
      { head: '事業名', width: 5, cell: (one) => namedProject(one).title },
      { head: '担当課', width: 3, cell: (one) => namedProject(one).owners },
      {
        head: year === null ? 'シート' : `${shortYear(year)}のシート`,
        width: 2,
        cell: (project) => partState(plan, { project, department, year }),
      },
      {
        head: '最近の評価',
        width: 2.6,
        cell: ({ id }) => {
          const rating = latest(id);
          return rating ? `${shortYear(rating.year)} ${LAYER_LABELS[rating.layer]} ${rating.code}` : '';
        },
      },
    ],
    projects,
  );
}

/** From its acceptance on a sheet moves as one; before, each owner's part by itself. */
const WHOLE: ReadonlySet<string> = new Set(['accepted', 'reviewed', 'finalised']);

function partState(
  plan: ExchangePlan,
  { project, department, year }: { project: ExchangeProject; department: string; year: number | null },
): string {
  const sheet = plan.sheets.find((one) => one.project === project.id && one.year === year);
  if (!sheet) return exportWords.noSheet;
  const name = ownersIn(plan).nameOnSheet(project, department);
  const part = sheet.parts?.findLast((one) => one.department === name);
  const isWhole = sheet.state !== undefined && WHOLE.has(sheet.state);
  const state = isWhole ? sheet.state : (part?.state ?? sheet.state);
  return state === undefined ? exportWords.given : sheetStateNames[state];
}

/** The last days of the years that are not sealed. */
export function dueTable({ cycles }: ExchangePlan, department: string): Block[] {
  const rows = (cycles ?? [])
    .filter(({ state }) => state !== 'sealed')
    .flatMap(({ exceptions, ...cycle }) => {
      // A document knows departments by what lists print.
      const named = exceptions.map(({ department: departmentId, ...one }) => ({ departmentId, ...one }));
      const days = deadlinesFor({ ...cycle, exceptions: named }, [department]);
      return days.map((due) => ({ ...due, year: cycle.year }));
    });
  if (rows.length === 0) return [];
  return [
    heading(exportWords.due, 2),
    simpleTable(
      exportWords.due,
      [
        { head: '年度', width: 2, cell: ({ year }) => eraYear(year) },
        { head: '段階', width: 4, cell: ({ stage }) => stageLabels[stage] },
        { head: '締切', width: 4, cell: ({ due }) => formatDate(due, 'era') },
      ],
      rows,
    ),
  ];
}

/** What the committee said about its projects and nobody has answered. */
export function opinionList(plan: ExchangePlan, projects: readonly ExchangeProject[]): Block[] {
  const own = new Set(projects.map(({ id }) => id));
  const sheets = new Set(plan.sheets.filter(({ project }) => own.has(project)).map(({ id }) => id));
  const open = (plan.opinions ?? []).filter(
    ({ sheet, response }) => response === null && sheet !== null && sheets.has(sheet),
  );
  return open.length === 0
    ? []
    : [heading(exportWords.openOpinions(open.length), 2), opinionTable(exportWords.opinions, plan, open)];
}

/** What others asked of it or it of others, and is not done. */
export function requestList({ collaborationRequests, projects }: ExchangePlan, department: string): Block[] {
  const open = (collaborationRequests ?? []).filter(
    ({ from, to, state }) =>
      (from === department || to === department) && (state === 'asked' || state === 'accepted'),
  );
  if (open.length === 0) return [];
  return [
    heading(exportWords.requests, 2),
    simpleTable(
      exportWords.requests,
      [
        { head: '年度', width: 1.6, cell: ({ year }) => eraYear(year) },
        { head: '依頼した課', width: 2.4, cell: ({ from }) => from },
        { head: '依頼先', width: 2.4, cell: ({ to }) => to ?? exportWords.residents },
        {
          head: '事業名',
          width: 3,
          cell: ({ project }) => namedProject(projects.find(({ id }) => id === project)).title,
        },
        { head: '内容', width: 5, cell: ({ text }) => text },
        { head: '状態', width: 1.6, cell: ({ state }) => requestStates[state] },
      ],
      open,
    ),
  ];
}

/** The figures that it has to bring. */
export function indicatorList(
  { indicators }: ExchangePlan,
  projects: readonly ExchangeProject[],
  year: number | null,
): Block[] {
  const titles = new Map(projects.map((project) => [project.id, namedProject(project)]));
  const own = indicators.filter(({ project }) => project !== null && titles.has(project));
  if (own.length === 0 || year === null) return [];
  const textOf = (kind: 'target' | 'actual', at: number) => (one: (typeof own)[number]) =>
    findValue(one, kind, at)?.text ?? '';
  return [
    heading(exportWords.indicators, 2),
    simpleTable(
      exportWords.indicators,
      [
        { head: '事業名', width: 4, cell: ({ project }) => titles.get(project!)!.title },
        { head: '指標', width: 4, cell: indicatorName },
        { head: `${shortYear(year - 1)}の実績`, width: 2, cell: textOf('actual', year - 1) },
        { head: `${shortYear(year)}の目標`, width: 2, cell: textOf('target', year) },
        { head: `${shortYear(year)}の実績`, width: 2, cell: textOf('actual', year) },
      ],
      own,
    ),
  ];
}
