import { projectPath, sheetPath } from '#addresses/plans.ts';
import { reaches, reachOf } from '#domain/activity/reach.ts';
import { shownDay } from '#domain/calendar/calendar-date.ts';
import { groupBy } from '#domain/group-by.ts';
import type { PlacedRating } from '#domain/review/rating.ts';
import { openParts, openRatings, openTexts } from '#domain/sheet/closed-sheet.ts';
import { joinParts } from '#domain/sheet/part.ts';
import { inFieldOrder } from '#exchange/canonical.ts';
import { fieldName } from '#exchange/field-name.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import { eraYear, shortYear } from '#exchange/names.ts';
import type { Fields } from '#exchange/schema.ts';
import { EmptyState } from '#http/components/empty-state.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { Comparison, ComparisonLegend } from '#http/parts/comparison.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { idOf, readerOf } from '#http/request-key.ts';
import { listForms } from '#records/form/form-queries.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listOwners, ownersOnSheet } from '#records/plan/owner-queries.ts';
import { listProjects } from '#records/plan/project-queries.ts';
import type { PlanHead } from '#records/plan/queries.ts';
import { listClosedSheets } from '#records/sheet/closed-sheet-queries.ts';
import { listParts, listSheets } from '#records/sheet/queries.ts';
import { listRatings } from '#records/sheet/rating-queries.ts';
import { headedInOrder, ownerOrder } from './owner-order.ts';

/** A sheet of a project as it is compared: what it says by field, own texts of several owners as one. */
type YearSheet = { id: string; year: number; texts: Record<string, string>; grades: Record<string, string> };

/** A year of a project against the year before it, field by field. */
export async function yearsPage(c: AppContext) {
  const { db, key, plan } = planScope(c);
  const [project] = await listProjects(db, key, { project: idOf(c, 'project') });
  const owning = (await listOwners(db, key, { project: idOf(c, 'project') })).get(idOf(c, 'project')) ?? [];
  if (!project || !reaches(reachOf(actorOf(c)), owning)) return c.notFound();
  const indicators = await listIndicators(db, key, { project: project.id });
  const forms = await listForms(db, key);
  const closed = await listClosedSheets(db, key, readerOf(c).asker);
  const ratings = openRatings(closed, await listRatings(db, key, { project: project.id }));
  const told = groupBy(await listParts(db, key), ({ sheet }) => sheet);
  const stored = await listSheets(db, key, { project: project.id });
  const owners = ownersOnSheet(owning).map(({ department }) => department);
  const inOrder = ownerOrder(owners);
  const sheets = stored
    .map((sheet): YearSheet & { form: (typeof forms)[number] | null } => {
      const form =
        forms.find(({ id, version }) => id === sheet.form?.id && version === sheet.form.version) ?? null;
      const parts = told.get(sheet.id) ?? [];
      const { fields } = openTexts(closed, sheet, parts, form?.sections);
      return {
        id: sheet.id,
        year: sheet.year,
        texts: textsOf(
          Object.fromEntries(
            Object.entries(fields).map(([name, text]) => [name, headedInOrder(text ?? '', owners)]),
          ),
          inOrder(openParts(closed, sheet.id, parts).filter(({ stage }) => stage === 'collecting')),
        ),
        grades: gradesOn(inOrder(ratings.filter((rating) => rating.sheet === sheet.id))),
        form,
      };
    })
    .sort((a, b) => a.year - b.year);
  const years = [...new Set(sheets.map(({ year }) => year))];
  const wanted = years.includes(Number(c.req.query('year'))) ? Number(c.req.query('year')) : years.at(-1);
  const later = sheets.find(({ year }) => year === wanted);
  const earlier = sheets.filter(({ year }) => year < (wanted ?? 0)).at(-1);
  const form = later?.form ?? earlier?.form ?? null;
  return renderPage(
    c,
    {
      title: '前の年度との比較',
      crumbs: [
        ...planCrumbs(plan),
        { href: projectPath(plan.id, project.id), label: project.title || '（事業名なし）' },
      ],
      overline: project.title,
    },
    later && earlier ? (
      <>
        <YearMenu plan={plan} project={project.id} years={years.slice(1)} here={later.year} />
        <p>
          <a href={sheetPath(plan.id, earlier.id)}>{eraYear(earlier.year)}のシート</a>から
          <a href={sheetPath(plan.id, later.id)}>{eraYear(later.year)}のシート</a>
          への変わり方です。
        </p>
        <ComparisonLegend />
        <FieldComparisons
          earlier={{ ...earlier.grades, ...earlier.texts }}
          later={{ ...later.grades, ...later.texts }}
          nameOf={(field) => fieldName(field, { form, indicators })}
        />
      </>
    ) : (
      <EmptyState title="比べられる年度がまだありません。">
        <p>シートが二つの年度にそろうと、ここで見比べられます。</p>
      </EmptyState>
    ),
  );
}

function textsOf(fields: Fields, parts: { department: string; fields: Fields }[]): Record<string, string> {
  const own = new Set(parts.flatMap((part) => Object.keys(part.fields)));
  const joined = [...own].map((name) => {
    const texts = parts.map((part) => ({
      department: part.department,
      text: part.fields[name as keyof Fields] ?? '',
    }));
    return [name, joinParts(texts)];
  });
  // Of a text that one has the lead of, the sheet says the whole; what the others say stands beside it.
  return inFieldOrder({ ...Object.fromEntries(joined), ...fields }) as Record<string, string>;
}

function gradesOn(ratings: PlacedRating[]): Record<string, string> {
  const grades: Record<string, string> = {};
  for (const { layer, department, code } of ratings) {
    const name = `rating:${layer}`;
    const text = department === null ? code : `【${department}】${code}`;
    grades[name] = grades[name] === undefined ? text : `${grades[name]}\n${text}`;
  }
  return Object.fromEntries(
    Object.keys(LAYER_LABELS).flatMap((layer) => {
      const text = grades[`rating:${layer}`];
      return text === undefined ? [] : [[`rating:${layer}`, text]];
    }),
  );
}

type MenuProps = { plan: PlanHead; project: string; years: number[]; here: number };

function YearMenu({ plan, project, years, here }: MenuProps) {
  if (years.length < 2) return null;
  return (
    <nav aria-label="比べる年度">
      <ul class="switch">
        {years.map((year) => (
          <li>
            <a
              href={`${projectPath(plan.id, project)}/years?year=${year}`}
              {...(year === here ? { 'aria-current': 'page' as const } : {})}
            >
              {shortYear(year)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type FieldsProps = {
  earlier: Record<string, string>;
  later: Record<string, string>;
  nameOf: (field: string) => string;
};

/** Every field that either year has; one that is the same letter by letter says so. */
function FieldComparisons({ earlier, later, nameOf }: FieldsProps) {
  const names = [...new Set([...Object.keys(later), ...Object.keys(earlier)])].filter(
    (name) => earlier[name] || later[name],
  );
  return (
    <>
      {names.map((name) => {
        const [before = '', after = ''] = [earlier[name], later[name]];
        return (
          <article class="change">
            <h2>{nameOf(name)}</h2>
            {before === after ? <p class="muted small">前の年度と同じ文です。</p> : null}
            <Comparison before={shownDay(before)} after={shownDay(after)} />
          </article>
        );
      })}
    </>
  );
}
