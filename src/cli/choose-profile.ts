import { existsSync, readFileSync } from 'node:fs';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import { type LayoutProfile, parseProfile } from '#profiles/load.ts';
import type { ImportRefusal } from '#reading/refusal.ts';

/** The profile that `--profile` names: one that ships with Ayumi, or a JSON file. null: none is named. */
export function chooseProfile(
  named: string | undefined,
  shipped: readonly LayoutProfile[],
): Outcome<LayoutProfile | null, ImportRefusal> {
  if (named === undefined) return done(null);
  const known = shipped.find(({ id }) => id === named);
  if (known) return done(known);
  if (!named.endsWith('.json') || !existsSync(named))
    return refuse({
      code: 'profile-not-found',
      profile: named,
      known: shipped.map(({ id }) => id).join('、'),
    });
  const parsed = parseProfile(readFileSync(named, 'utf8'));
  if (parsed.ok) return done(parsed.profile);
  return refuse({ code: 'profile-invalid', file: named, path: parsed.path, reason: parsed.reason });
}
