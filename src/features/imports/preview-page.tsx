import { draftPath, importsPath } from '#addresses/imports.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { Banner } from '#http/components/banner.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { type Crumb, renderPage } from '#http/layout.tsx';
import { type ImportRefusal, sentenceOf } from '#reading/refusal.ts';
import { comparePlans } from '#records/archive/compare-plan.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import {
  type Draft,
  type DraftFile,
  listDraftFiles,
  listDraftsOfSameFiles,
  listPlanChoices,
  listReadLines,
} from '#records/draft/queries.ts';
import { ComparisonSection } from './comparison-section.tsx';
import { ConfirmSection, PlanChoice, titleProblems } from './confirm-section.tsx';
import { ContentSection } from './content-section.tsx';
import { STATES } from './list-page.tsx';
import { openDraft } from './open-draft.ts';
import { ProblemSection } from './problem-section.tsx';
import { encodingName, profileNames } from './source-names.ts';

export const draftCrumbs: Crumb[] = [
  { href: '/', label: 'ホーム' },
  { href: importsPath, label: '取り込み' },
];

/** What was read, problems first, and the buttons that write it or throw it away. `refused`: why that was not done. */
export async function previewPage(c: AppContext, refused: ImportRefusal | null = null) {
  const draft = await openDraft(c);
  if (!draft) return c.notFound();
  const db = c.get('db');
  const { municipality } = actorOf(c);
  const key = { municipalityId: municipality.id, draftId: draft.id };
  const files = await listDraftFiles(db.kysely, key);
  const earlier = await listDraftsOfSameFiles(
    db.kysely,
    municipality.id,
    files.map(({ sha256 }) => sha256),
    draft.id,
  );
  const plans = await listPlanChoices(db.kysely, municipality.id);
  const isOpen = draft.state === 'open';
  const target = isOpen && draft.planId !== null ? await loadPlan(db, municipality.id, draft.planId) : null;
  const incoming = draft.document.plans[0];
  const comparison = target && incoming ? comparePlans(target, incoming, draft.decisions) : null;
  const errors = draft.document.problems.filter(({ severity }) => severity === 'error').length;
  return renderPage(
    c,
    {
      title: `読み込み結果${draft.state === 'confirmed' ? '' : '（登録前）'}：${files.map(({ name }) => name).join('、')}`,
      crumbs: draftCrumbs,
      width: 'wide',
      problems: refused?.code === 'title-missing' ? titleProblems(draft.document) : [],
      status: refused === null ? 200 : refused.code === 'draft-changed' ? 409 : 422,
      overline: STATES[draft.state],
    },
    <>
      {refused === null || refused.code === 'title-missing' ? null : (
        <Banner kind="error" title={sentenceOf(refused)} />
      )}
      {draft.state === 'confirmed' ? (
        <Banner kind="notice" title="この読み込み結果は登録済みです">
          <a href={`/plans/${draft.planId}`}>登録した計画を見る</a>
        </Banner>
      ) : null}
      <EarlierReadings earlier={earlier} />
      <Figures draft={draft} files={files} />
      <ProblemSection c={c} draft={draft} read={await listReadLines(db.kysely, key)} />
      {isOpen ? <PlanChoice draft={draft} plans={plans} /> : null}
      {comparison ? <ComparisonSection draft={draft} comparison={comparison} /> : null}
      <ContentSection c={c} draft={draft} />
      {isOpen ? (
        <ConfirmSection
          draft={draft}
          errors={errors}
          undecided={comparison?.undecided ?? 0}
          isAcknowledged={c.get('form')?.get('acknowledged') === 'yes'}
        />
      ) : null}
    </>,
  );
}

type Earlier = Awaited<ReturnType<typeof listDraftsOfSameFiles>>;

function EarlierReadings({ earlier }: { earlier: Earlier }) {
  if (earlier.length === 0) return null;
  return (
    <Banner kind="warning" title="同じファイルを前にも読み込んでいます">
      <ul>
        {earlier.map(({ id, state, planId, madeAt, file }) => (
          <li>
            <a href={draftPath(id)}>
              {formatMoment(madeAt)} の読み込み結果（{STATES[state]}）
            </a>
            ：{file}
            {state === 'confirmed' && planId ? <a href={`/plans/${planId}`}>（登録した計画）</a> : null}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function Figures({ draft, files }: { draft: Draft; files: DraftFile[] }) {
  const { document } = draft;
  const countOf = (list: 'nodes' | 'projects' | 'indicators' | 'sheets') =>
    document.plans.reduce((sum, plan) => sum + plan[list].length, 0);
  return (
    <>
      <dl class="figures">
        <div>
          <dt>原本の文字のうち行き先の分かるもの</dt>
          <dd>{percent(draft.conservation)}</dd>
        </div>
        <div>
          <dt>読み取れなかった箇所</dt>
          <dd>
            <a href={`${draftPath(draft.id)}/leftovers`}>{document.leftovers.length}か所</a>
          </dd>
        </div>
        <div>
          <dt>計画の項目</dt>
          <dd>{countOf('nodes')}</dd>
        </div>
        <div>
          <dt>事業（実数）</dt>
          <dd>{countOf('projects')}</dd>
        </div>
        <div>
          <dt>指標</dt>
          <dd>{countOf('indicators')}</dd>
        </div>
        <div>
          <dt>シート</dt>
          <dd>{countOf('sheets')}</dd>
        </div>
      </dl>
      <p class="muted">
        様式：{profileNames(draft.profile)}　読み取った人：{draft.madeBy}（{formatMoment(draft.madeAt)}）
        {'　'}
        {files.map(({ name, encoding }) => `${name}（${encodingName(encoding)}）`).join('、')}
      </p>
    </>
  );
}

/** Rounded down, so that 100% is said only of everything. */
const percent = (share: number) => `${(Math.floor(share * 10_000) / 100).toFixed(2)}%`;
