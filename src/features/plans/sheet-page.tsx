import { exportFilePath } from '#addresses/exports.ts';
import { movesPath } from '#addresses/moves.ts';
import { projectPath, sheetPath } from '#addresses/plans.ts';
import { entryPath } from '#addresses/sheets.ts';
import { type Actor, hasRole } from '#domain/people/actor.ts';
import { isIndicatorSheet } from '#domain/plan/indicator-sheet.ts';
import { pathTo } from '#domain/plan/outline.ts';
import { findingsIn } from '#domain/review/findings.ts';
import type { PlacedRating } from '#domain/review/rating.ts';
import { openIndicators, openParts, openRatings, opensOwn, openTexts } from '#domain/sheet/closed-sheet.ts';
import { fieldsOf } from '#domain/sheet/form.ts';
import { sharingOf } from '#domain/sheet/part.ts';
import { fieldLabel } from '#exchange/labels.ts';
import { eraYear, nodeName, ownerName } from '#exchange/names.ts';
import type { ExchangeProject, ExchangeSheet } from '#exchange/schema.ts';
import { shownFields } from '#exchange/shown-fields.ts';
import { ButtonRow, LinkButton } from '#http/components/button.tsx';
import { type Definition, DefinitionList } from '#http/components/definition-list.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { FormView } from '#http/forms/form-view.tsx';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { FindingNotes } from '#http/parts/finding-list.tsx';
import { IndicatorTable } from '#http/parts/indicator-table.tsx';
import { Opinions } from '#http/parts/opinions.tsx';
import { ProjectTags, planCrumbs, ScaleLegend } from '#http/parts/plan-parts.tsx';
import { RatingLayers } from '#http/parts/rating-layers.tsx';
import { shownFiles } from '#http/parts/shown-files.ts';
import { idOf, readerOf } from '#http/request-key.ts';
import { listForms } from '#records/form/form-queries.ts';
import { listSeenOpinions } from '#records/opinion/queries.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listProjects } from '#records/plan/project-queries.ts';
import { listNodes, listScales, type PlanHead } from '#records/plan/queries.ts';
import { listPlacedRequests } from '#records/request/queries.ts';
import { listAttachments } from '#records/sheet/attachment-queries.ts';
import { listClosedSheets } from '#records/sheet/closed-sheet-queries.ts';
import { listParts, listSheetPlaces, listSheets } from '#records/sheet/queries.ts';
import { listRatings } from '#records/sheet/rating-queries.ts';
import { listOwnTexts } from '#records/sheet/reading-queries.ts';
import { findStanding } from '#records/sheet/standing-queries.ts';
import { BeingWritten } from './being-written.tsx';
import { SheetMenu } from './sheet-menu.tsx';
import { SheetRequests } from './sheet-requests.tsx';

/** What a sheet says first, in this order; the rest of its fields follow under their labels. */
const HEAD_FIELDS = ['overview', 'annualPlan', 'finalTarget'] as const;

