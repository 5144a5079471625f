import type { Child } from 'hono/jsx';
import { boardPath, cyclePath } from '#addresses/cycles.ts';
import type { NextStep } from '#domain/cycle/next-steps.ts';
import { cycleStateLabels } from '#messages/cycles.ja.ts';
import type { KeptCycle } from '#records/cycle/queries.ts';
import { LinkButton } from '../components/button.tsx';

type Props = { plan: string; cycle: KeptCycle; steps: NextStep[] };

/** Each step a link to where it is done. */
export function NextStepList({ plan, cycle, steps }: Props) {
  return (
    <ul class="next-steps">
      {steps.map((step) => (
        <li>{stepLink(step, plan, cycle)}</li>
      ))}
    </ul>
  );
}

function stepLink(step: NextStep, plan: string, cycle: KeptCycle): Child {
  const path = cyclePath(plan, cycle.year);
  const listed = (filter: Record<string, string>) => `${boardPath(plan, cycle.year, filter)}#parts`;
  switch (step.kind) {
    case 'start':
      return (
        <LinkButton href={`${path}/move?to=${step.to}`}>
          内容を確かめて「{cycleStateLabels[step.to]}」を始める
        </LinkButton>
      );
    case 'remind-late':
      return (
        <>
          <a href={`${path}/reminder?of=late`}>締切を過ぎた{step.departments}課に催促する</a>
          <small class="muted">　担当分{step.parts}件</small>
        </>
      );
    case 'remind-soon':
      return (
        <>
          <a href={`${path}/reminder?of=soon`}>締切の近い{step.departments}課に知らせる</a>
          <small class="muted">　担当分{step.parts}件</small>
        </>
      );
    case 'watch-returned':
      return <a href={listed({ progress: 'returned' })}>差し戻した担当分{step.count}件の直しを待つ</a>;
    case 'watch-approval':
      return <a href={listed({ progress: 'submitted' })}>所属長の承認を待つ担当分{step.count}件を見る</a>;
    case 'accept':
      return <a href={`${path}/acceptance`}>承認のそろった{step.count}枚を確かめて受理する</a>;
    case 'answer-remarks':
      return <a href={listed({ remarks: '1' })}>未解決の指摘のある担当分{step.count}件を見る</a>;
    case 'review':
      return <a href={`${path}/review`}>査定がまだの{step.count}枚を査定表で見る</a>;
    case 'consult':
      return <a href={`${path}/opinions`}>委員会の意見をまとめる</a>;
    case 'finalise':
      return <a href={`${path}/finalisation`}>評価を確定していない{step.count}枚を確定する</a>;
    case 'move-on':
      return (
        <LinkButton href={`${path}/move?to=${step.to}`}>「{cycleStateLabels[step.to]}」に進む</LinkButton>
      );
    case 'seal':
      return <LinkButton href={`${path}/seal`}>年度を確定する</LinkButton>;
    case 'wait':
      return 'いま事務局がすることはありません。各課の記入を待っています。';
  }
}
