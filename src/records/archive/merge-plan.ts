import { squeeze } from '#domain/text/fold.ts';
import type { ExchangeNode, ExchangePlan, ExchangeProject } from '#exchange/schema.ts';
import {
  keepFields,
  keepText,
  type Merge,
  type MergedPlan,
  type Pairing,
  startMerge,
} from './merge-state.ts';
import { mergeIndicators, mergeRatings, mergeSheets } from './merge-years.ts';

/**
 * The known plan with what the incoming one adds: sheets, ratings and values of other years beside the old ones, new
 * records at the end. Where both tell the same thing differently, the plan that reaches the later year is kept, and
 * the other text is listed; a changed target keeps its old value as superseded. Nothing of the known plan is removed.
 */
export function mergePlan(known: ExchangePlan, incoming: ExchangePlan, pairing: Pairing): MergedPlan {
  const merge = startMerge(known, incoming, pairing);
  const { plan } = merge;
  plan.title ||= incoming.title;
  plan.years = { from: known.years.from ?? incoming.years.from, to: known.years.to ?? incoming.years.to };
  if (plan.levels.length < incoming.levels.length) plan.levels = incoming.levels;
  for (const [i, text] of incoming.philosophies.entries())
    merge.moved.set(`/philosophies/${i}`, `/philosophies/${addText(plan.philosophies, text)}`);
  mergeScales(merge, incoming);
  for (const [i, node] of incoming.nodes.entries()) mergeNode(merge, node, i, pairing);
  for (const [i, project] of incoming.projects.entries()) mergeProject(merge, project, i, pairing);
  mergeIndicators(merge, incoming);
  mergeSheets(merge, incoming);
  mergeRatings(merge, incoming);
  mergeOutlook(merge, incoming);
  mergeOpinions(merge, incoming);
  return { plan, moved: merge.moved, differences: merge.differences, revisions: merge.revisions };
}

function addText(texts: string[], text: string): number {
  const found = texts.findIndex((other) => squeeze(other) === squeeze(text));
  return found >= 0 ? found : texts.push(text) - 1;
}

function mergeScales(merge: Merge, incoming: ExchangePlan): void {
  const codesOf = ({ codes }: { codes: { code: string }[] }) => codes.map(({ code }) => code).join('\0');
  for (const scale of incoming.ratingScales)
    if (!merge.plan.ratingScales.some((other) => codesOf(other) === codesOf(scale)))
      merge.plan.ratingScales.push({ ...scale, id: merge.give(scale.id) });
}

function mergeNode(merge: Merge, node: ExchangeNode, i: number, pairing: Pairing): void {
  const { nodes } = merge.plan;
  const pairedId = pairing.nodes.get(node.id);
  const at = pairedId === undefined ? -1 : nodes.findIndex(({ id }) => id === pairedId);
  if (at < 0) {
    const parent = node.parent === null ? null : merge.idOf(node.parent);
    nodes.push({ ...node, id: merge.give(node.id), parent });
    merge.moved.set(`/nodes/${i}`, `/nodes/${nodes.length - 1}`);
    return;
  }
  merge.moved.set(`/nodes/${i}`, `/nodes/${at}`);
  const { sections } = nodes[at]!;
  for (const [k, section] of node.sections.entries()) {
    const same = sections.findIndex(
      ({ heading, text }) => heading === section.heading && squeeze(text) === squeeze(section.text),
    );
    const place = same >= 0 ? same : sections.push(section) - 1;
    merge.moved.set(`/nodes/${i}/sections/${k}`, `/nodes/${at}/sections/${place}`);
  }
}

function mergeProject(merge: Merge, project: ExchangeProject, i: number, pairing: Pairing): void {
  const { projects } = merge.plan;
  const placements = project.placements.map((placement) => ({
    ...placement,
    node: merge.idOf(placement.node),
  }));
  const pairedId = pairing.projects.get(project.id);
  const at = pairedId === undefined ? -1 : projects.findIndex(({ id }) => id === pairedId);
  if (at < 0) {
    projects.push({ ...project, placements, id: merge.give(project.id) });
    merge.moved.set(`/projects/${i}`, `/projects/${projects.length - 1}`);
    return;
  }
  const [here, from] = [`/projects/${at}`, `/projects/${i}`];
  merge.moved.set(from, here);
  const known = projects[at]!;
  known.title = keepText(merge, `${here}/title`, `${from}/title`, known.title, project.title);
  known.fields = keepFields(merge, `${here}/fields`, `${from}/fields`, known.fields, project.fields);
  mergePlacements(merge, known, placements, here, from);
  mergeOwners(merge, known, project, here, from);
  for (const [k, flag] of project.flags.entries())
    merge.moved.set(`${from}/flags/${k}`, `${here}/flags/${addText(known.flags, flag)}`);
}

/** A listing at the same node is the same listing; the first listing has one place, so a new place replaces the old. */
function mergePlacements(
  merge: Merge,
  known: ExchangeProject,
  incoming: ExchangeProject['placements'],
  here: string,
  from: string,
): void {
  for (const [k, placement] of incoming.entries()) {
    const isSame = (other: typeof placement) =>
      other.node === placement.node && other.relisted === placement.relisted;
    let place = known.placements.findIndex(isSame);
    if (place < 0 && !placement.relisted) {
      place = known.placements.findIndex(({ relisted }) => !relisted);
      const old = known.placements[place];
      if (old)
        old.node = keepText(
          merge,
          `${here}/placements/${place}/node`,
          `${from}/placements/${k}/node`,
          old.node,
          placement.node,
        );
    }
    if (place < 0) place = known.placements.push(placement) - 1;
    else if (merge.isLater) known.placements[place] = { ...known.placements[place]!, page: placement.page };
    merge.moved.set(`${from}/placements/${k}`, `${here}/placements/${place}`);
  }
}

const ownersText = ({ owners }: ExchangeProject) =>
  owners
    .map(({ body, department, subsection }) => [body, department, subsection].filter(Boolean).join(' '))
    .join('、');

/** Owners are one answer to one question, so they are kept or replaced together. */
function mergeOwners(
  merge: Merge,
  known: ExchangeProject,
  incoming: ExchangeProject,
  here: string,
  from: string,
): void {
  const kept = keepText(merge, `${here}/owners`, `${from}/owners`, ownersText(known), ownersText(incoming));
  if (kept === ownersText(incoming)) known.owners = incoming.owners;
}

function mergeOutlook(merge: Merge, incoming: ExchangePlan): void {
  const { outlook } = merge.plan;
  for (const [i, item] of incoming.outlook.entries()) {
    const moved = { ...item, from: item.from.map(merge.idOf) };
    const same = outlook.findIndex((other) => JSON.stringify(other) === JSON.stringify(moved));
    merge.moved.set(`/outlook/${i}`, `/outlook/${same >= 0 ? same : outlook.push(moved) - 1}`);
  }
}

function mergeOpinions(merge: Merge, incoming: ExchangePlan): void {
  if (!incoming.opinions) return;
  merge.plan.opinions ??= [];
  const { opinions } = merge.plan;
  for (const opinion of incoming.opinions) {
    if (
      opinions.some(
        ({ year, by, text }) => year === opinion.year && by === opinion.by && text === opinion.text,
      )
    )
      continue;
    opinions.push({
      ...opinion,
      id: merge.give(opinion.id),
      sheet: opinion.sheet && merge.idOf(opinion.sheet),
      node: opinion.node && merge.idOf(opinion.node),
    });
  }
}
