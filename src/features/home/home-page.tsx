import { planPath, sheetPath, summaryPath } from '#addresses/plans.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { countSheets, isOpen, PROGRESS } from '#domain/cycle/progress.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import type { ExchangeOpinion } from '#exchange/schema.ts';
import { LinkButton } from '#http/components/button.tsx';
import { Card, CardGrid } from '#http/components/card.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Tag } from '#http/components/tag.tsx';
import { progressLabels } from '#messages/cycles.ja.ts';
import type { PlanOverview } from '#records/plan/queries.ts';
import type { SheetProgress } from '#records/sheet/progress-queries.ts';
import type { RunningYear } from './find-waiting.ts';
import { YearBlocks } from './year-blocks.tsx';

/** What waits for the secretariat: readings to confirm, places to look at, opinions without an answer. */
export type Waiting = {
  drafts: { id: string; file: string | null; made_by: string }[];
  findings: number;
  unanswered: ExchangeOpinion[];
};
/** The newest year of the newest plan that has sheets, and those of them that the person works with. */
export type Season = { plan: PlanOverview; year: number; sheets: SheetProgress[] };

export type HomePageProps = {
  plans: PlanOverview[];
  /** Years that are running here; where there is one, it tells more than what was imported. */
  running: RunningYear[];
  today: string;
  season: Season | null;
  /** Null for everybody who does not run the plan. */
  waiting: Waiting | null;
  department: string | null;
  canImport: boolean;
};

export function HomePage({ plans, running, today, season, waiting, department, canImport }: HomePageProps) {
  const isRunning = running.length > 0;
  return (
    <>
      {running.map((year) => (
        <YearBlocks year={year} today={today} />
      ))}
      {season && waiting && !isRunning ? <SeasonAtAGlance season={season} /> : null}
      {waiting ? (
        <NextSteps
          waiting={waiting}
          plan={season?.plan ?? null}
          heading={isRunning ? 'そのほか' : '次にすること'}
        />
      ) : null}
      {season && department !== null && !isRunning ? (
        <OwnSheets season={season} department={department} />
      ) : null}
      <form class="filter-row" method="get" action="/search">
        <div class="field field-grows">
          <label class="field-label" for="field-q">
            事業・指標・意見を検索する
          </label>
          <input class="control" type="search" id="field-q" name="q" />
        </div>
        <button type="submit" class="button button-outlined button-medium">
          検索
        </button>
      </form>
      <Plans plans={plans} canImport={canImport} />
    </>
  );
}

const yearOf = ({ year }: Season) => formatFiscalYear(year, 'era');

function SeasonAtAGlance({ season }: { season: Season }) {
  const { plan, sheets } = season;
  const { total, counts } = countSheets(sheets.map(({ id, progress }) => ({ sheet: id, progress })));
  return (
    <section class="season">
      <h2>{yearOf(season)}の進行管理シート</h2>
      <p class="muted">
        <a href={planPath(plan.id)}>{titleOfPlan(plan)}</a>　シート（実数）{total}枚
      </p>
      <dl class="figures">
        {PROGRESS.filter((one) => counts[one] > 0).map((progress) => (
          <div>
            <dt>{progressLabels[progress]}</dt>
            <dd>{counts[progress]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** More of them are found in the plan. */
const MOST_OPINIONS = 5;

type NextStepsProps = { waiting: Waiting; plan: PlanOverview | null; heading: string };

function NextSteps({ waiting, plan, heading }: NextStepsProps) {
  const { drafts, findings, unanswered } = waiting;
  if (!plan && drafts.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <ul class="next-steps">
        {drafts.map(({ id, file, made_by }) => (
          <li>
            <a href={`/imports/${id}`}>「{file ?? '名前のない文書'}」の取り込みを確認する</a>
            <small class="muted">　{made_by}</small>
          </li>
        ))}
        {plan && findings > 0 ? (
          <li>
            <a href={`${summaryPath(plan.id)}#findings`}>評価や目標についての確認事項を見る</a>
            <small class="muted">　{findings}件</small>
          </li>
        ) : null}
        {plan && unanswered.length > 0 ? (
          <li>
            回答していない意見に答える<small class="muted">　{unanswered.length}件</small>
            <ul>
              {unanswered.slice(0, MOST_OPINIONS).map((opinion) => (
                <li>
                  <a href={opinionPath(plan.id, opinion)}>{shorten(opinion.text)}</a>
                  <small class="muted">　{formatFiscalYear(opinion.year, 'era')}</small>
                </li>
              ))}
            </ul>
          </li>
        ) : null}
        {plan ? (
          <li>
            <a href={summaryPath(plan.id)}>総括表で評価の状況を見る</a>
          </li>
        ) : null}
        <li>
          <a href="/imports">文書を取り込む</a>
        </li>
      </ul>
    </section>
  );
}

function OwnSheets({ season, department }: { season: Season; department: string }) {
  const { plan, sheets } = season;
  return (
    <section>
      <h2>
        {department}のシート（{yearOf(season)}）
      </h2>
      {sheets.length === 0 ? (
        <p>{department}が担当する事業のシートはありません。</p>
      ) : (
        <ul class="own-sheets">
          {sheets.map(({ id, title, progress }) => (
            <li>
              <a href={sheetPath(plan.id, id)}>{title || '（事業名なし）'}</a>
              <Tag look={progress === 'returned' ? 'warning' : isOpen(progress) ? 'plain' : 'strong'}>
                {progressLabels[progress]}
              </Tag>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Plans({ plans, canImport }: Pick<HomePageProps, 'plans' | 'canImport'>) {
  if (plans.length === 0) {
    return (
      <EmptyState title="計画はまだありません">
        <p>
          {canImport
            ? 'いまお使いの計画書や進行管理シートを読み込むところから始められます。'
            : '事務局が計画を取り込むと、ここに表示されます。'}
        </p>
        {canImport ? <LinkButton href="/imports">文書を取り込む</LinkButton> : null}
      </EmptyState>
    );
  }
  return (
    <section>
      <h2>計画</h2>
      <CardGrid>
        {plans.map(({ id, title, years, projects, indicators }) => (
          <Card title={title} href={planPath(id)}>
            <p class="muted">
              {[years.from, years.to]
                .map((year) => (year === null ? '' : formatFiscalYear(year, 'era')))
                .join('～')
                .replace(/^～$/, '')}
            </p>
            <dl class="figures">
              <div>
                <dt>事業（実数）</dt>
                <dd>{projects}</dd>
              </div>
              <div>
                <dt>指標</dt>
                <dd>{indicators}</dd>
              </div>
            </dl>
          </Card>
        ))}
      </CardGrid>
    </section>
  );
}

const shorten = (text: string) => ([...text].length > 40 ? `${[...text].slice(0, 39).join('')}…` : text);

/** An opinion stands on the page of its sheet, or on that of the plan. */
function opinionPath(plan: string, { id, sheet }: ExchangeOpinion): string {
  const page = sheet === null ? planPath(plan) : sheetPath(plan, sheet);
  return `${page}#opinion-${encodeURIComponent(id)}`;
}
