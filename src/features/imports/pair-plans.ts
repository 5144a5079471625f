import { squeeze } from '#domain/text/fold.ts';
import type { ExchangePlan, ExchangeProject } from '#exchange/schema.ts';
import type { Pairing } from './merge-plan.ts';

/**
 * Which records of two readings of one plan are the same without any doubt? Nodes with the same titles from the top;
 * projects with the same title under the same node, told apart by their number where a node has the title twice.
 */
export function pairSurely(known: ExchangePlan, incoming: ExchangePlan): Pairing {
  const nodes = pairNodes(known, incoming);
  const placeOf = (project: ExchangeProject, ids: ReadonlyMap<string, string> | null) => {
    const first = project.placements.find(({ relisted }) => !relisted) ?? project.placements[0];
    const node = first ? (ids ? ids.get(first.node) : first.node) : '';
    return node === undefined ? null : { node, number: first?.number.normalize('NFKC') ?? '' };
  };
  const projects = new Map<string, string>();
  for (const withNumber of [true, false]) {
    const taken = new Set(projects.values());
    const key = (project: ExchangeProject, ids: ReadonlyMap<string, string> | null) => {
      const place = placeOf(project, ids);
      return place && [squeeze(project.title), place.node, withNumber ? place.number : ''].join('\0');
    };
    const left = incoming.projects.filter(({ id }) => !projects.has(id));
    const known1 = onceEach(
      known.projects.filter(({ id }) => !taken.has(id)),
      (project) => key(project, null),
    );
    for (const [name, id] of onceEach(left, (project) => key(project, nodes))) {
      const same = known1.get(name);
      if (same !== undefined) projects.set(id, same);
    }
  }
  return { nodes, projects };
}

/** Nodes by their titles from the top: incoming id → known id. */
export function pairNodes(known: ExchangePlan, incoming: ExchangePlan): Map<string, string> {
  const paths = new Map([...pathsOf(known)].map(([id, path]) => [path, id]));
  return new Map(
    [...pathsOf(incoming)].flatMap(([id, path]): [string, string][] => {
      const same = paths.get(path);
      return same === undefined ? [] : [[id, same]];
    }),
  );
}

function pathsOf(plan: ExchangePlan): Map<string, string> {
  const paths = new Map<string, string>();
  for (const { id, parent, title, body } of plan.nodes)
    paths.set(
      id,
      [parent === null ? '' : (paths.get(parent) ?? ''), squeeze(title), body ?? ''].join('\u0001'),
    );
  return paths;
}

/** Only the keys that one record has; a key that two have tells neither apart. */
function onceEach(
  projects: readonly ExchangeProject[],
  key: (p: ExchangeProject) => string | null,
): Map<string, string> {
  const found = new Map<string, string | null>();
  for (const project of projects) {
    const name = key(project);
    if (name !== null) found.set(name, found.has(name) ? null : project.id);
  }
  return new Map([...found].flatMap(([name, id]) => (id === null ? [] : [[name, id] as [string, string]])));
}
