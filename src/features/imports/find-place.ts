import { anchorOf, type RecordKind, recordPath } from '#addresses/imports.ts';
import type { ExchangeDocument, ExchangeProblem } from '#exchange/schema.ts';
import type { Draft } from '#records/draft/queries.ts';

/** Where on the pages of a draft each of these problems can be put right: the value at its line, or its record. */
export function placesOf(draft: Draft, problems: readonly ExchangeProblem[]): Map<ExchangeProblem, string> {
  const pointers = pointersByLine(draft.provenance);
  const places = new Map<ExchangeProblem, string>();
  for (const problem of problems) {
    const pointer = pointers.get(`${problem.file}\0${problem.line}`);
    const record =
      recordOfId(draft.document, problem.about) ?? (pointer && recordOf(draft.document, pointer));
    if (!record) continue;
    const path = recordPath(draft.id, record.kind, record.id);
    places.set(problem, pointer ? `${path}#${anchorOf(pointer)}` : path);
  }
  return places;
}

const known = new WeakMap<Draft['provenance'], Map<string, string>>();

/** The first value of each line of the source, found once for a provenance. */
function pointersByLine(provenance: Draft['provenance']): Map<string, string> {
  const found = known.get(provenance) ?? new Map<string, string>();
  if (known.has(provenance)) return found;
  for (const [pointer, { pieces }] of Object.entries(provenance))
    for (const { file, line } of pieces) {
      const key = `${file}\0${line}`;
      if (!found.has(key)) found.set(key, pointer);
    }
  known.set(provenance, found);
  return found;
}

type Found = { kind: RecordKind; id: string };

function recordOfId(document: ExchangeDocument, id: string | null): Found | null {
  if (id === null) return null;
  for (const plan of document.plans) {
    if (plan.projects.some((project) => project.id === id)) return { kind: 'projects', id };
    if (plan.nodes.some((node) => node.id === id)) return { kind: 'nodes', id };
  }
  return null;
}

/** The page on which the value of this pointer is shown. */
function recordOf(document: ExchangeDocument, pointer: string): Found | null {
  const [, p, list, i] = pointer.match(/^\/plans\/(\d+)\/(\w+)(?:\/(\d+))?/u) ?? [];
  const plan = document.plans[Number(p)];
  if (!plan) return null;
  const at = Number(i);
  if (list === 'projects' || list === 'nodes') {
    const record = plan[list][at];
    return record ? { kind: list, id: record.id } : null;
  }
  if (list === 'sheets' || list === 'ratings' || list === 'indicators') {
    const record = plan[list][at];
    if (record?.project) return { kind: 'projects', id: record.project };
    if (record && 'node' in record && record.node) return { kind: 'nodes', id: record.node };
  }
  return { kind: 'plans', id: plan.id };
}
