import { requestsPath } from '#addresses/collaboration.ts';
import { departmentsOf, hasRole } from '#domain/people/actor.ts';
import { partNames } from '#domain/sheet/part.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangeProject } from '#exchange/schema.ts';
import { Button } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
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

export type Subject = { project: ExchangeProject; year: number };

/** For which owners of a project may this person ask? */
export function askersOf({ actor }: RequestsOfPlan, project: ExchangeProject): string[] {
  const owners = partNames(project.owners);
  if (hasRole(actor, 'secretariat')) return owners;
  const own = departmentsOf(actor, 'writer', 'approver');
  return owners.filter((name) => own.includes(name));
}

/** Asks somebody to work together on a project. */
export async function newRequestPage(
  c: AppContext,
  of: RequestsOfPlan,
  { project, year }: Subject,
  returned?: { inputs: Record<string, string>; problems: FormProblem[] },
) {
  const { plan, key } = of;
  const departments = await listDepartments(c.get('db').kysely, key.municipalityId);
  const open = departments.filter(({ closedOn }) => closedOn === null);
  const askers = askersOf(of, project);
  const problems = returned?.problems;
  const same = (names: string[]) => names.map((name) => ({ value: name, label: name }));
  return renderPage(
    c,
    {
      title: '協働を依頼する',
      crumbs: [...planCrumbs(plan), { href: requestsPath(plan.id), label: '協働の依頼' }],
      overline: `${eraYear(year)}　${project.title}`,
      status: returned ? 422 : 200,
    },
    askers.length === 0 ? (
      <EmptyState title="この事業について依頼できるのは、事業の担当課です。">
        <p>必要なときは、担当課か事務局にご相談ください。</p>
      </EmptyState>
    ) : (
      <>
        <ErrorSummary problems={problems} />
        <Form action={requestsPath(plan.id)} keepsChanges>
          <input type="hidden" name="project" value={project.id} />
          <input type="hidden" name="year" value={String(year)} />
          <Select
            name="from"
            label="依頼する課"
            value={returned?.inputs.from}
            choices={same(askers)}
            problems={problems}
          />
          <Select
            name="to"
            label="依頼先"
            blank="選んでください"
            value={returned?.inputs.to}
            choices={[
              ...same(open.map(({ name }) => name)),
              { value: TO_RESIDENTS, label: `${RESIDENTS}（協働事項としてシートに載せます）` },
            ]}
            required
            problems={problems}
          />
          <TextArea
            name="text"
            label="依頼の内容"
            hint="何を、いつごろまでに、どのようにお願いしたいかを書いてください。"
            value={returned?.inputs.text}
            required
            maxlength={2000}
            problems={problems}
          />
          <Button>{requestActions.ask}</Button>
        </Form>
      </>
    ),
  );
}
