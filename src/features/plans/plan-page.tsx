import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { LinkButton } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { GradeList } from './grade-list.tsx';
import { type Grades, gradesOf, usualLayer } from './grades.ts';
import { BODY_LABELS, LAYER_LABELS } from './labels.ts';
import { type Listing, type OutlineNode, outlineOf } from './outline.ts';
import { planPath, projectPath } from './paths.ts';
import {
  formatPeriod,
  nodeName,
  ownerNames,
  PlanMenu,
  ProjectTags,
  plansCrumbs,
  shortYear,
} from './plan-parts.tsx';
import { choicesIn, isFiltering, matches, readProjectFilter } from './project-filter.ts';
import { ProjectFilterForm } from './project-filter-form.tsx';
import { findPlanHead, listNodes, listOutlook, listProjects, listRatings, listScales } from './queries.ts';
import { planKeyOf } from './request-key.ts';

type Shown = { plan: string; levels: string[]; grades: Grades; scales: ExchangeRatingScale[] };

export async function planPage(c: AppContext) {
  const db = c.get('db').kysely;
  const key = planKeyOf(c);
  const plan = await findPlanHead(db, key);
  if (!plan) return c.notFound();
  const nodes = await listNodes(db, key);
  const projects = await listProjects(db, key);
  const ratings = await listRatings(db, key);
  const scales = await listScales(db, key);
  const outlook = await listOutlook(db, key);

  const layer = usualLayer(ratings);
  const grades = gradesOf(ratings, layer);
  const filter = readProjectFilter((name) => c.req.query(name));
  const found = projects.filter((project) => matches(filter, project, grades));
  const listings = found.reduce((sum, project) => sum + project.placements.length, 0);
  const outline = outlineOf(nodes, found);
  const shown = { plan: plan.id, levels: plan.levels, grades, scales };
  return renderPage(
    c,
    { title: plan.title, crumbs: plansCrumbs, overline: formatPeriod(plan.years) },
    <div class="plan">
      <PlanMenu plan={plan.id} here="plan" />
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
            choices={choicesIn(projects, grades)}
            gradeYear={grades.years.at(-1)}
          />
          <p class="result-line" role="status">
            事業 <strong>{found.length}</strong> 件
            {isFiltering(filter) ? `（全 ${projects.length} 件のうち）` : ''}
            {listings > found.length ? `　再掲を含む延べ ${listings} 件` : ''}
            {grades.years.length > 0 ? `　評価の列は${LAYER_LABELS[layer]}` : ''}
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
      </p>
    </div>,
  );
}

function isEmpty(one: OutlineNode): boolean {
  return one.listings.length === 0 && one.children.every(isEmpty);
}

/** A node under a heading of its depth, then its projects, then the nodes below it. */
function OutlineSection({ one, isNarrowed, ...shown }: { one: OutlineNode; isNarrowed: boolean } & Shown) {
  if (isNarrowed && isEmpty(one)) return null;
  const { node } = one;
  const depth = Math.min(one.path.length + 1, 6);
  const Heading = `h${depth}` as 'h2';
  return (
    <section class={`outline-node outline-depth-${Math.min(one.path.length, 4)}`} id={`node-${node.id}`}>
      <Heading>
        <small class="level-name">
          {shown.levels[node.level] ?? ''}
          {node.body === null ? '' : `（${BODY_LABELS[node.body]}）`}
        </small>
        {nodeName(node)}
      </Heading>
      {node.sections.length === 0 ? null : (
        <Disclosure summary={node.sections.map((section) => section.heading || '説明').join('・')}>
          {node.sections.map((section) => (
            <>
              {section.heading === '' ? null : <p class="section-heading">{section.heading}</p>}
              <p class="as-written">{section.text}</p>
            </>
          ))}
        </Disclosure>
      )}
      <ProjectList listings={one.listings} {...shown} />
      {one.children.map((child) => (
        <OutlineSection one={child} isNarrowed={isNarrowed} {...shown} />
      ))}
    </section>
  );
}

function ProjectList({ listings, plan, grades, scales }: { listings: Listing[] } & Shown) {
  if (listings.length === 0) return null;
  return (
    <ul class="project-list">
      {listings.map(({ project, placement }) => (
        <li class={placement.relisted ? 'relisted' : undefined}>
          <p class="project-name">
            <span class="project-number">{placement.number}</span>{' '}
            <a href={projectPath(plan, project.id)}>
              {(placement.title ?? project.title) || '（事業名なし）'}
            </a>{' '}
            <ProjectTags flags={project.flags} relisted={placement.relisted} />
          </p>
          <p class="project-owners">{ownerNames(project)}</p>
          <ol class="project-grades" aria-label="各年度の評価">
            {grades.years.map((year) => (
              <li>
                <small>{shortYear(year)}</small>
                <GradeList grades={grades.of(project.id, year)} scales={scales} />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  );
}

function Unlisted({ listings, ...shown }: { listings: Listing['project'][] } & Shown) {
  if (listings.length === 0) return null;
  const placement = { node: '', number: '', relisted: false, page: null, title: null, fields: {} };
  return (
    <section>
      <h2>体系に掲載のない事業</h2>
      <ProjectList listings={listings.map((project) => ({ project, placement }))} {...shown} />
    </section>
  );
}