export async function sheetPage(c: AppContext) {
  const { db, key, plan } = planScope(c);
  const places = await listSheetPlaces(db, key);
  const place = places.find((one) => one.id === idOf(c, 'sheet'));
  if (!place) return c.notFound();
  const [project] = await listProjects(db, key, { project: place.project });
  const sheets = await listSheets(db, key, { project: place.project });
  const stored = sheets.find((one) => one.id === place.id)!;
  const closed = await listClosedSheets(db, key, readerOf(c).asker);
  const told = await listParts(db, key, { sheet: stored.id });
  const indicators = openIndicators(closed, await listIndicators(db, key, { project: place.project }));
  const ratings = openRatings(closed, await listRatings(db, key, { project: place.project }));
  const scales = await listScales(db, key);
  const nodes = await listNodes(db, key);
  const requests = await listPlacedRequests(db, key, { project: place.project, year: stored.year });
  const mayAsk = hasRole(actorOf(c), 'writer', 'approver', 'secretariat');
  const opinions = await listSeenOpinions(db, key, readerOf(c), { sheet: stored.id });
  const findings = findingsIn({ scales, indicators, ratings }).filter(
    ({ about }) => about.year === stored.year,
  );

  const form = (await listForms(db, key)).find(
    (one) => one.id === stored.form?.id && one.version === stored.form.version,
  );
  const standing = await findStanding(db, key, stored.id);
  const parts = openParts(closed, stored.id, await listOwnTexts(db, key, [stored.id]));
  const sheet = openTexts(closed, stored, told, form?.sections);
  const guard = closed.find(({ id }) => id === sheet.id);
  const earlier = places.findLast((one) => one.project === place.project && one.year === place.year - 1);
  const isShut = guard !== undefined && !guard.parts.some(({ isOpen }) => isOpen);
  const asksFigures = form !== undefined && fieldsOf(form).some(({ kind }) => kind === 'indicator-table');

  const node = project!.placements[0]?.node;
  const head: Definition[] = [
    { term: '年度', text: eraYear(sheet.year) },
    { term: '担当課', text: project!.owners.map(ownerName).filter(Boolean).join('\n') },
    ...pathTo(nodes, node ?? '').map((one) => ({
      term: plan.levels[one.level] ?? '項目',
      text: nodeName(one),
    })),
    {
      term: isIndicatorSheet(project!) ? '調査票' : '事業名',
      text: <ProjectName plan={plan.id} project={project!} />,
    },
    ...HEAD_FIELDS.map((field) => ({
      term: fieldLabel(field),
      text: sheet.fields[field] || project!.fields[field] || '',
    })),
  ].filter((one) => one.text !== '');
  return renderPage(
    c,
    {
      title: project!.title || '（事業名なし）',
      crumbs: planCrumbs(plan),
      overline: `進行管理シート　${eraYear(sheet.year)}`,
    },
    <div class="sheet">
      <SheetMenu plan={plan.id} places={places} here={place} label="ほかのシート" />
      <WaysOn plan={plan.id} sheet={sheet.id} actor={actorOf(c)} isInCycle={Boolean(standing?.cycle)} />
      {guard ? <BeingWritten plan={plan.id} earlier={isShut ? earlier : undefined} /> : null}
      <FindingNotes findings={findings} indicators={indicators} />
      <DefinitionList items={head} />
      {indicators.length === 0 || (asksFigures && !isShut) ? null : (
        <section>
          <h2>指標</h2>
          <IndicatorTable plan={plan.id} indicators={indicators} year={sheet.year} />
        </section>
      )}
      {form && !isShut ? (
        <FormView
          form={form}
          {...(guard ? { blank: '記入中' } : {})}
          subject={{
            year: sheet.year,
            owners: standing?.parts.map(({ department }) => department) ?? [],
            projectNumber: project!.placements[0]?.number ?? '',
            indicators,
            scales,
            years: yearsOf(plan),
          }}
          content={{
            fields: sheet.fields,
            // What each owner wrote stands joined in the fields of the sheet, but for what stands beside the text of a lead.
            parts: sharingOf(parts, null) === 'joint' ? parts : [],
            ratings: ratings
              .filter((one) => one.sheet === sheet.id)
              .map((rating) => ({ ...rating, scale: rating.scale ?? null })),
            files: shownFiles(
              { plan: plan.id, sheet: sheet.id },
              (await listAttachments(db, key, sheet.id)).filter((one) => opensOwn(guard, one.departmentId)),
            ),
            opinions,
          }}
        />
      ) : null}
      {isShut ? null : (
        <section>
          <h2>評価</h2>
          <RatingLayers
            ratings={ratings.filter((one) => one.sheet === sheet.id || isOfYear(one, sheet.year))}
            scales={scales}
          />
          <ScaleLegend scales={scales} />
        </section>
      )}
      {form ? null : <Prose sheet={sheet} />}
      <SheetRequests plan={plan.id} sheet={sheet.id} requests={requests} mayAsk={mayAsk} />
      <Opinions plan={plan.id} opinions={opinions} />
      <SheetMenu plan={plan.id} places={places} here={place} label="ほかのシート（末尾）" />
    </div>,
  );
}

type WaysProps = { plan: string; sheet: string; actor: Actor; isInCycle: boolean };

/** The ways from reading a sheet to working on it, and to its paper. */
function WaysOn({ plan, sheet, actor, isInCycle }: WaysProps) {
  if (actor.boundTo) return null;
  return (
    <ButtonRow>
      {isInCycle && hasRole(actor, 'writer', 'approver', 'secretariat') ? (
        <LinkButton href={entryPath(plan, sheet)}>記入の画面へ</LinkButton>
      ) : null}
      {isInCycle && hasRole(actor, 'writer', 'approver', 'secretariat', 'reviewer') ? (
        <>
          <LinkButton href={movesPath(plan, sheet)} look="outlined">
            手続きと指摘
          </LinkButton>
          <LinkButton href={`${sheetPath(plan, sheet)}/history`} look="text">
            変更の履歴
          </LinkButton>
        </>
      ) : null}
      <LinkButton href={exportFilePath(plan, { what: 'sheets', format: 'pdf', sheet })} look="text" download>
        PDFで保存
      </LinkButton>
    </ButtonRow>
  );
}

function yearsOf({ years: { from, to } }: PlanHead): number[] {
  return from === null || to === null ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** The summary table prints a grade for the year too. */
const isOfYear = (rating: PlacedRating, year: number) => rating.sheet === null && rating.year === year;

function ProjectName({ plan, project }: { plan: string; project: ExchangeProject }) {
  return (
    <>
      {project.placements[0]?.number ?? ''} <a href={projectPath(plan, project.id)}>{project.title}</a>{' '}
      <ProjectTags flags={project.flags} />
    </>
  );
}

/** The year's account under the labels of the form. */
function Prose({ sheet }: { sheet: Omit<ExchangeSheet, 'ratings'> }) {
  const fields = shownFields(sheet.fields).filter(
    ({ key }) => !(HEAD_FIELDS as readonly string[]).includes(key),
  );
  return (
    <section>
      <h2>取り組みの状況</h2>
      {fields.length === 0 ? (
        <p>まだ記入されていません。</p>
      ) : (
        <DefinitionList items={fields.map(({ key, text }) => ({ term: fieldLabel(key), text }))} />
      )}
    </section>
  );
}
