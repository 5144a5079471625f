import { errataPath } from '#addresses/editions.ts';
import { hasRole } from '#domain/people/actor.ts';
import { pathTo } from '#domain/plan/outline.ts';
import { gradeByRule } from '#domain/review/grade-rule.ts';
import { placedRatings } from '#domain/review/rating.ts';
import { fieldLabel } from '#exchange/labels.ts';
import { eraYear, nodeName, ownerNames } from '#exchange/names.ts';
import type { ExchangePlan, ExchangeSheet } from '#exchange/schema.ts';
import type { FormSubject } from '#exchange/sheet-content.ts';
import { shownFields } from '#exchange/shown-fields.ts';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { FormView } from '#http/forms/form-view.tsx';
import { renderPage } from '#http/layout.tsx';
import { IndicatorTable } from '#http/parts/indicator-table.tsx';
import { Opinions } from '#http/parts/opinions.tsx';
import { ProjectTags, ScaleLegend } from '#http/parts/plan-parts.tsx';
import { RatingLayers } from '#http/parts/rating-layers.tsx';
import { idOf } from '#http/request-key.ts';
import { Errata, editionCrumbs, SealedLine } from './edition-parts.tsx';
import { type OpenEdition, openEdition } from './open-edition.ts';
import { formOf, placesOf } from './places.ts';

/** One sheet as it was sealed, with the names, the form and the scale of then; corrections stand before it. */
export async function editionSheetPage(c: AppContext) {
  const open = await openEdition(c);
  const sheet = open?.plan.sheets.find(({ id }) => id === idOf(c, 'sheet'));
  if (!open || !sheet) return c.notFound();
  const { plan, edition, errata } = open;
  const project = plan.projects.find(({ id }) => id === sheet.project);
  const places = placesOf(plan, sheet.id);
  const opinions = (plan.opinions ?? []).filter((opinion) => opinion.sheet === sheet.id);
  return renderPage(
    c,
    {
      title: project?.title || '（事業名なし）',
      crumbs: editionCrumbs(open),
      overline: `確定版のシート　${eraYear(edition.year)}`,
    },
    <div class="sheet">
      <SealedLine edition={edition} />
      <Errata
        errata={errata.filter((erratum) => places.some(({ at }) => at === erratum.at))}
        heading="このシートの正誤"
      />
      <DefinitionList
        items={[
          { term: '担当課', text: project ? ownerNames(project) : '' },
          ...pathTo(plan.nodes, project?.placements[0]?.node ?? '').map((node) => ({
            term: plan.levels[node.level] ?? '項目',
            text: nodeName(node),
          })),
          { term: '区分', text: project?.flags.length ? <ProjectTags flags={project.flags} /> : '' },
        ].filter(({ text }) => text !== '')}
      />
      <Body plan={plan} sheet={sheet} planId={open.planId} />
      <Opinions opinions={opinions} />
      {hasRole(actorOf(c), 'secretariat') ? <Corrections open={open} sheet={sheet} /> : null}
    </div>,
  );
}

type BodyProps = { plan: ExchangePlan; sheet: ExchangeSheet; planId: string };

/** In its form; where it had none, its texts under their labels. Grades of every layer stand below in both. */
function Body({ plan, sheet, planId }: BodyProps) {
  const form = formOf(plan, sheet);
  const indicators = plan.indicators.filter(({ project }) => project === sheet.project);
  const ratings = placedRatings(plan).filter(
    (one) => one.project === sheet.project && one.year === sheet.year,
  );
  return (
    <>
      {form ? (
        <FormView
          form={form}
          subject={subjectOf(plan, sheet)}
          content={{
            fields: sheet.fields,
            parts: (sheet.parts ?? []).filter(({ stage }) => stage === 'collecting'),
            ratings: sheet.ratings.map((rating) => ({ ...rating, scale: rating.scale ?? null })),
            opinions: (plan.opinions ?? []).filter((opinion) => opinion.sheet === sheet.id),
          }}
        />
      ) : (
        <>
          {indicators.length === 0 ? null : (
            <section>
              <h2>指標</h2>
              <IndicatorTable plan={planId} indicators={indicators} year={sheet.year} />
            </section>
          )}
          <h2>取り組みの状況</h2>
          <DefinitionList
            items={shownFields(sheet.fields).map(({ key, text }) => ({ term: fieldLabel(key), text }))}
          />
        </>
      )}
      <section>
        <h2>評価</h2>
        <RatingLayers ratings={ratings} scales={plan.ratingScales} />
        <ScaleLegend scales={plan.ratingScales} />
      </section>
    </>
  );
}

function subjectOf(plan: ExchangePlan, sheet: ExchangeSheet): FormSubject {
  const { from, to } = plan.years;
  const indicators = plan.indicators.filter(({ project }) => project === sheet.project);
  const project = plan.projects.find(({ id }) => id === sheet.project);
  const rule = plan.rules?.gradeRule;
  const byRule = rule ? gradeByRule(rule, indicators, sheet.year) : null;
  return {
    year: sheet.year,
    owners: (sheet.parts ?? [])
      .filter(({ stage }) => stage === 'collecting')
      .map(({ department }) => department),
    projectNumber: project?.placements[0]?.number ?? '',
    indicators,
    scales: plan.ratingScales,
    years: from === null || to === null ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at),
    ...(byRule?.ok ? { ruleGrade: byRule.code } : {}),
  };
}

/** The way to a correction of each text of the sheet. */
function Corrections({ open, sheet }: { open: OpenEdition; sheet: ExchangeSheet }) {
  const { plan, planId, edition } = open;
  return (
    <Disclosure summary="誤りを見つけたとき（正誤を登録する）">
      <p>確定した内容は変えられません。誤っている箇所を選んで、正しい記載と理由を登録してください。</p>
      <ul class="correction-places">
        {placesOf(plan, sheet.id).map(({ at, label, text }) => (
          <li>
            <a href={errataPath(planId, edition.year, at)}>{label}</a>
            <span class="muted">　{excerpt(text)}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function excerpt(text: string): string {
  const letters = [...text.replace(/\s+/gu, ' ')];
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : letters.join('');
}
