import type { Db } from '#db/connect.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { Actor } from '#domain/people/actor.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { canWrite, decideMove, type MoveRefusal } from '#domain/review/decide-move.ts';
import { entryKey } from '#domain/sheet/entry-name.ts';
import { mergeText, type TypedText } from '#domain/sheet/merge-text.ts';
import { type AskedEntry, askedEntries, sectionsFor } from './asked-entries.ts';
import { keepAside } from './keep-aside.ts';
import { type ChangedBy, recordChanges } from './record-changes.ts';
import { lockSheetState, type SheetState, type Stage } from './sheet-state-queries.ts';
import { findStanding, movableOf, type SheetStanding } from './standing-queries.ts';
import { storedText } from './stored-text.ts';
import { PartMoved, type WrittenEntry, writeEntries } from './write-entries.ts';

/** One owner's part of a sheet, and who writes in it. */
export type PartKey = PlanKey & { sheet: string; department: string; stage: Stage };
export type Writer = { actor: Actor; now: Date };
export type TypedEntry = TypedText & { name: string };

/** Reads what was sent by the form that the sheet has now. */
export type ReadTyped = (state: SheetState) => readonly TypedEntry[];

export type SaveRefusal = 'not-found' | 'no-form' | MoveRefusal;
export type Saved =
  | {
      ok: true;
      /** Names of what was written, and of what was kept aside because somebody else had changed it. */
      written: string[];
      aside: string[];
      /** What stands in the sheet now, of what was sent. */
      texts: Record<string, string>;
      versions: { sheet: number; part: number };
    }
  | { ok: false; refusal: SaveRefusal };

/**
 * The one write of a sheet's answers. Each text comes with what its writer saw before typing, so that two people who write in
 * one sheet change different fields without noticing each other, and neither loses words in the same field. What the
 * form does not ask is passed over; that the texts can be stored, `readTyped` has seen to.
 */
export async function saveAnswers(db: Db, key: PartKey, writer: Writer, read: ReadTyped): Promise<Saved> {
  const save = () => inTransaction(db, (tx) => saveInto(tx, key, writer, read));
  return save().catch((error: unknown) => {
    if (error instanceof PartMoved) return save();
    throw error;
  });
}

/** DOOR. The same within a transaction of the caller, who begins it anew where it throws {@link PartMoved}. */
export async function saveInto(
  tx: Tx,
  key: PartKey,
  { actor, now }: Writer,
  read: ReadTyped,
): Promise<Saved> {
  const state = await lockSheetState(tx, key, key);
  const standing = state && (await findStanding(tx, key, key.sheet));
  if (!state || !standing) return { ok: false, refusal: 'not-found' };
  const part = state.parts.find(({ department }) => department === key.department);
  const refusal = refusalOf(standing, key, actor);
  if (refusal || !part) return { ok: false, refusal: refusal ?? 'not-found' };
  const asked = askedIn(state, key, actor);
  if (!asked) return { ok: false, refusal: 'no-form' };

  const by = changedBy(standing, key, { actor, now });
  const { written, aside, texts } = sort(state, asked, read(state), key.department);
  if (written.length > 0) {
    await writeEntries(tx, key, state, written, by);
    await recordChanges(tx, key, key.sheet, by, written.map(changeOf(key)));
  }
  await keepAside(tx, key, key.sheet, by, aside.map(asideOf(key)));
  const step = written.length > 0 ? 1 : 0;
  return {
    ok: true,
    written: written.map(({ name }) => name),
    aside: aside.map(({ name }) => name),
    texts,
    versions: { sheet: state.version + step, part: part.version + step },
  };
}

/** Why may this person not write in this part now? Null where it may. */
export function refusalOf(
  standing: SheetStanding,
  { department, stage }: { department: string; stage: Stage },
  actor: Actor,
): SaveRefusal | null {
  const movable = movableOf(standing, department, stage);
  if (!standing.parts.some((one) => one.department === department && one.stage === stage)) return 'not-found';
  if (canWrite(movable, actor.posts)) return null;
  const brought = { comment: 'x', isComplete: true, hasGrade: true };
  const decided = decideMove(movable, actor.posts, 'submit', brought);
  return decided.ok ? null : decided.refusal;
}

/** Who changed it as the history tells it; `onBehalfOf` where the secretariat writes for a department. */
export function changedBy(
  standing: SheetStanding,
  { department, stage }: { department: string; stage: Stage },
  { actor, now }: Writer,
): ChangedBy {
  const brought = { comment: 'x', isComplete: true, hasGrade: true };
  const decided = decideMove(movableOf(standing, department, stage), actor.posts, 'submit', brought);
  const onBehalf = decided.ok && decided.onBehalf;
  return {
    actor: actor.label,
    accountId: actor.accountId,
    onBehalfOf: onBehalf ? department : null,
    now,
  };
}

/** What the sheet's form asks of this writer, by the names of the inputs; null where the sheet has no form. */
export function askedIn(
  state: SheetState,
  { stage }: { stage: Stage },
  actor: Actor,
): Map<string, AskedEntry> | null {
  if (!state.sections) return null;
  const sections = sectionsFor(state.sections, actor);
  const asked = askedEntries({ sections, stage, year: state.year, indicators: state.indicators });
  return new Map(asked.map((one) => [one.name, one]));
}

type Typed = WrittenEntry & { earlier: readonly string[] };

function sort(
  state: SheetState,
  asked: Map<string, AskedEntry>,
  typed: readonly TypedEntry[],
  department: string,
) {
  const written: Typed[] = [];
  const aside: Typed[] = [];
  const texts: Record<string, string> = {};
  for (const { name, ...text } of typed) {
    const one = asked.get(name);
    if (!one) continue;
    const before = storedText(state, one, department);
    // A target that was just replaced has no reason yet: nothing of anybody can be lost.
    const isFirst = one.entry.of === 'reason' && before === '' && text.text !== text.base;
    const merge = isFirst ? 'written' : mergeText(before, text);
    texts[name] = merge === 'written' ? text.text : before;
    if (merge === 'written') written.push({ ...one, before, after: text.text, earlier: text.sent });
    else if (merge === 'aside') aside.push({ ...one, before, after: text.text, earlier: text.sent });
  }
  return { written, aside, texts };
}

/** Whose the entry is: the department's own, or the whole sheet's (null). */
export const ownerOf = ({ entry, field }: AskedEntry, department: string) =>
  entry.of === 'own' || (entry.of === 'rating' && field.perOwner) ? department : null;

const changeOf = (key: PartKey) => (one: Typed) => ({
  department: ownerOf(one, key.department),
  field: entryKey(one.entry),
  before: one.before,
  after: one.after,
});

const asideOf = (key: PartKey) => (one: Typed) => ({
  department: ownerOf(one, key.department),
  field: entryKey(one.entry),
  text: one.after,
  earlier: one.earlier,
});
