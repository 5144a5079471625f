import { expect, it } from 'vitest';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { searchEntries, TEXTS } from './search-entries.ts';

it('what is indexed is another with every change: TEXTS follows', () => {
  const fields = searchEntries(smallPlan()).map(({ kind, field }) => `${kind} ${field}`);
  expect({ texts: TEXTS, fields: [...new Set(fields)].sort() }).toMatchInlineSnapshot(`
    {
      "fields": [
        "indicator indicator",
        "node section",
        "node title",
        "opinion opinion",
        "opinion response",
        "outlook outlook",
        "outlook title",
        "plan philosophy",
        "plan title",
        "project finalTarget",
        "project flags",
        "project overview",
        "project owners",
        "project title",
        "sheet activities",
        "sheet issues",
        "sheet ratingReason",
        "sheet x-budget",
      ],
      "texts": 2,
    }
  `);
});
