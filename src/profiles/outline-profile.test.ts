import { describe, expect, test } from 'vitest';
import asakaPlan from './asaka-plan.json' with { type: 'json' };
import higashimatsuyamaOverview from './higashimatsuyama-overview.json' with { type: 'json' };
import kitamotoTable from './kitamoto-table.json' with { type: 'json' };
import { outlineProfileSchema } from './outline-profile.ts';

const shipped = [asakaPlan, higashimatsuyamaOverview, kitamotoTable];

describe('a layout profile of headings, prose and tables', () => {
  test.each(shipped.map((profile) => [profile.id, profile] as const))('%s is of the schema', (_, profile) => {
    expect(outlineProfileSchema.safeParse(profile).error).toBeUndefined();
  });

  test('levels that the profile does not name are never read', () => {
    for (const { levels, lines, ...profile } of shipped) {
      const rows = 'rows' in profile ? profile.rows : [];
      const named = [...lines, ...rows].flatMap(({ means }) => ('level' in means ? [means.level] : []));
      for (const level of named) expect(level).toBeLessThan(levels.length);
    }
  });

  test('a pattern that is no regular expression is refused with its path', () => {
    const broken = { ...asakaPlan, lines: [{ pattern: '(', means: { is: 'label' } }] };
    const { error } = outlineProfileSchema.safeParse(broken);
    expect(error?.issues[0]?.path).toEqual(['lines', 0, 'pattern']);
  });

  test('a key that the schema does not know is refused', () => {
    expect(outlineProfileSchema.safeParse({ ...asakaPlan, titel: '' }).success).toBe(false);
  });
});
