import { indicatorPath, projectPath } from '#addresses/plans.ts';
import { isIndicatorSheet } from '#domain/plan/indicator-sheet.ts';
import type { Listing, OutlineNode } from '#domain/plan/outline.ts';
import type { Grades } from '#domain/review/grades.ts';
import { BODY_LABELS } from '#exchange/labels.ts';
import { indicatorName, levelBefore, nodeName, ownerNames, shortYear } from '#exchange/names.ts';
import type {
  ExchangeIndicator,
  ExchangeNode,
  ExchangeProject,
  ExchangeRatingScale,
} from '#exchange/schema.ts';
import { Disclosure } from '#http/components/disclosure.tsx';
import { GradeList } from '#http/parts/grade-list.tsx';
import { ProjectTags } from '#http/parts/plan-parts.tsx';

export type Shown = {
  plan: string;
  /** The indicators of each item. */
  indicators: ReadonlyMap<string | null, readonly ExchangeIndicator[]>;
  levels: string[];
  grades: Grades;
  scales: ExchangeRatingScale[];
};

type Outline = OutlineNode<ExchangeNode, ExchangeProject>;

function isEmpty(one: Outline): boolean {
  return one.listings.length === 0 && one.children.every(isEmpty);
}

/** A node under a heading of its depth, then its projects, then the nodes below it. */
export function OutlineSection({ one, isNarrowed, ...shown }: { one: Outline; isNarrowed: boolean } & Shown) {
  if (isNarrowed && isEmpty(one)) return null;
  const { node } = one;
  const depth = Math.min(one.path.length + 1, 6);
  const Heading = `h${depth}` as 'h2';
  return (
    <section class={`outline-node outline-depth-${Math.min(one.path.length, 4)}`} id={`node-${node.id}`}>
      <Heading>
        <small class="level-name">
          {levelBefore(shown.levels, node)}
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

function ProjectList({ listings, ...shown }: { listings: Listing<ExchangeProject>[] } & Shown) {
  const { plan, grades, scales } = shown;
  const own = listings.filter(({ project }) => isIndicatorSheet(project));
  const others = listings.filter(({ project }) => !isIndicatorSheet(project));
  return (
    <>
      {own.map(({ project }) => (
        <OwnIndicators project={project} {...shown} />
      ))}
      {others.length === 0 ? null : <Projects listings={others} {...{ plan, grades, scales }} />}
    </>
  );
}

/** The indicators of the item itself, each with its latest figure. */
function OwnIndicators({ project, plan, indicators }: { project: ExchangeProject } & Shown) {
  const owners = ownerNames(project);
  return (
    <div class="own-indicators">
      <p>
        <a href={projectPath(plan, project.id)}>指標</a>
        {owners === '' ? '' : <small class="muted">　{owners}</small>}
      </p>
      <ul>
        {(indicators.get(project.id) ?? []).map((indicator) => {
          const latest = indicator.values.findLast(({ kind }) => kind === 'actual');
          return (
            <li>
              <a href={indicatorPath(plan, indicator.id)}>{indicatorName(indicator)}</a>
              {latest ? `　${shortYear(latest.year)} ${latest.text}` : ''}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type ListProps = { listings: Listing<ExchangeProject>[] } & Pick<Shown, 'plan' | 'grades' | 'scales'>;

function Projects({ listings, plan, grades, scales }: ListProps) {
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

export function Unlisted({ listings, ...shown }: { listings: ExchangeProject[] } & Shown) {
  if (listings.length === 0) return null;
  const placement = { node: '', number: '', relisted: false, page: null, title: null, fields: {} };
  return (
    <section>
      <h2>体系に掲載のない事業</h2>
      <ProjectList listings={listings.map((project) => ({ project, placement }))} {...shown} />
    </section>
  );
}
