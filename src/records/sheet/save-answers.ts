import type { Db } from '#db/connect.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import type { Actor } from '#domain/people/actor.ts';
import { canWrite, decideMove, type MoveRefusal } from '#domain/review/decide-move.ts';
import { entryKey, turnedName } from '#domain/sheet/entry-name.ts';
import { mergeText, type TypedText } from '#domain/sheet/merge-text.ts';
import { type AskedEntry, askedEntries, ownerOf, sectionsFor } from './asked-entries.ts';
import { changeTexts } from './change-texts.ts';
import { keepAside } from './keep-aside.ts';
import type { ChangedBy } from './record-changes.ts';
import { lockSheetState, type SheetState, type Stage } from './sheet-state-queries.ts';
import { findStanding, movableOf, type SheetStanding } from './standing-queries.ts';
import { storedText } from './stored-text.ts';
import { PartMoved, type WrittenEntry } from './write-entries.ts';

/** One owner's part of a sheet. */
export type Part = { sheet: string; departmentId: string; stage: Stage };
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
export async function saveAnswers(db: Db, act: Act, part: Part, read: ReadTyped): Promise<Saved> {
  const save = () => inTransaction(db, (tx) => saveInto(tx, act, part, read));
  return save().catch((error: unknown) => {
    if (error instanceof PartMoved) return save();
    throw error;
  });
}

/**
 * The same within a transaction of the caller, who begins it anew where it throws {@link PartMoved}. With the texts go their
 * history, their event and what search knows of them: no door has to think of it.
 */
export async function saveInto(tx: Tx, act: Act, part: Part, read: ReadTyped): Promise<Saved> {
  const { key, actor } = act;
  const state = await lockSheetState(tx, key, part);
  const standing = state && (await findStanding(tx, key, part.sheet));
  if (!state || !standing) return { ok: false, refusal: 'not-found' };
  const own = state.parts.find(({ departmentId }) => departmentId === part.departmentId);
  const refusal = refusalOf(standing, part, actor);
  if (refusal || !own) return { ok: false, refusal: refusal ?? 'not-found' };
  const asked = askedIn(state, part, actor);
  if (!asked) return { ok: false, refusal: 'no-form' };

  const by = changedBy(standing, part, act);
  const { written, aside, texts } = sort(state, asked, read(state), part.departmentId);
  const names = written.map(({ name }) => name);
  if (written.length > 0) {
    const fields = await changeTexts(tx, key, { part, state, standing }, written, by);
    if (fields.length > 0)
      await recordSave(tx, act, part, {
        ...ownerIn(standing, part.departmentId),
        fields,
        onBehalf: by.onBehalfOf,
      });
  }
  await keepAside(tx, key, part.sheet, by, aside.map(asideOf(part)));
  const step = written.length > 0 ? 1 : 0;
  return {
    ok: true,
    written: names,
    aside: aside.map(({ name }) => name),
    texts,
    versions: { sheet: state.version + step, part: own.version + step },
  };
}

/**
 * The event of a save. A script saves at every pause in somebody's typing and an event is never rewritten: so it tells of the
 * changes that begin, and what a change goes on with is in the history alone. The log grows with the fields, not with the pauses.
 */
function recordSave(
  tx: Tx,
  act: Act,
  { sheet, stage }: Part,
  save: ReturnType<typeof ownerIn> & { fields: string[]; onBehalf: string | null },
): Promise<void> {
  const details = { stage, ...save };
  return recordAct(tx, act, { kind: 'sheet-saved', subjectId: sheet, details });
}

/** Why may this person not write in this part now? Null where it may. */
export function refusalOf(
  standing: SheetStanding,
  { departmentId, stage }: { departmentId: string; stage: Stage },
  actor: Actor,
): SaveRefusal | null {
  const movable = movableOf(standing, departmentId, stage);
  if (!standing.parts.some((one) => one.departmentId === departmentId && one.stage === stage))
    return 'not-found';
  if (canWrite(movable, actor.posts)) return null;
  const brought = { comment: 'x', isComplete: true, hasGrade: true };
  const decided = decideMove(movable, actor.posts, 'submit', brought);
  return decided.ok ? null : decided.refusal;
}

/** Who changed it as the history tells it; `onBehalfOf` where the secretariat writes for a department. */
export function changedBy(
  standing: SheetStanding,
  { departmentId, stage }: { departmentId: string; stage: Stage },
  { actor, now }: Pick<Act, 'actor' | 'now'>,
): ChangedBy {
  const brought = { comment: 'x', isComplete: true, hasGrade: true };
  const decided = decideMove(movableOf(standing, departmentId, stage), actor.posts, 'submit', brought);
  const onBehalf = decided.ok && decided.onBehalf;
  return {
    actor: actor.label,
    accountId: actor.accountId,
    onBehalfOf: onBehalf ? nameOf(standing, departmentId) : null,
    now,
  };
}

/** What the sheet calls an owner of it. */
export const nameOf = ({ parts }: SheetStanding, departmentId: string | null): string | null =>
  parts.find((one) => one.departmentId === departmentId)?.department ?? null;

/** The same as an event tells it; null for the sheet as a whole. */
export const ownerIn = (standing: SheetStanding, departmentId: string | null) => ({
  departmentId,
  department: nameOf(standing, departmentId),
});

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

/**
 * The entry that an input of this name is for. Where another owner has joined, or the lead was given, since the page was opened or the
 * workbook went out, a text that was the whole sheet's is the department's own now, and the other way round.
 */
export function findAsked(asked: Map<string, AskedEntry> | null, name: string): AskedEntry | undefined {
  return asked?.get(name) ?? asked?.get(turnedName(name));
}

type Typed = WrittenEntry & { earlier: readonly string[] };

function sort(
  state: SheetState,
  asked: Map<string, AskedEntry>,
  typed: readonly TypedEntry[],
  departmentId: string,
) {
  const written: Typed[] = [];
  const aside: Typed[] = [];
  const texts: Record<string, string> = {};
  for (const { name, ...text } of typed) {
    const one = findAsked(asked, name);
    if (!one) continue;
    const before = storedText(state, one, departmentId);
    // A target that was just replaced has no reason yet: nothing of anybody can be lost.
    const isFirst = one.entry.of === 'reason' && before === '' && text.text !== text.base;
    const merge = isFirst ? 'written' : mergeText(before, text);
    texts[name] = merge === 'written' ? text.text : before;
    if (merge === 'written') written.push({ ...one, before, after: text.text, earlier: text.sent });
    else if (merge === 'aside') aside.push({ ...one, before, after: text.text, earlier: text.sent });
  }
  return { written, aside, texts };
}

const asideOf = (part: Part) => (one: Typed) => ({
  departmentId: ownerOf(one, part.departmentId),
  field: entryKey(one.entry),
  text: one.after,
  earlier: one.earlier,
});
