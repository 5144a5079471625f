import { editionDocumentPath, editionSheetPath, verificationPath } from '#addresses/editions.ts';
import { pathTo } from '#domain/plan/outline.ts';
import { gradesOf, usualLayer } from '#domain/review/grades.ts';
import { placedRatings } from '#domain/review/rating.ts';
import { eraYear, formatPeriod, nodeName, ownerNames } from '#exchange/names.ts';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Table } from '#http/components/table.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { GradeList } from '#http/parts/grade-list.tsx';
import { OpinionArticle } from '#http/parts/opinions.tsx';
import { ScaleLegend } from '#http/parts/plan-parts.tsx';
import { Errata, editionCrumbs, SealedLine } from './edition-parts.tsx';
import { type OpenEdition, openEdition } from './open-edition.ts';

/** A sealed year: its sheets with their grades, what was said about it, and how to check it. */
export async function editionPage(c: AppContext) {
  const open = await openEdition(c);
  if (!open) return c.notFound();
  const { plan, edition, errata, planId } = open;
  return renderPage(
    c,
    { title: `${eraYear(edition.year)}の確定版`, crumbs: editionCrumbs(open, false), width: 'wide' },
    <>
      <SealedLine edition={edition} />
      <DefinitionList
        items={[
          { term: '計画', text: `${plan.title}（${formatPeriod(plan.years)}）` },
          { term: 'シート', text: `${plan.sheets.length}枚` },
          {
            term: '照合値（SHA-256）',
            text: (
              <>
                <code class="hash">{edition.sha256}</code>
                <br />
                <a href={verificationPath(planId, edition.year)}>照合する</a>
              </>
            ),
          },
          {
            term: 'データ',
            text: <a href={editionDocumentPath(planId, edition.year)}>確定版のデータ（JSON）</a>,
          },
        ]}
      />
      <Errata errata={errata} heading={`正誤（${errata.length}件）`} />
      <h2>シート</h2>
      <Sheets open={open} />
      <ScaleLegend scales={plan.ratingScales} />
      <Opinions open={open} />
      <Findings open={open} />
    </>,
  );
}

function Sheets({ open: { plan, planId, edition } }: { open: OpenEdition }) {
  const ratings = placedRatings(plan);
  const layer = usualLayer(ratings);
  const grades = gradesOf(ratings, layer);
  const projectOf = new Map(plan.projects.map((project) => [project.id, project]));
  return (
    <Table
      caption="シートの一覧"
      isCaptionHidden
      dense
      rows={plan.sheets}
      columns={[
        {
          header: '事業',
          isRowHeader: true,
          width: 'wide',
          cell: (sheet) => (
            <a href={editionSheetPath(planId, edition.year, sheet.id)}>
              {projectOf.get(sheet.project)?.title || '（事業名なし）'}
            </a>
          ),
        },
        {
          header: '位置',
          cell: (sheet) => {
            const placement = projectOf.get(sheet.project)?.placements[0];
            return placement ? pathTo(plan.nodes, placement.node).map(nodeName).join(' ＞ ') : '';
          },
        },
        {
          header: '担当課',
          cell: (sheet) => (projectOf.has(sheet.project) ? ownerNames(projectOf.get(sheet.project)!) : ''),
        },
        {
          header: '評価',
          width: 'narrow',
          cell: (sheet) => (
            <GradeList grades={grades.of(sheet.project, sheet.year)} scales={plan.ratingScales} />
          ),
        },
      ]}
    />
  );
}

/** The opinions on a node or on the whole; those on a sheet stand on it. */
function Opinions({ open: { plan } }: { open: OpenEdition }) {
  const general = (plan.opinions ?? []).filter(({ sheet }) => sheet === null);
  if (general.length === 0) return null;
  return (
    <section>
      <h2>委員会の意見と、市・社協の考え方</h2>
      {general.map((opinion) => (
        <OpinionArticle opinion={opinion} />
      ))}
    </section>
  );
}

function Findings({ open: { findings, plan } }: { open: OpenEdition }) {
  const reasoned = findings.filter(({ message }) => message !== '');
  if (reasoned.length === 0) return null;
  const titleOf = (id: string | null) => plan.projects.find((project) => project.id === id)?.title ?? '';
  return (
    <section>
      <h2>確認事項と、このままとした理由</h2>
      <DefinitionList
        items={reasoned.map(({ about, text, message }) => ({
          term: titleOf(about),
          text: `${text}\n理由：${message}`,
        }))}
      />
    </section>
  );
}
