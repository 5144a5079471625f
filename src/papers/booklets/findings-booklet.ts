import type { ExportRequest } from '#domain/publication/export-request.ts';
import { findingsIn } from '#domain/review/findings.ts';
import { placedRatings } from '#domain/review/rating.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { Booklet } from '#formats/blocks.ts';
import { exportWords } from '#messages/exports.ja.ts';
import { findingSentence } from '#messages/finding-sentence.ts';
import type { ExportMaterial } from '../export-material.ts';
import { ownersIn } from '../owners.ts';
import { framed, heading, LANDSCAPE, paragraph } from './frame.ts';
import { namedProject } from './plan-view.ts';
import { type Column, simpleTable } from './simple-table.ts';

type FindingRow = { year: string; number: string; title: string; owners: string; sentence: string };

/** What the checks found, for whoever looks into it with the departments. */
export function findingsBooklet(material: ExportMaterial, request: ExportRequest): Booklet {
  const rows = findingRows(material.plan, request);
  const subtitle = [
    request.year === null ? '' : eraYear(request.year),
    exportWords.findings,
    request.department ?? '',
  ];
  return framed(material, request, {
    subtitle: subtitle.filter((word) => word !== '').join('　'),
    chapters: [
      {
        id: 'findings',
        name: exportWords.findings,
        paper: LANDSCAPE,
        blocks: [
          heading(`${exportWords.findings}（${rows.length}件）`),
          paragraph(exportWords.findingsMean, 'note'),
          ...(rows.length === 0
            ? [paragraph(exportWords.noFindings)]
            : [simpleTable(exportWords.findings, COLUMNS, rows)]),
        ],
      },
    ],
  });
}

const COLUMNS: Column<FindingRow>[] = [
  { head: '年度', width: 2, cell: ({ year }) => year },
  { head: '番号', width: 1, align: 'center', cell: ({ number }) => number },
  { head: '事業名', width: 4, cell: ({ title }) => title },
  { head: '担当課', width: 3, cell: ({ owners }) => owners },
  { head: '確認事項', width: 9, cell: ({ sentence }) => sentence },
];

function findingRows(
  plan: ExchangePlan,
  { year, department }: Pick<ExportRequest, 'year' | 'department'>,
): FindingRow[] {
  const { ratingScales: scales, indicators, projects } = plan;
  const owners = ownersIn(plan);
  const byId = new Map(projects.map((project) => [project.id, project]));
  const isAsked = (project: string | null) =>
    department === null || owners.labels(byId.get(project ?? '')).includes(department);
  return findingsIn({ scales, indicators, ratings: placedRatings(plan) })
    .filter(({ about }) => (year === null || about.year === year) && isAsked(about.project))
    .map((finding) => ({
      ...namedProject(byId.get(finding.about.project ?? '')),
      year: finding.about.year === null ? '' : eraYear(finding.about.year),
      sentence: findingSentence(finding, indicators),
    }));
}
