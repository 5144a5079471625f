import { squeeze } from '../text/fold.ts';

/** A project as two documents can be compared by it: its printed title and the titles of its place, top first. */
export type MatchedProject = { id: string; title: string; path: readonly string[] };

/**
 * What became of a project between a known plan and a later document: the same title in the same place; in another place;
 * only in the later one; only in the known one; or a title that several could be, which a person decides.
 */
export type ProjectMatch =
  | { kind: 'same' | 'moved'; known: string; incoming: string }
  | { kind: 'new'; incoming: string }
  | { kind: 'gone'; known: string }
  | { kind: 'ambiguous'; known: readonly string[]; incoming: readonly string[] };

const CIRCLED_NUMBER = /^\s*[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]/u;
/** In squeezed text, where a hyphen is ー: (1), 【1】, 1., 1), 1ー2. */
const LIST_NUMBER = /^(?:[([【]\d{1,3}(?:ー\d{1,3})*[)\]】]|\d{1,3}(?:(?:ー\d{1,3})+|[.)、]))/u;
const RELISTED = /[([<〈【《※]*再掲[)\]>〉】》]*/gu;

/**
 * Which projects of a later year's document are those of a known plan? By title, letter for letter but for widths, blanks,
 * list number and 再掲 mark, and by place where a title stands more than once. A reworded title is `new` and `gone`:
 * whether it is the same project, only a person can say.
 *
 * The matches stand in the order of the later document, what is gone at the end.
 */
export function matchProjects(
  known: readonly MatchedProject[],
  incoming: readonly MatchedProject[],
): ProjectMatch[] {
  const settled = new Map<string, ProjectMatch>();
  let left: Group = { known: [...known], incoming: [...incoming] };
  for (const titleOf of [exactTitle, bareTitle]) {
    const matches = groupsByTitle(left, titleOf).flatMap(matchGroup);
    for (const match of matches) for (const id of incomingOf(match)) settled.set(id, match);
    const used = new Set(matches.flatMap(knownOf));
    left = {
      known: left.known.filter(({ id }) => !used.has(id)),
      incoming: left.incoming.filter(({ id }) => !settled.has(id)),
    };
  }
  const found = incoming.map(({ id }): ProjectMatch => settled.get(id) ?? { kind: 'new', incoming: id });
  return [...new Set(found), ...left.known.map(({ id }): ProjectMatch => ({ kind: 'gone', known: id }))];
}

type Group = { known: MatchedProject[]; incoming: MatchedProject[] };

function knownOf(match: ProjectMatch): readonly string[] {
  return 'known' in match ? [match.known].flat() : [];
}

function incomingOf(match: ProjectMatch): readonly string[] {
  return 'incoming' in match ? [match.incoming].flat() : [];
}

function exactTitle({ title }: MatchedProject): string {
  return squeeze(title).replace(RELISTED, '');
}

function bareTitle(project: MatchedProject): string {
  const title = exactTitle({ ...project, title: project.title.replace(CIRCLED_NUMBER, '') });
  return title.replace(LIST_NUMBER, '') || title;
}

/** Titles that stand on both sides; a project without a title is matched by nothing. */
function groupsByTitle(all: Group, titleOf: (project: MatchedProject) => string): Group[] {
  const groups = new Map<string, Group>();
  for (const side of ['known', 'incoming'] as const) {
    for (const project of all[side]) {
      const title = titleOf(project);
      if (title === '') continue;
      const group = groups.get(title) ?? { known: [], incoming: [] };
      groups.set(title, group);
      group[side].push(project);
    }
  }
  return [...groups.values()].filter((group) => group.known.length > 0 && group.incoming.length > 0);
}

/** The projects of one title: first those that are alone in their place on both sides, then what is left over. */
function matchGroup({ known, incoming }: Group): ProjectMatch[] {
  const matches: ProjectMatch[] = [];
  for (const one of incoming) {
    const here = (project: MatchedProject) => placeOf(project) === placeOf(one);
    const [partner, ...others] = known.filter(here);
    if (!partner || others.length > 0 || incoming.filter(here).length > 1 || !isOneNumber(partner, one))
      continue;
    matches.push({ kind: 'same', known: partner.id, incoming: one.id });
  }
  const rest = {
    known: known.filter(({ id }) => !matches.some((match) => knownOf(match).includes(id))),
    incoming: incoming.filter(({ id }) => !matches.some((match) => incomingOf(match).includes(id))),
  };
  const [before, after] = [rest.known[0], rest.incoming[0]];
  if (!before || !after) return matches;
  if (known.length === 1 && incoming.length === 1 && isOneNumber(before, after)) {
    return [{ kind: 'moved', known: before.id, incoming: after.id }];
  }
  const ids = (projects: MatchedProject[]) => projects.map(({ id }) => id);
  return [...matches, { kind: 'ambiguous', known: ids(rest.known), incoming: ids(rest.incoming) }];
}

/** Titles that differ by their list number alone, （１） and （２）, are two projects; a number on one side only is none. */
function isOneNumber(one: MatchedProject, other: MatchedProject): boolean {
  const isNumbered = (project: MatchedProject) => exactTitle(project) !== bareTitle(project);
  return exactTitle(one) === exactTitle(other) || !isNumbered(one) || !isNumbered(other);
}

function placeOf({ path }: MatchedProject): string {
  return path.map((title) => squeeze(title)).join('/');
}
