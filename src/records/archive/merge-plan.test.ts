import { describe, expect, it } from 'vitest';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { Decisions } from '#records/draft/decisions.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { comparePlans } from './compare-plan.ts';
import { mergePlan } from './merge-plan.ts';
import { pairSurely } from './pair-plans.ts';

const NONE: Decisions = { pairs: {}, stay: [] };

/** The small plan a year later, with other ids and whatever `change` does. */
function laterPlan(change: (plan: ExchangePlan) => void = () => {}): ExchangePlan {
  const text = JSON.stringify(smallPlan()).replace(/"((?:n|p|i|s|o|rs)-\d+)"/gu, '"later-$1"');
  const plan = JSON.parse(text) as ExchangePlan;
  plan.sheets = plan.sheets.map((sheet) => ({ ...sheet, year: sheet.year + 10 }));
  plan.ratings = plan.ratings.map((rating) => ({ ...rating, year: rating.year + 10 }));
  change(plan);
  return plan;
}

const merged = (incoming: ExchangePlan, known = smallPlan()) =>
  mergePlan(known, incoming, pairSurely(known, incoming));

describe('merging', () => {
  it('the same plan changes nothing', () => {
    const known = smallPlan();
    const { plan, differences } = merged(structuredClone(known), known);
    expect(plan).toEqual(known);
    expect(differences).toEqual([]);
  });

  it('adds the sheets and ratings of another year behind the old ones', () => {
    const known = smallPlan();
    const { plan } = merged(laterPlan());
    expect(plan.projects).toHaveLength(known.projects.length);
    expect(plan.nodes).toEqual(known.nodes);
    expect(plan.sheets).toHaveLength(2 * known.sheets.length);
    expect(plan.sheets.slice(0, known.sheets.length)).toEqual(known.sheets);
    expect(plan.sheets.at(-1)!.project).toBe(known.sheets.at(-1)!.project);
    expect(new Set([...plan.sheets, ...plan.projects, ...plan.nodes].map(({ id }) => id)).size).toBe(
      plan.sheets.length + plan.projects.length + plan.nodes.length,
    );
  });

  it('keeps the old value of a changed target as superseded', () => {
    const { plan } = merged(
      laterPlan((later) => {
        later.indicators[0]!.values.find(({ kind, year }) => kind === 'target' && year === 2024)!.text =
          '50店';
      }),
    );
    const targets = plan.indicators[0]!.values.filter(({ kind, year }) => kind === 'target' && year === 2024);
    expect(targets.map(({ text, status }) => [text, status])).toEqual([
      ['60店', 'superseded'],
      ['50店', undefined],
    ]);
  });

  it('keeps the text of the later year and lists the other', () => {
    const incoming = laterPlan((later) => {
      later.projects[0]!.fields.overview = '新しい概要';
    });
    const { plan, differences } = merged(incoming);
    expect(plan.projects[0]!.fields.overview).toBe('新しい概要');
    expect(differences).toEqual([
      {
        at: '/projects/0/fields/overview',
        from: '/projects/0/fields/overview',
        kept: '新しい概要',
        dropped: smallPlan().projects[0]!.fields.overview,
        droppedIs: 'known',
      },
    ]);
  });

  it('of an earlier year keeps the text that is there', () => {
    const later = laterPlan((plan) => {
      plan.projects[0]!.fields.overview = '新しい概要';
    });
    const { plan, differences } = merged(smallPlan(), later);
    expect(plan.projects[0]!.fields.overview).toBe('新しい概要');
    expect(differences[0]).toMatchObject({ kept: '新しい概要', droppedIs: 'incoming' });
  });

  it('tells where every record of the incoming plan went', () => {
    const { plan, moved } = merged(laterPlan());
    const place = moved.get('/sheets/0')!;
    expect(plan.sheets[Number(place.split('/')[2])]!.year).toBe(smallPlan().sheets[0]!.year + 10);
  });
});

describe('comparing', () => {
  const stateOf = (incoming: ExchangePlan, i = 0, decisions = NONE) =>
    comparePlans(smallPlan(), incoming, decisions).projects[i]!.state;

  it.each<[string, (plan: ExchangePlan) => void, string]>([
    ['the same title at the same place', () => {}, 'same'],
    [
      'another width of the title',
      (plan) => {
        plan.projects[0]!.title = ' 配達員による 見守り';
      },
      'same',
    ],
    [
      'another overview',
      (plan) => {
        plan.projects[0]!.fields.overview = '別の概要';
      },
      'changed',
    ],
    [
      'the same title at another place',
      (plan) => {
        plan.projects[0]!.placements = [{ ...plan.projects[0]!.placements[0]!, node: 'later-n-3' }];
      },
      'moved',
    ],
    [
      'a title that is only alike',
      (plan) => {
        plan.projects[0]!.title = '配達員による声かけと見守り';
      },
      'ambiguous',
    ],
    [
      'a title like none',
      (plan) => {
        plan.projects[0]!.title = '移動図書館';
      },
      'new',
    ],
  ])('%s', (_name, change, state) => {
    expect(stateOf(laterPlan(change))).toBe(state);
  });

  it('leaves it to the person whether an alike one is the same, and what becomes of the old one', () => {
    const incoming = laterPlan((plan) => {
      plan.projects[0]!.title = '配達員による声かけと見守り';
    });
    const open = comparePlans(smallPlan(), incoming, NONE);
    expect(open.undecided).toBe(2);
    expect(open.gone.map(({ project }) => project.id)).toEqual(['p-1']);
    const same = comparePlans(smallPlan(), incoming, { pairs: { 'later-p-1': 'p-1' }, stay: [] });
    expect([same.undecided, same.gone, same.projects[0]!.state]).toEqual([0, [], 'changed']);
    const apart = comparePlans(smallPlan(), incoming, { pairs: { 'later-p-1': null }, stay: ['p-1'] });
    expect([apart.undecided, apart.projects[0]!.state]).toEqual([0, 'new']);
    expect(apart.merged.projects).toHaveLength(smallPlan().projects.length + 1);
  });

  it('takes two of one title for two, and asks', () => {
    const incoming = laterPlan((plan) => {
      const [first] = plan.projects;
      plan.projects.push({
        ...structuredClone(first!),
        id: 'later-p-9',
        placements: [{ ...first!.placements[0]!, number: '⑨' }],
      });
    });
    const states = comparePlans(smallPlan(), incoming, NONE).projects.map(({ state }) => state);
    expect([states[0], states.at(-1)]).toEqual(['ambiguous', 'ambiguous']);
  });
});
