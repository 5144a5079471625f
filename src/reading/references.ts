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
      project: new Set(plan.projects.map(({ id }) => id)),
      // Of a sheet the item that it asks for is its project, too.
      subject: new Set([...plan.projects, ...plan.nodes].map(({ id }) => id)),
      form: new Set((plan.forms ?? []).map(formKey)),
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

const LISTS = [
  'ratingScales',
  'nodes',
  'projects',
  'indicators',
  'sheets',
  'opinions',
  'collaborationRequests',
  'errata',
] as const;

function* idsOf(plan: ExchangePlan, at: string): Generator<[string, string]> {
  yield [`${at}/id`, plan.id];
  for (const list of LISTS)
    for (const [i, record] of (plan[list] ?? []).entries()) yield [`${at}/${list}/${i}/id`, record.id];
  // What is known by more than an id: each once, too. A blank stands in no id.
  for (const [i, form] of (plan.forms ?? []).entries())
    yield [`${at}/forms/${i}/version`, `${plan.id} ${formKey(form)}`];
  for (const list of ['cycles', 'editions'] as const)
    for (const [i, { year }] of (plan[list] ?? []).entries())
      yield [`${at}/${list}/${i}/year`, `${plan.id} ${list} ${year}`];
}

type Reference = {
  path: string;
  kind: 'node' | 'project' | 'subject' | 'sheet' | 'scale' | 'form';
  id: string;
};

const formKey = ({ id, version }: { id: string; version: number }) => `${id} ${version}`;

function* referencesOf(plan: ExchangePlan, at: string): Generator<Reference> {
  const nullable = (path: string, kind: Reference['kind'], id: string | null | undefined): Reference[] =>
    id == null ? [] : [{ path, kind, id }];
  for (const [i, node] of plan.nodes.entries())
    yield* nullable(`${at}/nodes/${i}/parent`, 'node', node.parent);
  for (const [i, project] of plan.projects.entries())
    for (const [k, placement] of project.placements.entries())
      yield { path: `${at}/projects/${i}/placements/${k}/node`, kind: 'node', id: placement.node };
  for (const [i, indicator] of plan.indicators.entries()) {
    yield* nullable(
      `${at}/indicators/${i}/project`,
      indicator.node === null ? 'project' : 'subject',
      indicator.project,
    );
    yield* nullable(`${at}/indicators/${i}/node`, 'node', indicator.node);
  }
  for (const [i, sheet] of plan.sheets.entries()) {
    yield { path: `${at}/sheets/${i}/project`, kind: 'subject', id: sheet.project };
    yield* nullable(`${at}/sheets/${i}/form`, 'form', sheet.form && formKey(sheet.form));
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
  // Of a request that is asked on the sheet of an item, that sheet must be there.
  const sheeted = new Set([
    ...plan.sheets.map(({ project }) => project),
    ...plan.indicators.map(({ project }) => project),
  ]);
  for (const [i, { project }] of (plan.collaborationRequests ?? []).entries())
    yield {
      path: `${at}/collaborationRequests/${i}/project`,
      kind: sheeted.has(project) ? 'subject' : 'project',
      id: project,
    };
  for (const [i, opinion] of (plan.opinions ?? []).entries()) {
    yield* nullable(`${at}/opinions/${i}/sheet`, 'sheet', opinion.sheet);
    yield* nullable(`${at}/opinions/${i}/node`, 'node', opinion.node);
  }
}
