import { planCorrectionPath } from '#addresses/keeping.ts';
import { planPath } from '#addresses/plans.ts';
import { groupBy } from '#domain/group-by.ts';
import { hasRole } from '#domain/people/actor.ts';
import { outlineOf } from '#domain/plan/outline.ts';
import { countProjects } from '#domain/plan/placement.ts';
import { gradesOf, usualLayer } from '#domain/review/grades.ts';
import { openIndicators, openRatings } from '#domain/sheet/closed-sheet.ts';
import { LAYER_LABELS, titleOfPlan } from '#exchange/labels.ts';
import { formatPeriod } from '#exchange/names.ts';
import { LinkButton } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { Opinions } from '#http/parts/opinions.tsx';
import { ProjectTags, plansCrumbs } from '#http/parts/plan-parts.tsx';
import { readerOf } from '#http/request-key.ts';
import { listSeenOpinions } from '#records/opinion/queries.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listOwners } from '#records/plan/owner-queries.ts';
import { listProjectNames } from '#records/plan/project-queries.ts';
import { listNodes, listOutlook, listScales } from '#records/plan/queries.ts';
import { listClosedSheets } from '#records/sheet/closed-sheet-queries.ts';
import { listGrades } from '#records/sheet/rating-queries.ts';
import { OutlineSection, Unlisted } from './outline-section.tsx';
import { choicesIn, isFiltering, matches, readProjectFilter } from './project-filter.ts';
import { ProjectFilterForm } from './project-filter-form.tsx';

export async function planPage(c: AppContext) {
  const { db, key, plan, actor } = planScope(c);
  const nodes = await listNodes(db, key);
  const projects = await listProjectNames(db, key);
  const closed = await listClosedSheets(db, key, readerOf(c).asker);
  const ratings = openRatings(closed, await listGrades(db, key));
  const scales = await listScales(db, key);
  const outlook = await listOutlook(db, key);
  const opinions = await listSeenOpinions(db, key, readerOf(c), { sheet: null });

  const layer = usualLayer(ratings);
  const grades = gradesOf(ratings, layer);
  const filter = readProjectFilter((name) => c.req.query(name));
  const owners = await listOwners(db, key);
  const found = projects.filter((project) => matches(filter, project, grades, owners));
  const { distinct, listed } = countProjects(found);
  const outline = outlineOf(nodes, found);
  const indicators = groupBy(openIndicators(closed, await listIndicators(db, key)), (one) => one.node);
  const shown = { plan: plan.id, indicators, levels: plan.levels, grades, scales };
  return renderPage(
    c,
    { title: titleOfPlan(plan), crumbs: plansCrumbs, overline: formatPeriod(plan.years) },
    <div class="plan">
      {plan.philosophies.length === 0 ? null : (
        <section class="philosophy">
          <h2>基本理念</h2>
          {plan.philosophies.map((text) => (
            <p class="as-written">{text}</p>
          ))}
        </section>
      )}
      {projects.length === 0 && nodes.length === 0 ? (
        <EmptyState title="この計画には、まだ項目も事業もありません。">
          <p>計画書を取り込むと、体系と事業がここに表示されます。</p>
        </EmptyState>
      ) : (
        <>
          <ProjectFilterForm
            plan={plan.id}
            filter={filter}
            choices={choicesIn(projects, grades, owners)}
            gradeYear={grades.years.at(-1)}
          />
          <p class="result-line" role="status">
            事業 <strong>{distinct}</strong> 件
            {isFiltering(filter) ? `（全 ${countProjects(projects).distinct} 件のうち）` : ''}
            {listed > distinct ? `　再掲を含む延べ ${listed} 件` : ''}
            {grades.years.length > 0 ? `　表示中の評価：${LAYER_LABELS[layer]}` : ''}
          </p>
          {isFiltering(filter) && found.length === 0 ? (
            <EmptyState title="条件に合う事業はありません。">
              <p>
                条件を減らすか、<a href={planPath(plan.id)}>条件をすべて外して</a>ください。
              </p>
            </EmptyState>
          ) : (
            outline.map((one) => <OutlineSection one={one} isNarrowed={isFiltering(filter)} {...shown} />)
          )}
          <Unlisted listings={found.filter((project) => project.placements.length === 0)} {...shown} />
        </>
      )}
      <Opinions plan={plan.id} opinions={opinions} />
      {outlook.length === 0 ? null : (
        <section id="outlook">
          <h2>次期計画に向けて</h2>
          {outlook.map((item, at) => (
            <article class="outlook" id={`outlook-${at}`}>
              <h3>
                {item.goal === '' ? null : <small>{item.goal}　</small>}
                {item.title} <ProjectTags flags={item.flags} relisted={item.relisted} />
              </h3>
              <p class="as-written">{item.text}</p>
            </article>
          ))}
        </section>
      )}
      <p class="downloads">
        <LinkButton href={`${planPath(plan.id)}/document.json`} look="outlined" download>
          計画の全データを保存（JSON）
        </LinkButton>
        {hasRole(actor, 'secretariat') ? (
          <LinkButton href={planCorrectionPath(plan.id)} look="outlined">
            計画を直す
          </LinkButton>
        ) : null}
      </p>
    </div>,
  );
}
