import { createHash } from 'node:crypto';
import type { CellDecision, ReturnedCell, SentCell } from '#db/tables-workbooks.ts';
import type { Actor } from '#domain/people/actor.ts';
import { type CellStanding, compareReturned } from '#domain/sheet/compare-returned.ts';
import { entryKey } from '#domain/sheet/entry-name.ts';
import { textRulesOf } from '#domain/sheet/field-kind.ts';
import type { FormField } from '#domain/sheet/form.ts';
import { reasonInputName } from '#domain/sheet/input-name.ts';
import { traitsOf } from '#domain/sheet/kind-traits.ts';
import { type CellReading, readCell } from '#domain/sheet/read-cell.ts';
import type { AskedEntry } from '#records/sheet/asked-entries.ts';
import { ownerOf } from '#records/sheet/asked-entries.ts';
import { askedIn, findAsked } from '#records/sheet/save-answers.ts';
import type { SheetState, Stage } from '#records/sheet/sheet-state-queries.ts';
import { storedText } from '#records/sheet/stored-text.ts';

/** missing, twice: see MatchProblem; unreadable: no text that the field takes; gone: the form does not ask it any more. */
export type ComparedStanding = CellStanding | 'missing' | 'twice' | 'unreadable' | 'gone';

/** A cell of a returned workbook beside the sheet. The texts are as the sheet keeps them; `show` makes them readable. */
export type ComparedCell = {
  id: string;
  label: string;
  entry: string;
  /** Of the history: whose the field is, and its key. */
  owner: string | null;
  key: string;
  standing: ComparedStanding;
  sent: string;
  now: string;
  returned: string;
  place: string;
  fault: Extract<CellReading, { ok: false }> | null;
  /** Where it came back more than once. */
  copies: readonly ReturnedCell[];
  decision: CellDecision | null;
  /** Whether both texts can stand one below the other. */
  canJoin: boolean;
  /** Of the sheet's text: a decision is about what its maker saw. */
  seen: string;
  /** Why the target is changed is asked beside it, since the workbook does not say so; `stored`: the reason that the sheet has. */
  reason: { name: string; stored: string } | null;
  show: (text: string) => string;
};

export type ComparedOf = {
  stage: Stage;
  departmentId: string;
  sent: readonly (SentCell & { id: string })[];
  returned: Readonly<Record<string, ReturnedCell>>;
  decisions: Readonly<Record<string, CellDecision>>;
  /** The cells that came back more than once, with their texts. */
  copies: Readonly<Record<string, ReturnedCell[]>>;
  /** What was taken of each cell when the same workbook came back before. */
  earlier: Readonly<Record<string, string[]>>;
};

/** The cells of one sheet as they came back, each beside what the sheet says now. */
export function compareSheet(state: SheetState, of: ComparedOf, actor: Actor): ComparedCell[] {
  const asked = askedIn(state, of, actor);
  return of.sent.map((sent) => {
    const one = findAsked(asked, sent.entry);
    const came = of.returned[sent.id];
    if (!one) return plain(sent, 'gone', came);
    const now = storedText(state, one, of.departmentId);
    const about = {
      ...plain(sent, 'missing', came),
      owner: ownerOf(one, of.departmentId),
      key: entryKey(one.entry),
      now,
      copies: of.copies[sent.id] ?? [],
      decision: of.decisions[sent.id] ?? null,
      canJoin: traitsOf(one.field.kind).isProse,
      seen: seenOf(now),
      show: (text: string) => shown(state, one, text),
    };
    if (!came) return { ...about, standing: about.copies.length > 0 ? ('twice' as const) : about.standing };
    const codes = one.field.kind === 'rating' ? codesOf(state, one.field) : [];
    // What a cell showed untouched means what the sheet said then, however the form draws it.
    const read = (text: string): CellReading =>
      text === sent.shown ? { ok: true, text: sent.text } : readCell({ ...one, codes }, text);
    const reading = read(came.text);
    if (!reading.ok) return { ...about, standing: 'unreadable' as const, fault: reading };
    const returned = reading.text;
    const earlier = (of.earlier[sent.id] ?? []).map(read).flatMap((text) => (text.ok ? [text.text] : []));
    const standing = compareReturned({ sent: sent.text, now, returned, earlier });
    const reason = now === '' || returned === '' ? null : missingReason(state, of, asked, one);
    return { ...about, returned, standing, reason };
  });
}

/** The reason that goes with a target, where the workbook came back without one. */
function missingReason(
  state: SheetState,
  { sent, returned, departmentId }: ComparedOf,
  asked: ReadonlyMap<string, AskedEntry> | null,
  { entry }: AskedEntry,
): ComparedCell['reason'] {
  if (entry.of !== 'value' || entry.kind !== 'target') return null;
  const one = asked?.get(reasonInputName(entry));
  if (!one) return null;
  const cell = sent.find((each) => each.entry === one.name);
  const stored = storedText(state, one, departmentId);
  const told = cell && returned[cell.id]?.text.trim();
  return told && told !== cell.text ? null : { name: one.name, stored };
}

/** Does a person still have to decide about it? */
export const isUndecided = ({ standing, decision }: ComparedCell) =>
  (standing === 'changed' || standing === 'conflict') && decision === null;

/** What no button can settle: somebody has to look into the file, and has not written into the sheet since. */
export const isUnclear = ({ standing, sent, now }: ComparedCell) =>
  (standing === 'twice' || standing === 'unreadable') && now === sent;

function plain(
  sent: SentCell & { id: string },
  standing: ComparedStanding,
  came: ReturnedCell | undefined,
): ComparedCell {
  const { id, label, entry, text } = sent;
  return {
    ...{ id, label, entry, standing, owner: null, key: entry, sent: text, now: '', fault: null, copies: [] },
    ...{ returned: came?.text ?? '', place: came?.place ?? '', decision: null, canJoin: false, seen: '' },
    reason: null,
    show: (one) => one,
  };
}

const seenOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

const codesOf = ({ scales }: SheetState, { scale }: Extract<FormField, { kind: 'rating' }>) =>
  (scale === undefined ? scales[0] : scales.find(({ id }) => id === scale))?.codes ?? [];

function shown(state: SheetState, { field }: AskedEntry, text: string): string {
  if (field.kind !== 'rating') return textRulesOf(field)?.show(text) ?? text;
  const code = codesOf(state, field).find((one) => one.code === text);
  return code ? `${code.code}　${code.label}`.trim() : text;
}
