import type { ExchangeRatingScale, Layer } from '#exchange/schema.ts';
import { LinkButton } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { RatingBadge, RatingMissing } from '#http/components/rating-badge.tsx';
import { ScrollRegion } from '#http/components/table.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { importProblems } from '#messages';
import { GradeList } from './grade-list.tsx';
import { layersIn, standingOf, usualLayer } from './grades.ts';
import { LAYER_LABELS } from './labels.ts';
import { projectPath, sheetPath, summaryPath } from './paths.ts';
import {
  eraYear,
  nodeName,
  ownerNames,
  PlanMenu,
  ProjectTags,
  planCrumbs,
  ScaleLegend,
  shortYear,
} from './plan-parts.tsx';
import {
  findPlanHead,
  listNodes,
  listProjects,
  listRatings,
  listScales,
  listSheetPlaces,
  type PlanHead,
  type PlanKey,
} from './queries.ts';
import { planKeyOf } from './request-key.ts';
import { type Summary, type SummaryRow, summaryOf } from './summary.ts';

export async function summaryPage(c: AppContext) {
  const found = await findSummary(c, planKeyOf(c));
  if (!found) return c.notFound();
  const { plan, summary, scales, layer, layers } = found;
  const rows = summary.groups.reduce((sum, group) => sum + group.rows.length, 0);
  return renderPage(
    c,
    {
      title: `総括表（${LAYER_LABELS[layer]}）`,
      crumbs: planCrumbs(plan),
      width: 'wide',
      overline: plan.title,
    },
    <div class="summary">
      <PlanMenu plan={plan.id} here="summary" />
      {rows === 0 ? (
        <EmptyState title="この計画には、まだ事業がありません。">
          <p>計画書を取り込むと、事業と評価の一覧がここに表示されます。</p>
        </EmptyState>
      ) : (
        <>
          <LayerSwitch plan={plan.id} layers={layers} chosen={layer} />
          <Contradictions plan={plan.id} summary={summary} />
          <SummaryTable plan={plan} summary={summary} scales={scales} />
          <ScaleLegend scales={scales} />
          <Counts summary={summary} scales={scales} layer={layer} />
          <p class="downloads">
            <LinkButton href={`${summaryPath(plan.id)}.csv?layer=${layer}`} look="outlined" download>
              総括表をCSVで保存
            </LinkButton>
          </p>
        </>
      )}
    </div>,
  );
}

