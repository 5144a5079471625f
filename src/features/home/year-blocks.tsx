import { committeePath } from '#addresses/committee.ts';
import { cyclePath } from '#addresses/cycles.ts';
import { approvalsPath } from '#addresses/moves.ts';
import { sheetPath } from '#addresses/plans.ts';
import { reviewPath } from '#addresses/reviews.ts';
import { entryPath } from '#addresses/sheets.ts';
import { workbooksPath } from '#addresses/workbooks.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import type { BoardItem } from '#domain/cycle/board.ts';
import { isOpen, PROGRESS } from '#domain/cycle/progress.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { LinkButton } from '#http/components/button.tsx';
import { Tag } from '#http/components/tag.tsx';
import { DueDay } from '#http/parts/due-day.tsx';
import { NextStepList } from '#http/parts/next-step-list.tsx';
import { cycleStateLabels, progressLabels } from '#messages/cycles.ja.ts';
import type { RunningYear } from './find-waiting.ts';

type Props = { year: RunningYear; today: string };

/** What a running year asks of this person, post by post; nothing where it asks nothing. */
export function YearBlocks({ year, today }: Props) {
  return (
    <>
      {year.steps ? <BoardSummary year={year} /> : null}
      {year.writing ? <OwnSheets year={year} today={today} /> : null}
      {year.approving ? <Approvals year={year} today={today} /> : null}
      {year.reviewing === null ? null : <Review year={year} today={today} />}
      {year.isConsulted ? <Consultation year={year} today={today} /> : null}
    </>
  );
}

const nameOf = ({ cycle }: RunningYear) => formatFiscalYear(cycle.year, 'era');
const Of = ({ year: { plan } }: { year: RunningYear }) => <p class="muted">{titleOfPlan(plan)}</p>;

function BoardSummary({ year }: { year: RunningYear }) {
  const { plan, cycle, board, steps } = year;
  return (
    <>
      <section class="season">
        <h2>
          {nameOf(year)}の進行管理（{cycleStateLabels[cycle.state]}）
        </h2>
        <p class="muted">
          {titleOfPlan(plan)}　シート（実数）{board.sheets.total}枚　担当分{board.parts}件
        </p>
        <dl class="figures">
          {PROGRESS.filter((one) => isOpen(one) || board.sheets.counts[one] > 0).map((progress) => (
            <div>
              <dt>{progressLabels[progress]}</dt>
              <dd>{board.sheets.counts[progress]}</dd>
            </div>
          ))}
        </dl>
        <p>
          <a href={cyclePath(plan.id, cycle.year)}>課ごとの進み具合を見る</a>
        </p>
      </section>
      <section>
        <h2>次にすること</h2>
        <NextStepList plan={plan.id} cycle={cycle} steps={steps!} />
      </section>
    </>
  );
}

function OwnSheets({ year, today }: Props) {
  const { plan, cycle, board } = year;
  const writing = year.writing!;
  const open = writing.filter(({ progress }) => isOpen(progress)).length;
  const departments = [...new Set(writing.flatMap(({ department }) => department ?? []))];
  return (
    <section>
      <h2>
        {departments.join('・')}
        {departments.length > 0 ? 'の' : ''}シート（{nameOf(year)}）
      </h2>
      <Of year={year} />
      {writing.length === 0 ? (
        <p>この年度に、担当するシートはありません。</p>
      ) : (
        <>
          <p>
            {open > 0
              ? `記入して提出する担当分が${open}件あります。`
              : '記入するシートは残っていません。ありがとうございました。'}
            {'　'}
            <a href={`${cyclePath(plan.id, cycle.year)}/calendar.ics`}>締切日をカレンダーに入れる</a>
            {'　'}
            <a href={workbooksPath(plan.id)}>Excelで記入する</a>
          </p>
          <ul class="own-sheets">
            {writing.map((item) => (
              <SheetLine plan={plan.id} item={item} stage={board.stage} today={today} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type LineProps = { plan: string; item: BoardItem; stage: 'targeting' | 'collecting'; today: string };

function SheetLine({ plan, item, stage, today }: LineProps) {
  const { progress, sheet, title, number, departmentId, openRemarks } = item;
  const isWaiting = isOpen(progress);
  return (
    <li class={progress === 'returned' ? 'own-sheet-returned' : undefined}>
      <span class="own-sheet-name">
        <a href={isWaiting ? entryPath(plan, sheet, { departmentId, stage }) : sheetPath(plan, sheet)}>
          {number === '' ? '' : `${number}　`}
          {title || '（事業名なし）'}
        </a>
        {openRemarks > 0 ? <small class="muted">未解決の指摘{openRemarks}件</small> : null}
      </span>
      <span class="own-sheet-state">
        {isWaiting ? <DueDay due={item.due} today={today} /> : null}
        <Tag look={progress === 'returned' ? 'warning' : isWaiting ? 'plain' : 'strong'}>
          {progressLabels[progress]}
        </Tag>
      </span>
    </li>
  );
}

function Approvals({ year, today }: Props) {
  const { plan } = year;
  const approving = year.approving!;
  return (
    <section>
      <h2>承認を待つシート（{nameOf(year)}）</h2>
      <Of year={year} />
      {approving.length === 0 ? (
        <p>いま承認を待つシートはありません。</p>
      ) : (
        <>
          <p>
            {approving.length}件あります。締切{'　'}
            <DueDay due={approving[0]!.due} today={today} />
          </p>
          <p>
            <LinkButton href={approvalsPath(plan.id)}>一覧から承認する</LinkButton>
          </p>
        </>
      )}
    </section>
  );
}

function Review({ year, today }: Props) {
  const { plan, cycle, reviewing } = year;
  const isTime = cycle.state === 'reviewing' || cycle.state === 'consulting';
  return (
    <section>
      <h2>査定（{nameOf(year)}）</h2>
      <Of year={year} />
      <p>
        {isTime ? `査定を待つシートが${reviewing}枚あります。` : '査定はまだ始まっていません。'}　締切{'　'}
        <DueDay due={cycle.stages.reviewing?.due ?? null} today={today} isDone={!isTime || reviewing === 0} />
      </p>
      <p>
        <LinkButton href={reviewPath(plan.id, cycle.year)} look={isTime ? 'filled' : 'outlined'}>
          査定表を開く
        </LinkButton>
      </p>
    </section>
  );
}

function Consultation({ year, today }: Props) {
  const { plan, cycle } = year;
  const isTime = cycle.state === 'consulting';
  return (
    <section>
      <h2>委員会の意見（{nameOf(year)}）</h2>
      <Of year={year} />
      <p>
        {isTime ? '意見をお寄せください。' : '意見の受付はまだ始まっていません。'}　締切{'　'}
        <DueDay due={cycle.stages.consulting?.due ?? null} today={today} isDone={!isTime} />
      </p>
      {/* The meetings stand there, and an opinion is written in one. */}
      <p>
        <LinkButton href={committeePath(plan.id, cycle.year)} look={isTime ? 'filled' : 'outlined'}>
          {isTime ? '意見を書く' : '資料とこれまでの意見を見る'}
        </LinkButton>
      </p>
    </section>
  );
}
