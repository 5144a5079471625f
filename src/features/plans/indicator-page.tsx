import { projectPath } from '#addresses/plans.ts';
import { achievementOf } from '#domain/indicator/year-achievement.ts';
import { openIndicators } from '#domain/sheet/closed-sheet.ts';
import { KIND_LABELS } from '#exchange/labels.ts';
import { eraYear, indicatorName, nodeName, ownerName } from '#exchange/names.ts';
import type { ExchangeIndicator, ExchangeNode, ExchangeProject } from '#exchange/schema.ts';
import { type Definition, DefinitionList } from '#http/components/definition-list.tsx';
import { WrittenTable } from '#http/components/table.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { AchievementRate, TrendAssumed } from '#http/parts/achievement.tsx';
import { IndicatorChart } from '#http/parts/indicator-chart.tsx';
import { Undated, Values } from '#http/parts/indicator-table.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { idOf, readerOf } from '#http/request-key.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listProjects } from '#records/plan/project-queries.ts';
import { listNodes } from '#records/plan/queries.ts';
import { listClosedSheets } from '#records/sheet/closed-sheet-queries.ts';

const TREND_LABELS: Record<NonNullable<ExchangeIndicator['desiredTrend']>, string> = {
  up: '増えるほど望ましい',
  down: '減るほど望ましい',
  keep: '保つことが望ましい',
  range: '決めた範囲に収まることが望ましい',
  unclear: '増減だけでは判断しない',
};
const PURPOSE_LABELS = { activity: '活動指標', outcome: '成果指標' };

export async function indicatorPage(c: AppContext) {
  const { db, key, plan } = planScope(c);
  const closed = await listClosedSheets(db, key, readerOf(c).asker);
  const [indicator] = openIndicators(
    closed,
    await listIndicators(db, key, { indicator: idOf(c, 'indicator') }),
  );
  if (!indicator) return c.notFound();
  const [project] =
    indicator.project && !indicator.node ? await listProjects(db, key, { project: indicator.project }) : [];
  const node = (indicator.node ? await listNodes(db, key) : []).find((one) => one.id === indicator.node);
  const name = indicatorName(indicator);
  return renderPage(
    c,
    { title: name, crumbs: planCrumbs(plan), overline: '指標' },
    <>
      <DefinitionList items={aboutIndicator(plan.id, indicator, project, node)} />
      <IndicatorChart indicator={indicator} name={name} />
      <IndicatorYears indicator={indicator} />
    </>,
  );
}

function aboutIndicator(
  plan: string,
  indicator: ExchangeIndicator,
  project: ExchangeProject | undefined,
  node: ExchangeNode | undefined,
): Definition[] {
  const { unit, desiredTrend, purpose, milestones, breaks = [], owners, surveyYears } = indicator;
  return [
    ...(project ? [{ term: '事業', text: <a href={projectPath(plan, project.id)}>{project.title}</a> }] : []),
    ...(node ? [{ term: '項目', text: <a href={projectPath(plan, node.id)}>{nodeName(node)}</a> }] : []),
    ...(owners ? [{ term: '担当課', text: owners.map(ownerName).join('\n') }] : []),
    ...(surveyYears ? [{ term: '調査する年度', text: surveyYears.map(eraYear).join('、') }] : []),
    ...(purpose ? [{ term: '種類', text: PURPOSE_LABELS[purpose] }] : []),
    ...(unit ? [{ term: '単位', text: unit }] : []),
    ...(desiredTrend ? [{ term: '望ましい向き', text: TREND_LABELS[desiredTrend] }] : []),
    ...(milestones ? [{ term: '段階', text: milestones.join(' → ') }] : []),
    ...breaks.map(({ year, reason }) => ({
      term: '系列の断絶',
      text: `${eraYear(year)}から、それまでと比べられません。${reason}`,
    })),
  ];
}

/** Every value by year: what the chart shows, in words and figures. */
function IndicatorYears({ indicator }: { indicator: ExchangeIndicator }) {
  const years = [...new Set(indicator.values.map((value) => value.year))].sort();
  const kinds = (['baseline', 'target', 'actual'] as const).filter((kind) =>
    indicator.values.some((value) => value.kind === kind),
  );
  const rates = years.some((year) => achievementOf(indicator, year)?.judged);
  return (
    <>
      <h2>年度ごとの値</h2>
      {years.length === 0 ? (
        <p>年度の分かる値はありません。</p>
      ) : (
        <WrittenTable
          caption="年度ごとの値"
          headings={['年度', ...kinds.map((kind) => KIND_LABELS[kind]), ...(rates ? ['達成率'] : [])]}
        >
          <tbody>
            {years.map((year) => (
              <tr>
                <th scope="row">{eraYear(year)}</th>
                {kinds.map((kind) => (
                  <td>
                    <Values indicator={indicator} kind={kind} year={year} />
                  </td>
                ))}
                {rates ? (
                  <td>
                    <AchievementRate indicator={indicator} year={year} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </WrittenTable>
      )}
      <p>
        <Undated indicator={indicator} />
      </p>
      <TrendAssumed indicators={[indicator]} />
    </>
  );
}
