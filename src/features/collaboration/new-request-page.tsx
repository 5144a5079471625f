import { requestsPath } from '#addresses/collaboration.ts';
import { departmentIdsOf, hasRole, type NamedDepartment } from '#domain/people/actor.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangeProject } from '#exchange/schema.ts';
import { Button } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { TextArea } from '#http/components/text-area.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { RESIDENTS, requestActions } from '#messages/collaboration.ja.ts';
import { listDepartments } from '#records/people/queries.ts';
import type { RequestsOfPlan } from './open-requests.ts';

/** In the form, residents are chosen like a department. */
export const TO_RESIDENTS = ':residents';

export type Subject = { project: ExchangeProject; owners: readonly NamedDepartment[]; year: number };

/** For which owners of a project may this person ask? */
export function askersOf(
  { actor }: RequestsOfPlan,
  { owners }: Pick<Subject, 'owners'>,
): readonly NamedDepartment[] {
  if (hasRole(actor, 'secretariat')) return owners;
  const own = departmentIdsOf(actor, 'writer', 'approver');
  return owners.filter(({ id }) => own.includes(id));
}

/** Asks somebody to work together on a project. */
export async function newRequestPage(
  c: AppContext,
  of: RequestsOfPlan,
  subject: Subject,
  returned?: { inputs: Record<string, string>; problems: FormProblem[] },
) {
  const { plan, key } = of;
  const departments = await listDepartments(c.get('db').kysely, key.municipalityId);
  const open = departments.filter(({ closedOn }) => closedOn === null);
  const { project, year } = subject;
  const askers = askersOf(of, subject);
  const problems = returned?.problems;
  const choices = (list: readonly NamedDepartment[]) => list.map(({ id, label }) => ({ value: id, label }));
  return renderPage(
    c,
    {
      title: '協働を依頼する',
      crumbs: [...planCrumbs(plan), { href: requestsPath(plan.id), label: '協働の依頼' }],
      overline: `${eraYear(year)}　${project.title}`,
      problems,
    },
    askers.length === 0 ? (
      <EmptyState title="この事業について依頼できるのは、事業の担当課です。">
        <p>必要なときは、担当課か事務局にご相談ください。</p>
      </EmptyState>
    ) : (
      <Form action={requestsPath(plan.id)} keepsChanges>
        <input type="hidden" name="project" value={project.id} />
        <input type="hidden" name="year" value={String(year)} />
        <Select name="from" label="依頼する課" value={returned?.inputs.from} choices={choices(askers)} />
        <Select
          name="to"
          label="依頼先"
          blank="選んでください"
          value={returned?.inputs.to}
          choices={[
            ...choices(open),
            { value: TO_RESIDENTS, label: `${RESIDENTS}（協働事項としてシートに載せます）` },
          ]}
          required
        />
        <TextArea
          name="text"
          label="依頼の内容"
          hint="何を、いつごろまでに、どのようにお願いしたいかを書いてください。"
          value={returned?.inputs.text}
          required
          maxlength={2000}
        />
        <Button>{requestActions.ask}</Button>
      </Form>
    ),
  );
}
