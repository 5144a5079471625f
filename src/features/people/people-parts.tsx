import { departmentsPath, peoplePath, personPath } from '#addresses/people.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { type Actor, hasRole } from '#domain/people/actor.ts';
import { ROLE_WORDS, ROLES } from '#domain/people/role.ts';
import { BODY_LABELS } from '#exchange/labels.ts';
import type { Choice } from '#http/components/select.tsx';
import type { AppContext } from '#http/context.ts';
import type { Crumb } from '#http/layout.tsx';
import { redirectWithNotice } from '#http/notice.ts';
import { type FormProblem, formProblem } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import type { NoticeCode } from '#messages';
import type { Outcome } from '#records/people/outcome.ts';
import type { Term } from '#records/people/people-queries.ts';

/** Who sees whom: posts are for everybody, names for the office, changes for those who run the plan. */
export const STAFF = ['secretariat', 'writer', 'approver', 'reviewer', 'viewer', 'operator'] as const;
export const seesNames = (actor: Actor) => hasRole(actor, ...STAFF);
export const mayEdit = (actor: Actor) => hasRole(actor, 'secretariat', 'operator');

export const homeCrumb: Crumb = { href: '/', label: 'ホーム' };
export const departmentsCrumb: Crumb = { href: departmentsPath, label: '組織と担当者' };
export const peopleCrumb: Crumb = { href: peoplePath, label: '職員・委員' };

export const roleChoices: Choice[] = ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }));
export const bodyChoices: Choice[] = (['city', 'shakyo'] as const).map((body) => ({
  value: body,
  label: BODY_LABELS[body],
}));

export const formatDay = (day: CalendarDate) => formatDate(day, 'era');

/** 令和6年4月1日～ or 令和6年4月1日～令和8年3月31日. */
export const formatTerm = ({ from, to }: { from: CalendarDate; to: CalendarDate | null }) =>
  `${formatDay(from)}～${to === null ? '' : formatDay(to)}`;

/** A person by name, or by what is left when the name was deleted. */
export const personLabel = (name: string | null) => name ?? '（氏名は削除済み）';

/** The people of some terms, each with a link, or 空席 where there is none. */
export function Holders({ terms, isLinked = true }: { terms: Term[]; isLinked?: boolean }) {
  if (terms.length === 0) return <span class="vacant">空席</span>;
  return (
    <>
      {terms.map((term, at) => (
        <>
          {at > 0 ? '、' : ''}
          {isLinked ? (
            <a href={personPath(term.personId)}>{personLabel(term.personName)}</a>
          ) : (
            personLabel(term.personName)
          )}
        </>
      ))}
    </>
  );
}

/** What a form of these pages shows again when it was refused. */
export type Refused = { problems: FormProblem[]; inputs: Record<string, string> };
export const NOT_REFUSED: Refused = { problems: [], inputs: {} };
export const statusOf = ({ problems }: Refused) => (problems.length > 0 ? 422 : 200);

/** Ends an action: on with a notice, the page for what is stale or not there, or the form again with its problem. */
export function answer<T>(
  c: AppContext,
  outcome: Outcome<T>,
  on: {
    done: (value: T) => { path: string; notice: NoticeCode };
    refused: (refused: Refused) => Response | Promise<Response>;
  },
): Response | Promise<Response> {
  if (outcome.ok) {
    const { path, notice } = on.done(outcome.value);
    return redirectWithNotice(c, path, notice);
  }
  const { refusal } = outcome;
  if (refusal.code === 'not-found') return c.notFound();
  if (refusal.code === 'stale') return renderRefusal(c, 'stale');
  return on.refused({
    problems: [formProblem(refusal.field, refusal.code, refusal.words)],
    inputs: inputsOf(c.get('form')),
  });
}

export function inputsOf(form: FormData | null): Record<string, string> {
  return Object.fromEntries(
    [...(form?.entries() ?? [])].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
