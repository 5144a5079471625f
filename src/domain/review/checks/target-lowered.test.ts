import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Indicator, YearValue } from '../../indicator/indicator.ts';
import { checkLoweredTargets } from './target-lowered.ts';

type Checked = Indicator & { id: string; project: string | null };
const indicator = (targets: string[], more: Partial<Indicator> = {}): Checked => ({
  id: 'i',
  project: 'p',
  desiredTrend: 'up',
  values: targets.map((text, at): YearValue => ({ kind: 'target', year: 2021 + at, text })),
  ...more,
});
const revised = (reason?: string): YearValue[] => [
  { kind: 'target', year: 2021, text: '90件', status: 'superseded' },
  { kind: 'target', year: 2021, text: '80件', reason },
];

it('finds a target under the one before it, with its arithmetic', () => {
  expect(checkLoweredTargets([indicator(['60,000件', '55,000件'])])).toEqual([
    {
      code: 'target-lowered',
      severity: 'warning',
      about: { project: 'p', indicator: 'i', year: 2022 },
      params: {
        earlier: '60,000件',
        earlierYear: 2021,
        later: '55,000件',
        laterYear: 2022,
        arithmetic: '55,000 − 60,000 = △5,000',
        trendAssumed: false,
      },
    },
  ]);
});

it.each<[string, Checked, string[]]>([
  ['lowered twice', indicator(['90件', '80件', '70件']), ['80 − 90 = △10', '70 − 80 = △10']],
  ['over a year of words', indicator(['90件', '検討', '80件']), ['80 − 90 = △10']],
  ['in words with one figure', indicator(['閲覧の増（年60件）', '閲覧の増（年55件）']), ['55 − 60 = △5']],
  ['the open end of a range', indicator(['105%以上', '100%以上']), ['100 − 105 = △5']],
  ['less is better', indicator(['10件', '12件'], { desiredTrend: 'down' }), ['12 − 10 = +2']],
  ['no trend told', indicator(['90件', '80件'], { desiredTrend: undefined }), ['80 − 90 = △10']],
  ['replaced in its year without a reason', indicator([], { values: revised() }), ['80 − 90 = △10']],
  ['replaced with a reason', indicator([], { values: revised('会場の閉鎖') }), []],
  ['raised', indicator(['80件', '90件', '90件']), []],
  ['another unit', indicator(['90件', '80人']), []],
  ['a month after a year', indicator(['年12回', '月1回']), []],
  ['other words', indicator(['講座（20人）', '研修（15人）']), []],
  ['across a break', indicator(['90件', '80件'], { breaks: [{ year: 2022, reason: '定義の変更' }] }), []],
  ['nobody knows what is better', indicator(['90件', '80件'], { desiredTrend: 'unclear' }), []],
])('%s', (_name, given, lines) => {
  expect(checkLoweredTargets([given]).map(({ params }) => params.arithmetic)).toEqual(lines);
});

const truth = join(import.meta.dirname, '../../../../../shared/truth/honjo-r5-sheets-1-36.json');

describe.skipIf(!existsSync(truth))('a real book', () => {
  it('lowers the page views of two sheets', () => {
    const { projects }: { projects: { at: string; indicators: { values: YearValue[] }[] }[] } = JSON.parse(
      readFileSync(truth, 'utf8'),
    );
    const findings = checkLoweredTargets(
      projects.flatMap(({ at, indicators = [] }) =>
        indicators.map(({ values }, nth) => ({ id: `${at}/${nth}`, project: at, values })),
      ),
    );
    const lines = findings.filter(({ params }) => params.arithmetic === '55,000 − 60,000 = △5,000');
    expect(lines).toHaveLength(2);
  });
});
