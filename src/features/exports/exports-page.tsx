import { exportFilePath } from '#addresses/exports.ts';
import { jobsPath } from '#addresses/jobs.ts';
import { templatesPath } from '#addresses/templates.ts';
import { type Actor, departmentsOf, hasRole, type NamedDepartment } from '#domain/people/actor.ts';
import { WHATS, type What } from '#domain/publication/export-request.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { eraYear } from '#exchange/names.ts';
import { LinkButton } from '#http/components/button.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { formatNames, whatNames, whatPurposes } from '#messages/exports.ja.ts';
import { listOwners } from '#records/plan/owner-queries.ts';
import { listSheetPlaces } from '#records/sheet/queries.ts';
import { ExportFilter, type Filter } from './export-filter.tsx';
import { BY_DEPARTMENT, OFFERED } from './offered.ts';
import { PAPERS, paperOf } from './read-export-request.ts';

/** 出力: what of the plan can be taken along, of which year and department, on which paper, in which format. */
export async function exportsPage(c: AppContext) {
  const { db, key, plan } = planScope(c);
  const actor = actorOf(c);
  const sheets = await listSheetPlaces(db, key);
  const owners = [...(await listOwners(db, key)).values()].flat();
  const years = [...new Set(sheets.map(({ year }) => year))].sort().reverse();
  const departments = [...new Map(owners.map((one) => [one.id, one])).values()];
  const filter: Filter = {
    year: years.find((year) => `${year}` === c.req.query('year')) ?? null,
    departmentId: departments.find(({ id }) => id === c.req.query('department'))?.id ?? null,
    paper: PAPERS.find((one) => one === c.req.query('paper')) ?? null,
  };
  return renderPage(
    c,
    { title: '出力', crumbs: planCrumbs(plan), overline: titleOfPlan(plan) },
    <>
      <p class="lead">
        年度や課を絞るときは、選んで「この条件にする」を押します。形式のボタンを押すと、ファイルが保存されます。確定した年度は確定版の内容、ほかはいまの登録内容で作ります。
      </p>
      <ExportFilter plan={plan.id} filter={filter} years={years} departments={departments} />
      <ul class="export-list">
        {WHATS.map((what) => (
          <Offer
            plan={plan.id}
            what={what}
            filter={filter}
            departments={departments}
            latest={years[0] ?? null}
            actor={actor}
          />
        ))}
      </ul>
      <ul class="export-more">
        {hasRole(actor, 'secretariat') ? (
          <li>
            <a href={templatesPath(plan.id)}>お使いのExcel・Wordの様式でシートを出力する</a>
          </li>
        ) : null}
        <li>
          <a href={jobsPath}>作成・読み込みの状況</a>
        </li>
      </ul>
    </>,
  );
}

type OfferProps = {
  plan: string;
  what: What;
  filter: Filter;
  departments: NamedDepartment[];
  latest: number | null;
  actor: Actor;
};
/** Is printed of one year, the latest where none is chosen. */
const OF_ONE_YEAR: ReadonlySet<What> = new Set(['sheets', 'pack']);

/** One thing with what it is for, and a button for each of its formats. */
function Offer({ plan, what, filter, departments, latest, actor }: OfferProps) {
  const own = departmentsOf(actor);
  const isWide = hasRole(actor, 'secretariat');
  if (what === 'handover' && !isWide && own.length === 0) return null;
  const chosen = BY_DEPARTMENT.has(what)
    ? departments.find(({ id }) => id === filter.departmentId)
    : undefined;
  const department =
    what === 'handover' && !isWide ? (own.find(({ id }) => id === chosen?.id) ?? own[0]!) : chosen;
  const year = what === 'data' ? null : filter.year;
  const printed = year ?? (OF_ONE_YEAR.has(what) ? latest : null);
  const scope = [printed === null ? '' : eraYear(printed), department?.label ?? '']
    .filter((word) => word !== '')
    .join('・');
  return (
    <li class="export-offer">
      <div class="export-about">
        <h2 class="export-name">
          {whatNames[what]}
          {scope === '' ? null : <small class="muted">（{scope}）</small>}
        </h2>
        <p>{whatPurposes[what]}</p>
      </div>
      <div class="export-formats">
        {OFFERED[what].map((format) => (
          <LinkButton
            href={exportFilePath(plan, {
              ...{ what, format, year, paper: paperOf(filter.paper) },
              departmentId: department?.id ?? null,
            })}
            look="outlined"
            size="small"
          >
            {formatNames[format]}
            <span class="visually-hidden">で{whatNames[what]}を保存</span>
          </LinkButton>
        ))}
      </div>
    </li>
  );
}
