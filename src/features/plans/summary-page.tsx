import { exportFilePath } from '#addresses/exports.ts';
import { summaryPath } from '#addresses/plans.ts';
import { findingsIn } from '#domain/review/findings.ts';
import { layersIn, usualLayer } from '#domain/review/grades.ts';
import { summaryOf } from '#domain/review/summary.ts';
import { openIndicators, openRatings } from '#domain/sheet/closed-sheet.ts';
import { LAYER_LABELS, titleOfPlan } from '#exchange/labels.ts';
import type { Layer } from '#exchange/schema.ts';
import { LinkButton } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { FindingList } from '#http/parts/finding-list.tsx';
import { GradeCounts } from '#http/parts/grade-counts.tsx';
import { planCrumbs, ScaleLegend } from '#http/parts/plan-parts.tsx';
import { readerOf } from '#http/request-key.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listProjectNames } from '#records/plan/project-queries.ts';
import { listNodes, listScales } from '#records/plan/queries.ts';
import { listClosedSheets } from '#records/sheet/closed-sheet-queries.ts';
import { listSheetPlaces } from '#records/sheet/queries.ts';
import { listGrades } from '#records/sheet/rating-queries.ts';
import { SummaryTable } from './summary-table.tsx';

export async function summaryPage(c: AppContext) {
  const { plan, summary, scales, layer, layers, ratings, closed, ...subjects } = await loadSummary(c);
  const indicators = openIndicators(closed, await listIndicators(c.get('db').kysely, planScope(c).key));
  const findings = findingsIn({ scales, indicators, ratings });
  const rows = summary.groups.reduce((sum, group) => sum + group.rows.length, 0);
  return renderPage(
    c,
    {
      title: `総括表（${LAYER_LABELS[layer]}）`,
      crumbs: planCrumbs(plan),
      width: 'wide',
      overline: titleOfPlan(plan),
    },
    <div class="summary">
      {rows === 0 ? (
        <EmptyState title="この計画には、まだ事業がありません。">
          <p>計画書を取り込むと、事業と評価の一覧がここに表示されます。</p>
        </EmptyState>
      ) : (
        <>
          <LayerSwitch plan={plan.id} layers={layers} chosen={layer} />
          <FindingList plan={plan.id} findings={findings} indicators={indicators} {...subjects} />
          <SummaryTable plan={plan} summary={summary} scales={scales} />
          <ScaleLegend scales={scales} />
          <GradeCounts summary={summary} scales={scales} layer={layer} />
          <p class="downloads">
            <LinkButton href={`${summaryPath(plan.id)}.csv?layer=${layer}`} look="outlined" download>
              総括表をCSVで保存
            </LinkButton>
            <LinkButton
              href={exportFilePath(plan.id, { what: 'summary', format: 'pdf' })}
              look="outlined"
              download
            >
              PDFで保存
            </LinkButton>
            <LinkButton
              href={exportFilePath(plan.id, { what: 'summary', format: 'xlsx' })}
              look="outlined"
              download
            >
              Excelで保存
            </LinkButton>
          </p>
        </>
      )}
    </div>,
  );
}

/** What the page and the file show: the plan's summary in the layer that the address asks for. */
export async function loadSummary(c: AppContext) {
  const { db, key, plan } = planScope(c);
  const closed = await listClosedSheets(db, key, readerOf(c).asker);
  const ratings = openRatings(closed, await listGrades(db, key));
  const layers = layersIn(ratings);
  const layer = layers.find((one) => one === c.req.query('layer')) ?? usualLayer(ratings);
  const scales = await listScales(db, key);
  const nodes = await listNodes(db, key);
  const projects = await listProjectNames(db, key);
  const sheets = await listSheetPlaces(db, key);
  const summary = summaryOf({ years: plan.years, nodes, projects, sheets, ratings, scales }, layer);
  return { plan, summary, scales, layer, layers, ratings, closed, projects, sheets };
}

function LayerSwitch({ plan, layers, chosen }: { plan: string; layers: Layer[]; chosen: Layer }) {
  if (layers.length < 2) return null;
  return (
    <nav class="switch" aria-label="表示する評価">
      {layers.map((layer) => (
        <a
          href={`${summaryPath(plan)}?layer=${layer}`}
          {...(layer === chosen ? { 'aria-current': 'true' as const } : {})}
        >
          {LAYER_LABELS[layer]}
        </a>
      ))}
    </nav>
  );
}
