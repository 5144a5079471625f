import { pathTo } from '#domain/plan/outline.ts';
import { firstListing } from '#domain/plan/placement.ts';
import { BODY_LABELS } from '#exchange/labels.ts';
import type { ExchangePlan, ExchangeProject } from '#exchange/schema.ts';
import type { Block, Chapter } from '#formats/blocks.ts';
import { CHAPTERS, listedLabel, numbered, told, WORDS, yearName } from '../book-words.ts';
import { fieldRows, type LabelRow, labelTable, row } from './label-table.ts';
import { type Numbers, nodeReference, nodeTitle } from './numbers.ts';

/** What the plan itself says of each project: where it is listed, who does it, and its texts. */
export function projectChapter(plan: ExchangePlan, numbers: Numbers): Chapter {
  let above: readonly string[] = [];
  const blocks = plan.projects.flatMap((project, at): Block[] => {
    const path = pathTo(plan.nodes, firstListing(project)?.node ?? '').map((node) => nodeTitle(plan, node));
    const [goal, ...below] = path;
    const isNew = goal !== undefined && path.join('\n') !== above.join('\n');
    const isNewGoal = isNew && goal !== above[0];
    if (isNew) above = path;
    const title = numbered('project', at + 1, project.title);
    return [
      ...(isNewGoal ? [{ kind: 'heading', level: 2, text: goal } as const] : []),
      ...(isNew && below.length > 0 ? [{ kind: 'heading', level: 3, text: below.join('　') } as const] : []),
      { kind: 'heading', level: 4, text: title, id: projectId(at + 1) },
      labelTable(title, projectRows(project, numbers), [2.3, 1.1, 4.3, 2.3]),
    ];
  });
  return {
    id: 'projects',
    name: CHAPTERS.projects,
    paper: { size: 'A4', orientation: 'portrait' },
    blocks: [{ kind: 'heading', level: 1, text: CHAPTERS.projects }, ...blocks],
  };
}

export const projectId = (number: number) => `project-${number}`;

function projectRows(project: ExchangeProject, numbers: Numbers): LabelRow[] {
  const { owners, flags, placements, fields, ended } = project;
  const rows = [
    ...owners.map(({ body, department, subsection }) =>
      row(WORDS.owner, told(body && BODY_LABELS[body]), told(department), told(subsection)),
    ),
    ...flags.map((flag) => row(WORDS.flag, told(flag))),
    ...placements.flatMap(({ node, number, relisted, page, title, fields: wording }) => [
      row(
        relisted ? WORDS.relisted : WORDS.listed,
        told(number),
        nodeReference(numbers, node),
        page === null ? told(null) : `${page}頁`,
      ),
      ...(title === null ? [] : [row(WORDS.listedTitle, told(title))]),
      ...fieldRows(wording, listedLabel),
    ]),
    ...(ended ? [row(WORDS.ended, yearName(ended.year), told(ended.reason))] : []),
    ...fieldRows(fields),
  ];
  return rows.length > 0 ? rows : [row(WORDS.owner, told(null), told(null), told(null))];
}
