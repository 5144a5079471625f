import { z } from 'zod';
import { ledgerPath, opinionPath, opinionTablePath } from '#addresses/committee.ts';
import { fiscalYearOf } from '#domain/calendar/calendar-date.ts';
import { canSeeOpinion } from '#domain/opinion/decide-opinion.ts';
import { askerOf, departmentsOf, hasRole } from '#domain/people/actor.ts';
import type { AppContext } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope, yearIn, yearScope } from '#http/open-scope.ts';
import { formProblem, readForm } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { idOf } from '#http/request-key.ts';
import type { YearScope } from '#http/scope.ts';
import type { NoticeCode } from '#messages';
import { answerOpinion } from '#records/opinion/answer-opinion.ts';
import { changeOpinion, type OpinionAt, withdrawOpinion } from '#records/opinion/change-opinion.ts';
import { chooseMainOpinions } from '#records/opinion/choose-main-opinions.ts';
import type { OpinionOutcome } from '#records/opinion/opinion-outcome.ts';
import { findKeptOpinion, type KeptOpinion } from '#records/opinion/opinion-queries.ts';
import { proposeResponse } from '#records/opinion/propose-response.ts';
import { answerFields, requiredProse, version } from './fields.ts';
import type { Returned } from './opinion-forms.tsx';
import { indexOpinions } from './opinion-index.ts';
import { opinionPage } from './opinion-page.tsx';
import { readPlaces } from './opinion-table-page.tsx';
import { OPINION_LIMIT } from './typed-opinions.ts';

type OpinionAnswer = (c: AppContext, of: YearScope, opinion: KeptOpinion) => Response | Promise<Response>;

/** What is done with the opinion of the address, and its year; not there where the person may not see it yet. */
export const ofOpinion = (answer: OpinionAnswer) => async (c: AppContext) => {
  const scope = planScope(c);
  const opinion = await findKeptOpinion(scope.db, scope.key, idOf(c, 'opinion'));
  if (!opinion || !canSeeOpinion(askerOf(scope.actor), opinion, scope.today)) return c.notFound();
  return answer(c, await yearIn(scope, opinion.year), opinion);
};

async function placeOf(of: YearScope, opinion: KeptOpinion, seen: number): Promise<OpinionAt> {
  const owners = (await indexOpinions(of.db, of.key)).ownersOf(opinion);
  return { id: opinion.id, version: seen, owners: owners.map((one) => one.id) };
}

const textFields = z.object({
  opinion: requiredProse('意見', OPINION_LIMIT),
  given: requiredProse('意見を出した人の表示', 100).optional(),
  version,
});

export async function changeText(c: AppContext, of: YearScope, opinion: KeptOpinion) {
  const reading = readForm(c, textFields);
  if (!reading.ok) return opinionPage(c, of, opinion, { form: 'text', ...reading });
  const { opinion: text, given, version: seen } = reading.value;
  // How an opinion is signed in public is the secretariat's to say.
  const by = hasRole(of.actor, 'secretariat') && given !== undefined ? given : opinion.by;
  const at = await placeOf(of, opinion, seen);
  const outcome = await changeOpinion(c.get('db'), of, at, { text, by });
  return settle(c, of, opinion, outcome, 'opinion-changed', {
    form: 'text',
    inputs: { opinion: text, given: by },
  });
}

export async function withdraw(c: AppContext, of: YearScope, opinion: KeptOpinion) {
  const reading = readForm(c, z.object({ version }));
  if (!reading.ok) return renderRefusal(c, 'form-unreadable');
  const at = await placeOf(of, opinion, reading.value.version);
  const outcome = await withdrawOpinion(c.get('db'), of, at);
  if (!outcome.ok) return renderRefusal(c, outcome.refusal);
  return redirectWithNotice(c, ledgerPath(of.plan.id, opinion.year), 'opinion-withdrawn');
}

const responseFields = z.object({ ...answerFields, by: requiredProse('回答する課・団体', 100), version });

export async function answer(c: AppContext, of: YearScope, opinion: KeptOpinion) {
  const reading = readForm(c, responseFields);
  if (!reading.ok) return opinionPage(c, of, opinion, { form: 'answer', ...reading });
  const { version: seen, ...told } = reading.value;
  const problems = reasonProblems(told);
  if (problems.length > 0) return opinionPage(c, of, opinion, { form: 'answer', inputs: told, problems });
  const at = await placeOf(of, opinion, seen);
  const year = fiscalYearOf(of.today);
  const outcome = await answerOpinion(c.get('db'), of, at, { ...told, year });
  return settle(c, of, opinion, outcome, 'answer-saved', { form: 'answer', inputs: told });
}

const proposalFields = z.object({ ...answerFields, department: z.string(), seen: version });

export async function propose(c: AppContext, of: YearScope, opinion: KeptOpinion) {
  const reading = readForm(c, proposalFields);
  if (!reading.ok) return opinionPage(c, of, opinion, { form: 'proposal', ...reading });
  const { department: departmentId, seen, ...told } = reading.value;
  const problems = reasonProblems(told);
  if (problems.length > 0) return opinionPage(c, of, opinion, { form: 'proposal', inputs: told, problems });
  const at = await placeOf(of, opinion, opinion.version);
  const department = departmentsOf(of.actor).find(({ id }) => id === departmentId);
  if (!department) return renderRefusal(c, 'not-your-opinion');
  const proposal = { ...told, department, seen };
  const outcome = await proposeResponse(c.get('db'), of, at, proposal);
  return settle(c, of, opinion, outcome, 'proposal-saved', { form: 'proposal', inputs: told });
}

const reasonProblems = ({ state, reason }: { state: string; reason: string }) =>
  state === '反映しない' && reason === '' ? [formProblem('reason', 'opinion-reason-missing')] : [];

/** On with a notice; or the page again with what was typed, beside what somebody else wrote meanwhile. */
async function settle(
  c: AppContext,
  of: YearScope,
  opinion: KeptOpinion,
  outcome: OpinionOutcome,
  notice: NoticeCode,
  typed: Pick<Returned, 'form' | 'inputs'>,
) {
  if (outcome.ok) return redirectWithNotice(c, opinionPath(of.plan.id, opinion.id), notice);
  if (outcome.refusal !== 'stale') return renderRefusal(c, outcome.refusal);
  const current = await findKeptOpinion(of.db, of.key, opinion.id);
  if (!current) return renderRefusal(c, 'stale');
  return opinionPage(c, of, current, { ...typed, problems: [], isStale: true });
}

/** Which opinions stand in the published table, and in which order. */
export async function chooseMain(c: AppContext) {
  const of = yearScope(c);
  const form = c.get('form');
  const choice = { year: of.year, seen: String(form?.get('seen') ?? ''), places: readPlaces(form) };
  const outcome = await chooseMainOpinions(c.get('db'), of, choice);
  if (!outcome.ok) return renderRefusal(c, outcome.refusal);
  return redirectWithNotice(c, opinionTablePath(of.plan.id, of.year), 'main-opinions-saved');
}
