import { cyclePath } from '#addresses/cycles.ts';
import type { AppConfig } from '#config';
import { CYCLE_STATES, type CycleState } from '#domain/cycle/cycle.ts';
import { type CycleMove, cycleMoves } from '#domain/cycle/cycle-moves.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { eraYear } from '#exchange/names.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { type FormProblem, formProblem } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { planKeyOf } from '#http/request-key.ts';
import { moveCycle } from '#records/cycle/move-cycle.ts';
import { listWork } from '#records/cycle/work-queries.ts';
import { listDepartments, listHolders } from '#records/people/queries.ts';
import { type FoundYear, findYear } from './find-board.ts';
import { type MoveMail, moveMails } from './move-mails.ts';
import { renderMove, type Typed } from './move-view.tsx';

const LONGEST_REASON = 500;

/** What a step of the year brings along, before it is taken. */
export function movePage(config: AppConfig) {
  return async (c: AppContext) => {
    const found = await findYear(c);
    const move = found && moveTo(found, c.req.query('to'));
    if (!found || !move)
      return found ? c.redirect(cyclePath(found.plan.id, found.cycle.year), 303) : c.notFound();
    return show(c, config, found, move);
  };
}

export function moveAction(config: AppConfig) {
  return async (c: AppContext) => {
    const found = await findYear(c);
    if (!found) return c.notFound();
    const text = (name: string) => String(c.get('form')?.get(name) ?? '').trim();
    const move = moveTo(found, text('to'));
    if (!move) return renderRefusal(c, 'cycle-move-not-now');
    const typed = { reason: text('reason'), message: text('message'), isTold: text('tell') === 'on' };
    const tooLong = (['reason', 'message'] as const).find((name) => typed[name].length > LONGEST_REASON);
    if (tooLong)
      return show(c, config, found, move, typed, [
        formProblem(tooLong, 'too-long', tooLong === 'reason' ? '理由' : '書き添える言葉', LONGEST_REASON),
      ]);
    const mails = typed.isTold ? await mailsOf(c, config, found, move, typed.message) : [];
    const by = { actor: actorOf(c).label, now: c.get('now') };
    const { year } = found.cycle;
    const request = { year, to: move.to, version: Number(text('version')), reason: typed.reason, mails };
    const answer = await moveCycle(c.get('db'), planKeyOf(c), by, request);
    if (answer.ok)
      return redirectWithNotice(
        c,
        cyclePath(found.plan.id, year),
        answer.isBack ? 'cycle-moved-back' : 'cycle-moved',
      );
    if (answer.refusal !== 'reason-missing') return renderRefusal(c, answer.refusal);
    const what = move.isBack ? '前の段階に戻すこと' : '目標の承認を待たずに進むこと';
    return show(c, config, found, move, typed, [formProblem('reason', 'cycle-reason-missing', what)]);
  };
}

function moveTo({ cycle, on }: FoundYear, to: unknown): CycleMove | undefined {
  const state = CYCLE_STATES.find((one): one is CycleState => one === to);
  return cycleMoves(on, cycle.state).find((move) => move.to === state && move.to !== 'sealed');
}

async function mailsOf(
  c: AppContext,
  config: AppConfig,
  { plan, cycle, today }: FoundYear,
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
  const work = await listWork(db, planKeyOf(c), cycle.year, { stage });
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
  found: FoundYear,
  move: CycleMove,
  typed: Typed = { reason: '', message: '', isTold: true },
  problems?: FormProblem[],
) {
  const mails = await mailsOf(c, config, found, move, typed.message);
  const stage = found.cycle.state === 'targeting' ? 'targeting' : 'collecting';
  const work = await listWork(c.get('db').kysely, planKeyOf(c), found.cycle.year, { stage });
  return renderMove(c, { found, move, mails, work, typed, problems });
}
