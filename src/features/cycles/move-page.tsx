import { cyclePath } from '#addresses/cycles.ts';
import type { AppConfig } from '#config';
import { CYCLE_STATES, type CycleState } from '#domain/cycle/cycle.ts';
import { type CycleMove, cycleMoves } from '#domain/cycle/cycle-moves.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { eraYear } from '#exchange/names.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import { type FormProblem, formProblem } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';

import type { CycleScope } from '#http/scope.ts';
import { type MoveMail, moveCycle } from '#records/cycle/move-cycle.ts';
import { listWork } from '#records/cycle/work-queries.ts';
import { listDepartments, listHolders } from '#records/people/queries.ts';
import { moveMails } from './move-mails.ts';
import { renderMove, type Typed } from './move-view.tsx';

const LONGEST_REASON = 500;

/** What a step of the year brings along, before it is taken. */
export function movePage(config: AppConfig) {
  return async (c: AppContext, scope: CycleScope) => {
    const move = moveTo(scope, c.req.query('to'));
    return move ? show(c, config, scope, move) : c.redirect(cyclePath(scope.plan.id, scope.year), 303);
  };
}

export function moveAction(config: AppConfig) {
  return async (c: AppContext, scope: CycleScope) => {
    const text = (name: string) => String(c.get('form')?.get(name) ?? '').trim();
    const move = moveTo(scope, text('to'));
    if (!move) return renderRefusal(c, scope.isSealed ? 'cycle-sealed' : 'cycle-move-not-now');
    const typed = { reason: text('reason'), message: text('message'), isTold: text('tell') === 'on' };
    const tooLong = (['reason', 'message'] as const).find((name) => typed[name].length > LONGEST_REASON);
    if (tooLong)
      return show(c, config, scope, move, typed, [
        formProblem(tooLong, 'too-long', tooLong === 'reason' ? '理由' : '添え書き', LONGEST_REASON),
      ]);
    const mails = typed.isTold ? await mailsOf(c, config, scope, move, typed.message) : [];
    const { year } = scope.cycle;
    const request = { year, to: move.to, version: Number(text('version')), reason: typed.reason, mails };
    const answer = await moveCycle(c.get('db'), scope, request);
    if (answer.ok)
      return redirectWithNotice(
        c,
        cyclePath(scope.plan.id, year),
        answer.value.isBack ? 'cycle-moved-back' : 'cycle-moved',
      );
    if (answer.refusal !== 'reason-missing') return renderRefusal(c, answer.refusal);
    const what = move.isBack ? '前の段階に戻すこと' : '目標の承認を待たずに進むこと';
    return show(c, config, scope, move, typed, [formProblem('reason', 'cycle-reason-missing', what)]);
  };
}

function moveTo({ cycle, switches }: CycleScope, to: unknown): CycleMove | undefined {
  const state = CYCLE_STATES.find((one): one is CycleState => one === to);
  return cycleMoves(switches, cycle.state).find((move) => move.to === state && move.to !== 'sealed');
}

async function mailsOf(
  c: AppContext,
  config: AppConfig,
  { plan, cycle, today }: CycleScope,
  move: CycleMove,
  message: string,
): Promise<MoveMail[]> {
  if (move.isBack) return [];
  const db = c.get('db').kysely;
  const { municipality, label } = actorOf(c);
  const people = {
    holders: await listHolders(db, municipality.id, {}, today),
    offices: await listDepartments(db, municipality.id),
  };
  const stage = move.to === 'targeting' ? 'targeting' : 'collecting';
  const work = await listWork(db, planScope(c).key, cycle.year, { stage });
  return moveMails(cycle, move.to, work, people, {
    plan: titleOfPlan(plan),
    year: eraYear(cycle.year),
    address: `${config.origin ?? new URL(c.req.url).origin}/`,
    from: `${municipality.name}　${label}`,
    message,
  });
}

async function show(
  c: AppContext,
  config: AppConfig,
  scope: CycleScope,
  move: CycleMove,
  typed: Typed = { reason: '', message: '', isTold: true },
  problems?: FormProblem[],
) {
  const mails = await mailsOf(c, config, scope, move, typed.message);
  const stage = scope.cycle.state === 'targeting' ? 'targeting' : 'collecting';
  const work = await listWork(c.get('db').kysely, planScope(c).key, scope.cycle.year, { stage });
  return renderMove(c, { scope, move, mails, work, typed, problems });
}
