import { z } from 'zod';
import { committeePath } from '#addresses/committee.ts';
import { divideItems } from '#domain/opinion/divide-items.ts';
import type { AppContext } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { yearScope } from '#http/open-scope.ts';
import { listOf, readForm } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import type { YearScope } from '#http/scope.ts';
import type { Assignment } from '#records/cycle/assignment-queries.ts';
import { changeDivision, type DivisionOrigin } from '#records/cycle/change-division.ts';
import { listMembersOn } from '#records/meeting/member-queries.ts';
import { listYearItems } from './year-items.ts';

const byHand = z.object({ seen: z.string(), pair: listOf(z.string()) });

/** The boxes of the table as they were sent. */
export async function divideByHand(c: AppContext) {
  const of = yearScope(c);
  const reading = readForm(c, byHand);
  if (!reading.ok) return renderRefusal(c, 'form-unreadable');
  const { items, members } = await choices(of);
  const next = reading.value.pair.flatMap((pair): Assignment[] => {
    const [sheet = '', person = ''] = pair.split(':');
    return items.some(({ id }) => id === sheet) && members.includes(person) ? [{ sheet, person }] : [];
  });
  return save(c, of, { seen: reading.value.seen, next, origin: { by: 'hand' } });
}

const byLot = z.object({
  seen: z.string(),
  readers: z.coerce.number().int().min(1).max(3),
  unit: z.enum(['item', 'group']),
  seed: z.string().transform((text) => Number.parseInt(text.normalize('NFKC'), 10) || 0),
});

/** A division drawn by lot in the place of the one that was there. */
export async function divideByLot(c: AppContext) {
  const of = yearScope(c);
  const reading = readForm(c, byLot);
  if (!reading.ok) return renderRefusal(c, 'form-unreadable');
  const { seen, readers, unit, seed } = reading.value;
  const { items, members } = await choices(of);
  const drawn = divideItems({ items, members, readers, by: unit, seed });
  const next = drawn.map(({ item, member }) => ({ sheet: item, person: member }));
  return save(c, of, { seen, next, origin: { by: 'lot', seed, readers, unit } });
}

/** The sheets of the year with their directions, and the members of today. */
async function choices({ db, key, year, today }: YearScope) {
  const groups = await listYearItems(db, key, year);
  const members = await listMembersOn(db, key.municipalityId, today);
  return {
    items: groups.flatMap(({ node, items }) =>
      items.map(({ sheet }) => ({ id: sheet, group: node?.id ?? '' })),
    ),
    members: members.map(({ personId }) => personId),
  };
}

type Division = { seen: string; next: Assignment[]; origin: DivisionOrigin };

async function save(c: AppContext, of: YearScope, division: Division) {
  const { plan, year } = of;
  const changed = await changeDivision(c.get('db'), of, { year, ...division });
  if (!changed.ok) return renderRefusal(c, changed.refusal);
  const notice = division.origin.by === 'lot' ? 'division-drawn' : 'division-saved';
  return redirectWithNotice(c, `${committeePath(plan.id, year)}#division`, notice);
}
