import { describe, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { signedIn, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { readProjectFile } from '../../../test/kit/project-files.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db);
const { browser, municipality } = await signedIn(db, app, 'viewer');
const store = (plan: ExchangePlan, planId: string) =>
  inTransaction(db, (tx) => storePlan(tx, municipality.id, plan, { actor: '事務局', planId }));
const sample = documentSchema.parse(JSON.parse(readProjectFile('sample/midorigaoka.json'))).plans[0]!;
await store(sample, 'sample');

const read = async (path: string) => (await browser.get(path)).text();

/** The picture of an indicator of the sample city, as its parts. */
async function chartOf(id: string) {
  const svg =
    (await read(`/plans/sample/indicators/${id}`)).match(/<svg class="chart".*?<\/svg>/s)?.[0] ?? '';
  const textsOf = (name: string) =>
    [...svg.matchAll(new RegExp(`<text class="${name}"[^>]*>([^<]*)<`, 'g'))].map((match) => match[1]!);
  const targets = svg.match(/<g class="chart-legend">.*?<\/g><\/g>(.*)$/s)?.[1] ?? '';
  const ofKind = (kind: string) =>
    targets.match(new RegExp(`<g class="chart-series chart-${kind}">(.*?)</g>`, 's'))?.[1] ?? '';
  const lineOf = (kind: string) =>
    (ofKind(kind).match(/<polyline points="([^"]*)"/)?.[1] ?? '')
      .split(' ')
      .map((point) => point.split(',').map(Number));
  return {
    desc: svg.match(/<desc[^>]*>(.*?)<\/desc>/s)?.[1] ?? '',
    bounds: textsOf('chart-bound'),
    words: textsOf('chart-word'),
    ticks: textsOf('chart-tick'),
    squares: ofKind('target').match(/<rect/g)?.length ?? 0,
    spans: ofKind('target').match(/<line class="chart-span"/g)?.length ?? 0,
    lineOf,
  };
}

describe('the picture of an indicator', () => {
  test.each<[string, string, string[], number]>([
    ['240人以上', 'i-06', ['以上', '以上', '以上', '以上', '以上'], 5],
    ['15.2以下', 'i-48', ['以下', '以下', '以下', '以下', '以下'], 5],
    ['3,000千円以内', 'i-30', ['以下', '以下', '以下', '以下', '以下'], 5],
    ['30人以下, at last 0人', 'i-42', ['以下', '以下', '以下', '以下'], 5],
  ])('a target that is a bound stands at it, named and joined: %s', async (_name, id, bounds, joined) => {
    const chart = await chartOf(id);
    expect(chart.bounds).toEqual(bounds);
    expect(chart.squares).toBe(5);
    expect(chart.words).toEqual([]);
    expect(chart.lineOf('target')).toHaveLength(joined);
  });

  test('a target of two ends stands at both', async () => {
    const chart = await chartOf('i-70');
    expect([chart.squares, chart.spans, chart.bounds]).toEqual([10, 5, []]);
  });

  test('milestones climb the steps of the plan', async () => {
    const chart = await chartOf('i-35');
    const steps = ['未設置', '検討', '準備会', '設置', '運営'];
    expect(chart.ticks.filter((tick) => steps.includes(tick))).toEqual(steps);
    expect(chart.words).toEqual([]);
    // 検討, 準備会, 設置, 運営, 運営: each next year is reached level, and then climbed upright.
    const heights = chart.lineOf('target').map(([, y]) => y!);
    expect(heights).toEqual([236, 236, 180, 180, 124, 124, 68, 68, 68]);
    const years = chart.lineOf('target').map(([x]) => x!);
    expect(years.slice(1, 3)).toEqual([years[1], years[1]]);
    expect(chart.desc).toMatch(/^段階は、未設置、検討、準備会、設置、運営の順。基準値は、令和5年度 未設置。/);
  });

  test('its description says every value, every step and every break', async () => {
    for (const { id, values, milestones = [], breaks = [] } of sample.indicators) {
      const { desc } = await chartOf(id);
      if (desc === '') continue;
      for (const { year, text } of values.filter(({ status }) => status !== 'superseded'))
        expect(desc, id).toContain(`${formatFiscalYear(year, 'era')} ${text}`);
      for (const step of milestones) expect(desc, id).toContain(step);
      for (const { year } of breaks)
        expect(desc, id).toContain(`${formatFiscalYear(year, 'era')}から、それまでと比べられません`);
    }
  });
});

test('that more is taken to be better is said wherever a rate is, for the indicator whose trend nobody set', async () => {
  const plan = smallPlan();
  const [first, ...others] = plan.indicators;
  const { desiredTrend: _, ...unset } = first!;
  await store({ ...plan, indicators: [{ ...unset, name: '協力店の数' }, ...others] }, 'unset');
  await store(plan, 'set');
  for (const page of ['sheets/s-1', 'projects/p-1', 'indicators/i-1']) {
    expect(await read(`/plans/unset/${page}`), page).toContain('多いほど望ましいものとして');
    expect(await read(`/plans/set/${page}`), page).not.toContain('多いほど望ましいものとして');
  }
});