/** What the page and the file show: the plan's summary in the layer that the address asks for. */
export async function findSummary(c: AppContext, key: PlanKey) {
  const db = c.get('db').kysely;
  const plan = await findPlanHead(db, key);
  if (!plan) return null;
  const ratings = await listRatings(db, key);
  const layers = layersIn(ratings);
  const layer = layers.find((one) => one === c.req.query('layer')) ?? usualLayer(ratings);
  const scales = await listScales(db, key);
  const nodes = await listNodes(db, key);
  const projects = await listProjects(db, key);
  const sheets = await listSheetPlaces(db, key);
  const summary = summaryOf({ years: plan.years, nodes, projects, sheets, ratings, scales }, layer);
  return { plan, summary, scales, layer, layers };
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

function Contradictions({ plan, summary }: { plan: string; summary: Summary }) {
  if (summary.contradictions.length === 0) return null;
  return (
    <section class="note-box" aria-labelledby="contradictions">
      <h2 id="contradictions">一覧表とシートで評価が違う事業（{summary.contradictions.length}件）</h2>
      <ul>
        {summary.contradictions.map(({ project, year, sheet, grade }) => (
          <li>
            {sheet ? <a href={sheetPath(plan, sheet)}>{project.title}</a> : project.title}
            {`　${eraYear(year)}　`}
            {importProblems['summary-differs-from-sheet'](
              `${grade.department ?? ''}一覧表 ${grade.inSummary}、シート ${grade.onSheet}`,
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type TableProps = { plan: PlanHead; summary: Summary; scales: ExchangeRatingScale[] };

function SummaryTable({ plan, summary, scales }: TableProps) {
  const columns = summary.years.length + 3;
  return (
    <ScrollRegion label="総括表">
      <table class="table table-dense summary-table">
        <caption class="visually-hidden">事業ごとの各年度の評価</caption>
        <thead>
          <tr>
            <th scope="col">事業名</th>
            <th scope="col">担当課</th>
            {summary.years.map((year) => (
              <th scope="col" class="center" title={eraYear(year)}>
                {shortYear(year)}
              </th>
            ))}
            <th scope="col" class="number">
              頁
            </th>
          </tr>
        </thead>
        {summary.groups.map((group, at) => (
          <tbody>
            {group.path.map((node, level) =>
              node === summary.groups[at - 1]?.path[level] ? null : (
                <tr class={`group-row group-row-${Math.min(level, 2)}`}>
                  <th scope="rowgroup" colspan={columns}>
                    <small>{plan.levels[node.level] ?? ''}</small> {nodeName(node)}
                  </th>
                </tr>
              ),
            )}
            {group.path.length === 0 ? (
              <tr class="group-row">
                <th scope="rowgroup" colspan={columns}>
                  体系に掲載のない事業
                </th>
              </tr>
            ) : null}
            {group.rows.map((row) => (
              <Row plan={plan.id} row={row} scales={scales} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}

function Row({ plan, row, scales }: { plan: string; row: SummaryRow; scales: ExchangeRatingScale[] }) {
  const { project, placement } = row;
  return (
    <tr class={placement.relisted ? 'relisted' : undefined}>
      <th scope="row">
        {placement.number} <a href={projectPath(plan, project.id)}>{placement.title ?? titleOf(project)}</a>{' '}
        <ProjectTags flags={project.flags} relisted={placement.relisted} />
      </th>
      <td class="owner">{ownerNames(project)}</td>
      {row.cells.map((cell) => (
        <td class="center">
          {cell.isMissing ? <RatingMissing /> : null}
          <GradeList
            grades={cell.grades}
            scales={scales}
            href={cell.sheet === null ? undefined : sheetPath(plan, cell.sheet)}
          />
        </td>
      ))}
      <td class="number">
        {row.page === null ? null : row.sheet === null ? (
          row.page
        ) : (
          <a href={sheetPath(plan, row.sheet)}>{row.page}</a>
        )}
      </td>
    </tr>
  );
}

const titleOf = ({ title }: { title: string }) => (title === '' ? '（事業名なし）' : title);

function Counts({
  summary,
  scales,
  layer,
}: {
  summary: Summary;
  scales: ExchangeRatingScale[];
  layer: Layer;
}) {
  const years = summary.years.filter((year) =>
    summary.counts.some((count) => count.years.some((one) => one.year === year && one.listings > 0)),
  );
  if (years.length === 0) return null;
  return (
    <section>
      <h2>評価ごとの件数（{LAYER_LABELS[layer]}）</h2>
      <p>
        実数は同じ事業を1件と数え、延べは再掲も1件と数えます。課ごとに評価がある事業は、それぞれの評価を数えます。
      </p>
      <ScrollRegion label="評価ごとの件数">
        <table class="table table-dense counts-table">
          <caption class="visually-hidden">年度ごとの各評価の件数（実数と延べ）</caption>
          <thead>
            <tr>
              <th scope="col" rowspan={2}>
                評価
              </th>
              {years.map((year) => (
                <th scope="colgroup" colspan={2} class="center">
                  {eraYear(year)}
                </th>
              ))}
            </tr>
            <tr>
              {years.map(() => (
                <>
                  <th scope="col" class="number">
                    実数
                  </th>
                  <th scope="col" class="number">
                    延べ
                  </th>
                </>
              ))}
            </tr>
          </thead>
          <tbody>
            {summary.counts.map(({ code, years: counted }) => (
              <tr>
                <th scope="row">
                  {code === null ? <RatingMissing /> : <RatingBadge {...standingOf(scales, code)} />}
                </th>
                {counted
                  .filter(({ year }) => years.includes(year))
                  .map(({ projects, listings }) => (
                    <>
                      <td class="number">{projects}</td>
                      <td class="number">{listings}</td>
                    </>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
