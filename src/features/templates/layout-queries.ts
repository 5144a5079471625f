import type { Reader } from '#db/transaction.ts';
import type { SheetsProfile } from '#profiles/sheets-profile.ts';
import { findPlanHead, listScales } from '#records/plan/queries.ts';
import { profileOfTemplate } from './profile-of-template.ts';
import { readAside } from './template-room.ts';

/**
 * The office's own forms as layouts that an import can read, the newest first. `isWhole` is false where the machine had no time
 * to read one of them: a document in that form would be taken for another.
 */
export async function listOwnLayouts(
  db: Reader,
  municipalityId: string,
): Promise<{ layouts: SheetsProfile[]; isWhole: boolean }> {
  const templates = await db
    .selectFrom('template')
    .where('municipality_id', '=', municipalityId)
    .select(['id', 'name', 'plan_id as planId', 'format', 'marks', 'content'])
    .orderBy('at', 'desc')
    .execute();
  const layouts: SheetsProfile[] = [];
  let isWhole = true;
  for (const { planId, format, content, ...template } of templates) {
    const key = { municipalityId, planId };
    const plan = await findPlanHead(db, key);
    const reading = await readAside(format, content);
    if (!reading.ok && reading.refusal.code === 'reading-busy') isWhole = false;
    if (!plan || !reading.ok) continue;
    const known = { ...template, levels: plan.levels, scales: await listScales(db, key) };
    const layout = profileOfTemplate(known, reading.pages);
    if (layout) layouts.push(layout);
  }
  return { layouts, isWhole };
}
