import type { OpinionTarget } from '#records/opinion/opinion-rows.ts';
import type { ItemGroup } from './year-items.ts';

/** The whole year, a direction or a sheet, as a form names it: `whole`, `node:<id>`, `sheet:<id>`. Null: none of this year. */
export function findTarget(groups: readonly ItemGroup[], name: string): OpinionTarget | null {
  const [, kind, id] = name.match(/^(whole|node|sheet)(?::(.+))?$/s) ?? [];
  if (kind === 'whole') return { sheet: null, node: null, title: '計画全体', owners: [] };
  if (kind === 'node') {
    const node = groups.find((group) => group.node?.id === id)?.node;
    return node ? { sheet: null, node: node.id, title: node.title, owners: [] } : null;
  }
  const item = groups.flatMap(({ items }) => items).find(({ sheet }) => sheet === id);
  return item ? { sheet: item.sheet, node: null, title: item.title, owners: item.owners } : null;
}
