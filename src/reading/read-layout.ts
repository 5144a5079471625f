import type { LayoutProfile } from '#profiles/load.ts';
import { readForms } from './grid/read-forms.ts';
import { readList } from './list/read-list.ts';
import { readOutline } from './outline/read-outline.ts';
import type { ReadPlan } from './read-plan.ts';
import { recogniseProfile } from './recognise-profile.ts';
import { readSheets } from './sheets/read-sheets.ts';
import type { Source } from './source.ts';

export type LayoutReading =
  | { ok: true; profile: LayoutProfile; plan: ReadPlan }
  /** The ids of the layouts that do not fit, the likeliest first; none where there are more cells than a book has. */
  | { ok: false; tried: string[] };

/** A book of 200 forms has some 20,000 cells; a list has more, and is read faster. */
const MOST_CELLS = 60_000;
const MOST_CELLS_OF_LIST = 500_000;

/**
 * Reads a source in the layout that was chosen, or in the one whose signs it bears. What bears none may still be a list
 * whose headers say what its columns are.
 */
export function readLayout(
  source: Source,
  profiles: readonly LayoutProfile[],
  chosen: LayoutProfile | null,
): LayoutReading {
  const lists = profiles.filter(({ reader }) => reader === 'list');
  const signed = profiles.filter(({ reader }) => reader !== 'list');
  const recognised = chosen ? { profile: chosen, tried: [] } : recogniseProfile(source, signed);
  const cells = (source.grids ?? []).reduce((sum, grid) => sum + grid.cells.length, 0);
  for (const profile of recognised.profile ? [recognised.profile] : lists) {
    if (cells > (profile.reader === 'list' ? MOST_CELLS_OF_LIST : MOST_CELLS))
      return { ok: false, tried: [] };
    const plan = readWith(source, profile);
    if (plan) return { ok: true, profile, plan };
  }
  const tried = chosen ? [chosen] : [...recognised.tried.map(({ profile }) => profile), ...lists];
  return { ok: false, tried: tried.map(({ id }) => id) };
}

function readWith(source: Source, profile: LayoutProfile): ReadPlan | null {
  if (profile.reader === 'list') return readList(source, profile);
  if (profile.reader === 'outline') return readOutline(source, profile);
  return readForms(source, profile) ?? readSheets(source, profile);
}
