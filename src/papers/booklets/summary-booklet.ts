import type { ExportRequest } from '#domain/publication/export-request.ts';
import { layersIn } from '#domain/review/grades.ts';
import { summaryOf } from '#domain/review/summary.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangePlan, Layer } from '#exchange/schema.ts';
import type { Booklet, Chapter } from '#formats/blocks.ts';
import { exportWords } from '#messages/exports.ja.ts';
import type { ExportMaterial } from '../export-material.ts';
import { type SummaryScope, summarySource } from '../summary-source.ts';
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

/** `pageOf`: where the chapter of a sheet stands in the same booklet; left out, the table has no column for pages. */
export function summaryChapters(
  plan: ExchangePlan,
  scope: SummaryScope,
  pageOf?: (sheet: string) => string | undefined,
): Chapter[] {
  const source = summarySource(plan, scope);
  const layers: Layer[] = layersIn(source.ratings);
  return (layers.length > 0 ? layers : (['self'] as const)).map((layer) => {
    const name = `${exportWords.summary}（${LAYER_LABELS[layer]}）`;
    const summary = summaryOf(source, layer);
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
