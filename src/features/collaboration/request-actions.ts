import { z } from 'zod';
import { requestPath, requestsPath } from '#addresses/collaboration.ts';
import type { AppConfig } from '#config';
import { decideRequest } from '#domain/collaboration/decide-request.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import type { AppContext } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { type FormProblem, formProblem, readForm } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { idOf } from '#http/request-key.ts';
import type { NoticeCode } from '#messages';
import { listDepartments } from '#records/people/queries.ts';
import { listOwners } from '#records/plan/owner-queries.ts';
import { listProjects } from '#records/plan/project-queries.ts';
import { answerRequest, changeRequest, withdrawRequest } from '#records/request/answer-request.ts';
import { askDepartment } from '#records/request/ask-department.ts';
import { findRequest, type PlacedRequest } from '#records/request/queries.ts';
import type { RequestOutcome } from '#records/request/request-rows.ts';
import { listSheetPlaces } from '#records/sheet/queries.ts';
import { askersOf, newRequestPage, type Subject, TO_RESIDENTS } from './new-request-page.tsx';
import { addressIn, isSealed, nextYearOf, openRequests, type RequestsOfPlan } from './open-requests.ts';
import { requestPage } from './request-page.tsx';

/** What the database can keep: no NUL, no half surrogates. */
const storable = (text: string) =>
  text
    .replaceAll('\0', '')
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll('\r\n', '\n')
    .trim();
const prose = (title: string, least: number) =>
  z.string().default('').transform(storable).pipe(z.string().min(least).max(2000)).meta({ title });
const version = z.coerce.number().int().min(0);

type Answer = (c: AppContext, of: RequestsOfPlan, request: PlacedRequest) => Response | Promise<Response>;

/** What is done with the request of the address; the page for what is not there otherwise. */
export const ofRequest = (answer: Answer) => async (c: AppContext) => {
  const of = await openRequests(c);
  const request = await findRequest(of.db, of.key, idOf(c, 'request'));
  return request ? answer(c, of, request) : c.notFound();
};

/** The project that a new request is about, and the year: of the sheet, or the one that the plan works on. */
export async function findSubject(
  of: RequestsOfPlan,
  asked: { sheet?: string | undefined; project?: string | undefined; year?: number | undefined },
): Promise<Subject | null> {
  const { db } = of;
  const sheets = asked.sheet === undefined ? [] : await listSheetPlaces(db, of.key);
  const sheet = sheets.find(({ id }) => id === asked.sheet);
  const id = (sheet?.project ?? asked.project)?.replaceAll('\0', '');
  const [project] = id ? await listProjects(db, of.key, { project: id }) : [];
  const year = asked.year ?? sheet?.year ?? of.current;
  return project && year !== null && of.years.some((one) => one.year === year)
    ? { project, owners: (await listOwners(db, of.key, { project: project.id })).get(project.id) ?? [], year }
    : null;
}

const askFields = z.object({
  project: z.string(),
  year: z.coerce.number().int(),
  from: z.string().default('').meta({ title: '依頼する課' }),
  to: z.string().min(1, 'not-a-choice').meta({ title: '依頼先' }),
  text: prose('依頼の内容', 1),
});

export async function ask(c: AppContext, config: AppConfig) {
  const of = await openRequests(c);
  const form = c.get('form');
  const asked = { project: String(form?.get('project') ?? ''), year: Number(form?.get('year')) };
  const subject = await findSubject(of, asked);
  if (!subject) return c.notFound();
  const reading = readForm(c, askFields);
  if (!reading.ok) return newRequestPage(c, of, subject, reading);
  const { from, to, text } = reading.value;
  const { problems, chosen } = await readChoices(of, subject, { from, to });
  if (!chosen) return newRequestPage(c, of, subject, { inputs: { from, to, text }, problems });
  const { project, year } = subject;
  const outcome = await askDepartment(c.get('db'), of, {
    year,
    project: project.id,
    title: project.title,
    ...chosen,
    text,
    carriedFrom: null,
    addressOf: (id) => addressIn(c, config, requestPath(of.plan.id, id)),
  });
  return settle(c, of, outcome, 'request-asked');
}

type Chosen = { from: NamedDepartment; to: NamedDepartment | null };

