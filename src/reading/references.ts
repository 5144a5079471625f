import type { ExchangeDocument, ExchangeNode, ExchangePlan } from '#exchange/schema.ts';

export type ReferenceFault = {
  code: 'reference' | 'duplicate' | 'parent-loop' | 'indicator-owner';
  path: string;
  id: string;
};

/**
 * Is every id of the document unique, does every reference name a record of its plan, is every node's parent above
 * it, and has every indicator one owner? The first fault, or null.
 */
export function findReferenceFault(document: ExchangeDocument): ReferenceFault | null {
  const seen = new Set<string>();
  for (const [path, id] of document.plans.flatMap((plan, i) => [...idsOf(plan, `/plans/${i}`)])) {
    if (seen.has(id)) return { code: 'duplicate', path, id };
    seen.add(id);
  }
  for (const [i, plan] of document.plans.entries()) {
    const known = {
      node: new Set(plan.nodes.map(({ id }) => id)),
      // An item stands for the sheet of its indicators.
      project: new Set([...plan.projects, ...plan.nodes].map(({ id }) => id)),
      sheet: new Set(plan.sheets.map(({ id }) => id)),
      scale: new Set(plan.ratingScales.map(({ id }) => id)),
    };
    for (const { path, kind, id } of referencesOf(plan, `/plans/${i}`))
      if (!known[kind].has(id)) return { code: 'reference', path, id };
    const owned = plan.indicators.findIndex(
      ({ project, node }) => project === null || (node ?? project) !== project,
    );
    if (owned >= 0)
      return {
        code: 'indicator-owner',
        path: `/plans/${i}/indicators/${owned}`,
        id: plan.indicators[owned]!.id,
      };
    const byId = new Map(plan.nodes.map((node) => [node.id, node]));
    const looped = plan.nodes.findIndex((node) => isOwnAncestor(node, byId));
    if (looped >= 0)
      return { code: 'parent-loop', path: `/plans/${i}/nodes/${looped}/parent`, id: plan.nodes[looped]!.id };
  }
  return null;
}

function isOwnAncestor(node: ExchangeNode, byId: ReadonlyMap<string, ExchangeNode>): boolean {
  const passed = new Set<string>();
  for (
    let up: ExchangeNode | undefined = node;
    up;
    up = up.parent === null ? undefined : byId.get(up.parent)
  ) {
    if (passed.has(up.id)) return true;
    passed.add(up.id);
  }
  return false;
}

function* idsOf(plan: ExchangePlan, at: string): Generator<[string, string]> {
  yield [`${at}/id`, plan.id];
  for (const list of ['ratingScales', 'nodes', 'projects', 'indicators', 'sheets', 'opinions'] as const)
    for (const [i, record] of (plan[list] ?? []).entries()) yield [`${at}/${list}/${i}/id`, record.id];
}

type Reference = { path: string; kind: 'node' | 'project' | 'sheet' | 'scale'; id: string };

function* referencesOf(plan: ExchangePlan, at: string): Generator<Reference> {
  const nullable = (path: string, kind: Reference['kind'], id: string | null | undefined): Reference[] =>
    id == null ? [] : [{ path, kind, id }];
  for (const [i, node] of plan.nodes.entries())
    yield* nullable(`${at}/nodes/${i}/parent`, 'node', node.parent);
  for (const [i, project] of plan.projects.entries())
    for (const [k, placement] of project.placements.entries())
      yield { path: `${at}/projects/${i}/placements/${k}/node`, kind: 'node', id: placement.node };
  for (const [i, indicator] of plan.indicators.entries()) {
    yield* nullable(`${at}/indicators/${i}/project`, 'project', indicator.project);
    yield* nullable(`${at}/indicators/${i}/node`, 'node', indicator.node);
  }
  for (const [i, sheet] of plan.sheets.entries()) {
    yield { path: `${at}/sheets/${i}/project`, kind: 'project', id: sheet.project };
    for (const [k, rating] of sheet.ratings.entries())
      yield* nullable(`${at}/sheets/${i}/ratings/${k}/scale`, 'scale', rating.scale);
  }
  for (const [i, rating] of plan.ratings.entries()) {
    yield { path: `${at}/ratings/${i}/project`, kind: 'project', id: rating.project };
    yield* nullable(`${at}/ratings/${i}/scale`, 'scale', rating.scale);
  }
  for (const [i, item] of plan.outlook.entries())
    for (const [k, node] of item.from.entries())
      yield { path: `${at}/outlook/${i}/from/${k}`, kind: 'node', id: node };
  for (const [i, opinion] of (plan.opinions ?? []).entries()) {
    yield* nullable(`${at}/opinions/${i}/sheet`, 'sheet', opinion.sheet);
    yield* nullable(`${at}/opinions/${i}/node`, 'node', opinion.node);
  }
}
