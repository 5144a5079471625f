import { inPlan } from '#db/in-plan.ts';
import type { AppContext } from '#http/context.ts';
import { planScope } from '#http/open-scope.ts';
import { noteVisit, othersHere } from '#records/sheet/presence.ts';
import { askedIn, refusalOf } from '#records/sheet/save-answers.ts';
import { findSheetState } from '#records/sheet/sheet-state-queries.ts';
import { findStanding } from '#records/sheet/standing-queries.ts';
import { storedText } from '#records/sheet/stored-text.ts';
import { postedPart } from './autosave.ts';

/**
 * A window that is open on a part says so every few seconds, and hears who else is there and, where the sheet has changed since,
 * what stands in it now. Only whoever may write hears it.
 */
export async function presenceAnswer(c: AppContext) {
  const { key, actor, now } = planScope(c);
  const { sheet, departmentId, stage } = postedPart(c);
  const db = c.get('db').kysely;
  const row = await db
    .selectFrom('sheet')
    .select('version')
    .where(inPlan(key))
    .where('id', '=', sheet)
    .executeTakeFirst();
  if (!row) return c.json({ sentence: '' }, 404);
  const place = `${key.municipalityId}/${key.planId}/${sheet}`;
  const visitor = actor.accountId ?? actor.label;
  noteVisit(place, visitor, { label: actor.label, now });
  const others = othersHere(place, visitor, now);
  if (String(row.version) === String(c.get('form')?.get('version') ?? ''))
    return c.json({ others, version: row.version });

  const state = await findSheetState(db, key, { sheet, stage, departmentId });
  const standing = await findStanding(db, key, sheet);
  const part = state?.parts.find((one) => one.departmentId === departmentId);
  const isWriter = standing !== undefined && refusalOf(standing, { departmentId, stage }, actor) === null;
  const asked = state && isWriter ? askedIn(state, { stage }, actor) : null;
  const texts = [...(asked?.values() ?? [])].map((one) => [one.name, storedText(state!, one, departmentId)]);
  return c.json({
    others,
    version: row.version,
    part: part?.version ?? null,
    isLocked: !isWriter,
    texts: Object.fromEntries(texts),
  });
}