/** Who asks and who is asked, as they were chosen. */
async function readChoices(
  of: RequestsOfPlan,
  subject: Subject,
  { from, to }: { from: string; to: string },
): Promise<{ problems: FormProblem[]; chosen?: Chosen }> {
  const askers = askersOf(of, subject);
  const departments = await listDepartments(of.db, of.key.municipalityId);
  const asking = (askers.length > 0 ? askers : departments).find(({ id }) => id === from);
  const asked = departments.find(({ id, closedOn }) => id === to && closedOn === null);
  const problems = [
    // Who may not ask at all is refused by the rule; a department that does not own the project is a wrong choice.
    ...(askers.length > 0 && !asking ? [formProblem('from', 'not-a-choice', '依頼する課')] : []),
    ...(to === TO_RESIDENTS || asked ? [] : [formProblem('to', 'not-a-choice', '依頼先')]),
    ...(from === to ? [formProblem('to', 'request-to-itself')] : []),
  ];
  if (problems.length > 0) return { problems };
  return { problems, chosen: { from: asking ?? { id: from, label: '' }, to: asked ?? null } };
}

const answerFields = z.object({
  action: z.enum(['accept', 'decline', 'finish', 'report']),
  words: prose('回答・連絡', 0),
  version,
});

export const answer =
  (config: AppConfig) => async (c: AppContext, of: RequestsOfPlan, request: PlacedRequest) => {
    const reading = readForm(c, answerFields);
    if (!reading.ok) return requestPage(c, of, request, reading);
    const { action, words, version: seen } = reading.value;
    const address = addressIn(c, config, requestPath(of.plan.id, request.id));
    const place = { id: request.id, version: seen };
    const outcome = await answerRequest(c.get('db'), of, place, { action, words, address });
    return settle(c, of, outcome, 'request-answered', { words });
  };

export async function change(c: AppContext, of: RequestsOfPlan, request: PlacedRequest) {
  const reading = readForm(c, z.object({ text: prose('依頼の内容', 1), version }));
  if (!reading.ok) return requestPage(c, of, request, reading);
  const { text, version: seen } = reading.value;
  const outcome = await changeRequest(c.get('db'), of, { id: request.id, version: seen }, text);
  return settle(c, of, outcome, 'request-changed', { text });
}

export async function withdraw(c: AppContext, of: RequestsOfPlan, request: PlacedRequest) {
  const reading = readForm(c, z.object({ version }));
  if (!reading.ok) return renderRefusal(c, 'form-unreadable');
  const place = { id: request.id, version: reading.value.version };
  const outcome = await withdrawRequest(c.get('db'), of, place);
  if (!outcome.ok) return settle(c, of, outcome, 'request-withdrawn');
  return redirectWithNotice(c, requestsPath(of.plan.id), 'request-withdrawn');
}

/** The same request, asked once more in the year after. */
export const carry =
  (config: AppConfig) => async (c: AppContext, of: RequestsOfPlan, request: PlacedRequest) => {
    const year = nextYearOf(of, request.year);
    const facts = { ...request, isSealed: isSealed(of, request.year) };
    const decision = decideRequest('carry', of.actor.posts, facts, '');
    if (!decision.ok) return settle(c, of, decision, 'request-carried');
    if (year === null) return renderRefusal(c, 'request-not-open');
    const { project, title, fromId, from, toId, to, text, id } = request;
    const outcome = await askDepartment(c.get('db'), of, {
      ...{ year, project, title, text },
      from: { id: fromId, label: from },
      to: toId === null ? null : { id: toId, label: to ?? '' },
      carriedFrom: id,
      addressOf: (next) => addressIn(c, config, requestPath(of.plan.id, next)),
    });
    return settle(c, of, outcome, 'request-carried');
  };

/** On with a notice; or the page again with what was typed. */
async function settle(
  c: AppContext,
  of: RequestsOfPlan,
  outcome: RequestOutcome,
  notice: NoticeCode,
  typed?: Record<string, string>,
) {
  if (outcome.ok) return redirectWithNotice(c, requestPath(of.plan.id, outcome.id), notice);
  const { refusal } = outcome;
  const current = typed ? await findRequest(of.db, of.key, idOf(c, 'request')) : undefined;
  if (typed && current && refusal === 'request-reason-required')
    return requestPage(c, of, current, { inputs: typed, problems: [formProblem('words', refusal)] });
  if (typed && current && (refusal === 'stale' || refusal === 'request-not-open'))
    return requestPage(c, of, current, { inputs: typed, problems: [], isStale: true });
  return renderRefusal(c, refusal === 'request-reason-required' ? 'form-unreadable' : refusal);
}
