import { z } from 'zod';
import asakaPlan from './asaka-plan.json' with { type: 'json' };
import asakaSheet from './asaka-sheet.json' with { type: 'json' };
import higashimatsuyamaOverview from './higashimatsuyama-overview.json' with { type: 'json' };
import honjoSheet from './honjo-sheet.json' with { type: 'json' };
import kitamotoTable from './kitamoto-table.json' with { type: 'json' };
import { type ListProfile, listProfileSchema } from './list-profile.ts';
import { type OutlineProfile, outlineProfileSchema } from './outline-profile.ts';
import projectList from './project-list.json' with { type: 'json' };
import { type SheetsProfile, sheetsProfileSchema } from './sheets-profile.ts';

export type LayoutProfile = OutlineProfile | SheetsProfile | ListProfile;

const layoutProfileSchema = z.discriminatedUnion('reader', [
  outlineProfileSchema,
  sheetsProfileSchema,
  listProfileSchema,
]);

/** The layouts that ship with Ayumi, in the order in which they are offered. */
export const shippedProfiles: readonly LayoutProfile[] = [
  asakaSheet,
  asakaPlan,
  honjoSheet,
  kitamotoTable,
  higashimatsuyamaOverview,
  projectList,
].map((profile) => layoutProfileSchema.parse(profile));

/** A profile from a file of the user's own, or the path and reason of its first fault. */
export function parseProfile(
  json: string,
): { ok: true; profile: LayoutProfile } | { ok: false; path: string; reason: string } {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    return { ok: false, path: '/', reason: 'JSON' };
  }
  const parsed = layoutProfileSchema.safeParse(content);
  if (parsed.success) return { ok: true, profile: parsed.data };
  const issue = parsed.error.issues[0]!;
  return { ok: false, path: `/${issue.path.join('/')}`, reason: issue.message };
}
