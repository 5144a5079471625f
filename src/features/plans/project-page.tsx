import { sheetPath } from '#addresses/plans.ts';
import { isIndicatorSheet } from '#domain/plan/indicator-sheet.ts';
import { pathTo } from '#domain/plan/outline.ts';
import { NOBODY } from '#domain/plan/owner.ts';
import { gradesOf, layersIn } from '#domain/review/grades.ts';
import type { PlacedRating } from '#domain/review/rating.ts';
import { openIndicators, openRatings } from '#domain/sheet/closed-sheet.ts';
import { fieldLabel, LAYER_LABELS } from '#exchange/labels.ts';
import { eraYear, nodeName, ownerName } from '#exchange/names.ts';
import type { ExchangeNode, ExchangeProject, ExchangeRatingScale } from '#exchange/schema.ts';
import { shownFields } from '#exchange/shown-fields.ts';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { WrittenTable } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { GradeList } from '#http/parts/grade-list.tsx';
import { IndicatorTable } from '#http/parts/indicator-table.tsx';
import { ProjectTags, planCrumbs } from '#http/parts/plan-parts.tsx';
import { idOf, readerOf } from '#http/request-key.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listProjects } from '#records/plan/project-queries.ts';
import { listNodes, listScales } from '#records/plan/queries.ts';
import { listClosedSheets } from '#records/sheet/closed-sheet-queries.ts';
import { listSheets } from '#records/sheet/queries.ts';
import { listRatings } from '#records/sheet/rating-queries.ts';

export async function projectPage(c: AppContext) {
  const { db, key, plan } = planScope(c);
  const only = { project: idOf(c, 'project') };
  const [project] = await listProjects(db, key, only);
  if (!project) return c.notFound();
  const nodes = await listNodes(db, key);
  const closed = await listClosedSheets(db, key, readerOf(c).asker);
  const indicators = openIndicators(closed, await listIndicators(db, key, only));
  const sheets = await listSheets(db, key, only);
  const ratings = openRatings(closed, await listRatings(db, key, only));
  const scales = await listScales(db, key);
  const figures =
    indicators.length === 0 ? null : (
      <>
        <h2>指標</h2>
        <IndicatorTable plan={plan.id} indicators={indicators} />
      </>
    );
  return renderPage(
    c,
    {
      title: project.title || '（事業名なし）',
      crumbs: planCrumbs(plan),
      overline: isIndicatorSheet(project) ? '計画の項目の指標' : '事業',
    },
    <>
      <DefinitionList
        items={[
          { term: '担当課', text: project.owners.map(ownerName).filter(Boolean).join('\n') || NOBODY },
          ...(project.flags.length > 0
            ? [{ term: '区分', text: <ProjectTags flags={project.flags} /> }]
            : []),
          ...shownFields(project.fields).map(({ key, text }) => ({ term: fieldLabel(key), text })),
        ]}
      />
      <Placements project={project} nodes={nodes} />
      {isIndicatorSheet(project) ? figures : null}
      <h2>各年度の評価とシート</h2>
      <Years plan={plan.id} project={project.id} sheets={sheets} ratings={ratings} scales={scales} />
      {isIndicatorSheet(project) ? null : figures}
    </>,
  );
}

/** Where the book lists the project: the first listing and every 再掲, with the wording there where it differs. */
function Placements({ project, nodes }: { project: ExchangeProject; nodes: ExchangeNode[] }) {
  if (project.placements.length === 0) return null;
  return (
    <section>
      <h2>計画での位置</h2>
      <ul class="placements">
        {project.placements.map((placement) => (
          <li>
            {pathTo(nodes, placement.node).map(nodeName).join(' ＞ ')}
            {placement.number === '' ? '' : ` ＞ ${placement.number}`}{' '}
            {placement.relisted ? <Tag>再掲</Tag> : null}
            {placement.page === null ? '' : `　${placement.page}頁`}
            {placement.title === null ? null : <small>（ここでの表記：{placement.title}）</small>}
            {shownFields(placement.fields).map(({ key, text }) => (
              <p class="as-written small">
                {fieldLabel(key)}：{text}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

type YearsProps = {
  plan: string;
  project: string;
  sheets: { id: string; year: number; page: number | null }[];
  ratings: PlacedRating[];
  scales: ExchangeRatingScale[];
};

function Years({ plan, project, sheets, ratings, scales }: YearsProps) {
  const years = [...new Set([...sheets, ...ratings].map((one) => one.year))].sort();
  if (years.length === 0) return <p>進行管理シートはまだありません。</p>;
  const layers = layersIn(ratings).map((layer) => ({ layer, grades: gradesOf(ratings, layer) }));
  return (
    <WrittenTable
      caption="各年度の評価とシート"
      headings={['年度', ...layers.map(({ layer }) => LAYER_LABELS[layer]), 'シート']}
      class="table-dense"
    >
      <tbody>
        {years.map((year) => (
          <tr>
            <th scope="row">{eraYear(year)}</th>
            {layers.map(({ grades }) => (
              <td>
                <GradeList grades={grades.of(project, year)} scales={scales} />
              </td>
            ))}
            <td>
              {sheets
                .filter((sheet) => sheet.year === year)
                .map((sheet) => (
                  <a class="sheet-link" href={sheetPath(plan, sheet.id)}>
                    シート{sheet.page === null ? '' : `（${sheet.page}頁）`}
                  </a>
                ))}
            </td>
          </tr>
        ))}
      </tbody>
    </WrittenTable>
  );
}
