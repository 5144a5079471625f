import { layersIn } from '#domain/review/grades.ts';
import { placedRatings } from '#domain/review/rating.ts';
import { summaryOf } from '#domain/review/summary.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangePlan, Layer } from '#exchange/schema.ts';
import type { Booklet, Chapter } from '#formats/blocks.ts';
import { exportWords } from '#messages/exports.ja.ts';
import type { ExportMaterial, ExportRequest } from '../export-request.ts';
import { countTable } from './count-table.ts';
import { framed, heading, LANDSCAPE, paragraph } from './frame.ts';
import { scaleNotes } from './scale-notes.ts';
import { summaryTable } from './summary-table.ts';

/** The summary table 総括表, a chapter for each layer that grades. */
export function summaryBooklet(material: ExportMaterial, request: ExportRequest): Booklet {
  const subtitle = [
    exportWords.summary,
    request.year === null ? '' : eraYear(request.year),
    request.department ?? '',
  ];
  return framed(material, request, {
    subtitle: subtitle.filter((word) => word !== '').join('　'),
    chapters: summaryChapters(material.plan, request),
  });
}

type Scope = Pick<ExportRequest, 'year' | 'department'>;

/** `pageOf`: where the chapter of a sheet stands in the same booklet; left out, the table has no column for pages. */
export function summaryChapters(
  plan: ExchangePlan,
  scope: Scope,
  pageOf?: (sheet: string) => string | undefined,
): Chapter[] {
  const ratings = placedRatings(plan).filter(({ year }) => scope.year === null || year <= scope.year);
  const layers: Layer[] = layersIn(ratings);
  return (layers.length > 0 ? layers : (['self'] as const)).map((layer) => {
    const name = `${exportWords.summary}（${LAYER_LABELS[layer]}）`;
    const summary = summaryOf(sourceOf(plan, scope, ratings), layer);
    const isEmpty = summary.groups.length === 0;
    return {
      id: `summary-${layer}`,
      name,
      paper: LANDSCAPE,
      blocks: [
        heading(name),
        ...(isEmpty
          ? [paragraph(exportWords.noProjects)]
          : [summaryTable(plan, summary, pageOf), ...scaleNotes(plan.ratingScales)]),
        ...countTable(summary, plan.ratingScales),
      ],
    };
  });
}

/** A year says how far the table goes; a department, whose projects stand in it. */
function sourceOf(
  plan: ExchangePlan,
  { year, department }: Scope,
  ratings: ReturnType<typeof placedRatings>,
) {
  const { from, to } = plan.years;
  const projects = plan.projects.filter(
    ({ owners }) => department === null || owners.some((owner) => owner.department === department),
  );
  const ids = new Set(projects.map(({ id }) => id));
  const isIn = (one: { project: string; year: number }) =>
    ids.has(one.project) && (year === null || one.year <= year);
  return {
    years: { from, to: year === null || to === null ? to : Math.min(to, year) },
    nodes: plan.nodes,
    projects,
    sheets: plan.sheets.filter(isIn),
    ratings: ratings.filter(isIn),
    scales: plan.ratingScales,
  };
}
