import type { ExportRequest } from '#domain/publication/export-request.ts';
import type { ExchangePlan, ExchangeProject } from '#exchange/schema.ts';
import type { Booklet, Chapter } from '#formats/blocks.ts';
import { exportWords } from '#messages/exports.ja.ts';
import type { ExportMaterial } from '../export-material.ts';
import { ownersIn } from '../owners.ts';
import { framed, heading, PORTRAIT, paragraph } from './frame.ts';
import { dueTable, indicatorList, opinionList, projectList, requestList } from './handover-tables.ts';
import { latestYear } from './plan-view.ts';

/** What passes on with a department: its projects, where their sheets stand, what waits for an answer, and when what is due. */
export function handoverBooklet(material: ExportMaterial, request: ExportRequest): Booklet {
  const { plan } = material;
  const year = request.year ?? latestYear(plan);
  const owners = ownersIn(plan);
  const departments =
    request.department === null
      ? [...new Set(plan.projects.filter(isRunning).flatMap(owners.labels))]
      : [request.department];
  return framed(material, request, {
    subtitle: [exportWords.handover, request.department ?? ''].filter((word) => word !== '').join('　'),
    hasContents: departments.length > 1,
    chapters:
      departments.length === 0
        ? [
            {
              id: 'none',
              name: exportWords.handover,
              paper: PORTRAIT,
              blocks: [heading(exportWords.handover), paragraph(exportWords.noProjects)],
            },
          ]
        : departments.map((department, at) => departmentChapter(plan, { department, year, at })),
  });
}

const isRunning = ({ ended }: ExchangeProject) => ended === undefined;

type Of = { department: string; year: number | null; at: number };

function departmentChapter(plan: ExchangePlan, { department, year, at }: Of): Chapter {
  const projects = plan.projects.filter(
    (project) => isRunning(project) && ownersIn(plan).labels(project).includes(department),
  );
  return {
    id: `handover-${at + 1}`,
    name: `${exportWords.handover}　${department}`,
    paper: PORTRAIT,
    blocks: [
      heading(`${exportWords.handover}　${department}`),
      paragraph(exportWords.handoverMean, 'note'),
      heading(exportWords.ownProjects(projects.length), 2),
      projects.length === 0
        ? paragraph(exportWords.noProjects)
        : projectList(plan, { projects, department, year }),
      ...dueTable(plan, department),
      ...opinionList(plan, projects),
      ...requestList(plan, department),
      ...indicatorList(plan, projects, year),
    ],
  };
}
