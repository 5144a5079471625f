import type { ExportRequest } from '#domain/publication/export-request.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangeOpinion, ExchangePlan } from '#exchange/schema.ts';
import type { Booklet } from '#formats/blocks.ts';
import { exportWords } from '#messages/exports.ja.ts';
import type { ExportMaterial } from '../export-material.ts';
import { ownersIn } from '../owners.ts';
import { framed, heading, LANDSCAPE, paragraph } from './frame.ts';
import { opinionTable } from './opinion-table.ts';

/** What the committee said and what the city and the council answered. */
export function opinionsBooklet(material: ExportMaterial, request: ExportRequest): Booklet {
  const { plan } = material;
  const opinions = opinionsOf(plan, request);
  const open = opinions.filter(({ response }) => response === null).length;
  const year = request.year === null ? '' : `${eraYear(request.year)}　`;
  return framed(material, request, {
    subtitle: `${year}${exportWords.opinions}`,
    chapters: [
      {
        id: 'opinions',
        name: exportWords.opinions,
        paper: LANDSCAPE,
        blocks: [
          heading(exportWords.opinions),
          ...(opinions.length === 0
            ? [paragraph(exportWords.noOpinions)]
            : [
                paragraph(exportWords.opinionCount(opinions.length, open), 'note'),
                opinionTable(exportWords.opinions, plan, opinions),
              ]),
        ],
      },
    ],
  });
}

/** Of a year, and about the projects of a department, where they are asked for. */
function opinionsOf(
  plan: ExchangePlan,
  { year, department }: Pick<ExportRequest, 'year' | 'department'>,
): ExchangeOpinion[] {
  const { opinions, sheets, projects } = plan;
  const owners = ownersIn(plan);
  const own = new Set(
    projects.filter((project) => owners.labels(project).includes(department ?? '')).map(({ id }) => id),
  );
  const ownSheets = new Set(sheets.filter(({ project }) => own.has(project)).map(({ id }) => id));
  return (opinions ?? []).filter(
    (opinion) =>
      (year === null || opinion.year === year) &&
      (department === null || (opinion.sheet !== null && ownSheets.has(opinion.sheet))),
  );
}
