import { cyclePath } from '#addresses/cycles.ts';
import { workbooksPath } from '#addresses/workbooks.ts';
import type { Board } from '#domain/cycle/board.ts';
import type { StageSwitches } from '#domain/cycle/cycle.ts';
import { cycleMoves, statesOf } from '#domain/cycle/cycle-moves.ts';
import { currentStage } from '#domain/cycle/deadline.ts';
import type { NextStep } from '#domain/cycle/next-steps.ts';
import { PROGRESS } from '#domain/cycle/progress.ts';
import { DueDay } from '#http/parts/due-day.tsx';
import { NextStepList } from '#http/parts/next-step-list.tsx';
import { cycleStateLabels, progressLabels } from '#messages/cycles.ja.ts';
import type { KeptCycle } from '#records/cycle/queries.ts';

type Props = {
  plan: string;
  cycle: KeptCycle;
  on: StageSwitches;
  board: Board;
  steps: NextStep[];
  today: string;
};

/** In which stage the year is, how far its sheets are, and what the secretariat does next. */
export function BoardHead({ plan, cycle, on, board, steps, today }: Props) {
  const path = cyclePath(plan, cycle.year);
  const stage = currentStage(cycle.state);
  const back = cycleMoves(on, cycle.state).find(({ isBack }) => isBack);
  return (
    <>
      <ol class="cycle-steps" aria-label="年度の段階">
        {statesOf(on).map((state) => (
          <li {...(state === cycle.state ? { 'aria-current': 'step' as const } : {})}>
            {cycleStateLabels[state]}
          </li>
        ))}
      </ol>
      {stage ? (
        <p>
          この段階の締切{'　'}
          <DueDay due={cycle.stages[stage]?.due ?? null} today={today} />
        </p>
      ) : null}
      <section class="season">
        <h2>シート（実数）{board.sheets.total}枚</h2>
        <dl class="figures">
          {PROGRESS.filter((progress) => board.sheets.counts[progress] > 0).map((progress) => (
            <div>
              <dt>{progressLabels[progress]}</dt>
              <dd>{board.sheets.counts[progress]}</dd>
            </div>
          ))}
        </dl>
        <p class="muted">
          複数の課が書くシートは、最も遅れている課の状態で数えています。担当分は{board.parts}件です。
        </p>
      </section>
      <section>
        <h2>次にすること</h2>
        <NextStepList plan={plan} cycle={cycle} steps={steps} />
        <p class="cycle-links">
          <a href={`${path}/dates`}>日程と重点を変える</a>
          <a href={`${path}/sheets`}>シートを追加する・外す</a>
          <a href={`${path}/reminders`}>催促の記録</a>
          <a href="/links">入力用・委員用リンクの一覧</a>
          <a href={workbooksPath(plan)}>Excelで記入</a>
          <a href={`${path}/committee`}>推進委員会</a>
          {back ? <a href={`${path}/move?to=${back.to}`}>「{cycleStateLabels[back.to]}」に戻す</a> : null}
        </p>
      </section>
    </>
  );
}
