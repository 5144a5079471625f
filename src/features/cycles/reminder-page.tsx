import { cyclePath } from '#addresses/cycles.ts';
import type { AppConfig } from '#config';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { eraYear } from '#exchange/names.ts';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { controlAttributes, FieldFrame } from '#http/components/field-frame.tsx';
import { Form } from '#http/components/form.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { redirectWithNotice } from '#http/notice.ts';
import { type FormProblem, formProblem } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import type { CycleScope } from '#http/scope.ts';
import { type Reminder, sendReminders } from '#records/cycle/send-reminders.ts';
import { listDepartments, listHolders } from '#records/people/queries.ts';
import { cycleCrumbs } from './cycle-crumbs.ts';
import { type BoardScope, openBoard } from './open-board.ts';
import { RecipientTable } from './recipient-table.tsx';
import { departmentsAsked, remindersFor } from './reminders.ts';

const LONGEST_MESSAGE = 1_000;
const SAMPLE_MAILS = 1;

/** What reminding the chosen departments would send, to whom. */
export function reminderPage(config: AppConfig) {
  return async (c: AppContext, scope: CycleScope) => {
    const found = await openBoard(c, scope);
    const departments = departmentsAsked(found.board, c.req.query('of'), c.req.queries('department') ?? []);
    return show(c, config, found, departments, '');
  };
}

export function reminderAction(config: AppConfig) {
  return async (c: AppContext, scope: CycleScope) => {
    const found = await openBoard(c, scope);
    const form = c.get('form');
    const message = String(form?.get('message') ?? '').trim();
    const departments = departmentsAsked(
      found.board,
      undefined,
      (form?.getAll('department') ?? []).map(String),
    );
    const problems: FormProblem[] = [];
    if (departments.length === 0) problems.push(formProblem('department', 'cycle-nobody-chosen'));
    if (message.length > LONGEST_MESSAGE)
      problems.push(formProblem('message', 'too-long', '添え書き', LONGEST_MESSAGE));
    if (problems.length > 0 && !scope.isSealed) return show(c, config, found, departments, message, problems);
    const reminders = await makeReminders(c, config, found, departments, message);
    const sent = await sendReminders(c.get('db'), found, found.cycle.year, reminders);
    if (!sent.ok) return renderRefusal(c, sent.refusal);
    return redirectWithNotice(c, `${cyclePath(found.plan.id, found.cycle.year)}/reminders`, 'cycle-reminded');
  };
}

async function makeReminders(
  c: AppContext,
  config: AppConfig,
  { plan, cycle, board, today }: BoardScope,
  departments: NamedDepartment[],
  message: string,
): Promise<Reminder[]> {
  const db = c.get('db').kysely;
  const { municipality, label } = actorOf(c);
  const people = {
    holders: await listHolders(db, municipality.id, {}, today),
    offices: await listDepartments(db, municipality.id),
  };
  return remindersFor(board, departments, people, {
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
  found: BoardScope,
  departments: NamedDepartment[],
  message: string,
  problems?: FormProblem[],
) {
  const { plan, cycle } = found;
  const reminders = await makeReminders(c, config, found, departments, message);
  const path = cyclePath(plan.id, cycle.year);
  const hint = '入力した文は、メールの本文に加わります。空欄のままでも送れます。';
  const field = { name: 'message', label: '添え書き（任意）', hint };
  return renderPage(
    c,
    {
      title: '催促の内容',
      crumbs: cycleCrumbs(plan, cycle.year),
      problems,
    },
    reminders.length === 0 ? (
      <EmptyState title="催促する課が選ばれていません。">
        <p>
          <a href={path}>年度の画面</a>
          で、催促する課を選んでください。提出も承認も待っていない課は選べません。
        </p>
      </EmptyState>
    ) : (
      <Form action={`${path}/reminders`} keepsChanges>
        {departments.map((department) => (
          <input type="hidden" name="department" value={department.id} />
        ))}
        <p class="lead">次の宛先に送ります。「送る」を押すまで、何も送りません。</p>
        <RecipientTable
          caption="送る相手"
          rows={reminders.map((one) => ({
            what: `${one.department.label}（${one.forApproval ? '承認' : '提出'}待ち ${one.items.length}件）`,
            recipients: one.recipients,
          }))}
        />
        <FieldFrame {...field}>
          <textarea class="control" rows={4} {...controlAttributes(field)}>
            {message}
          </textarea>
        </FieldFrame>
        {reminders.slice(0, SAMPLE_MAILS).map(({ mail }) => (
          <Disclosure summary={`文面を見る：${mail.subject}`}>
            <p class="as-written">{mail.text}</p>
          </Disclosure>
        ))}
        <ButtonRow>
          <Button>この内容で送る</Button>
          <LinkButton href={path} look="text">
            やめる
          </LinkButton>
        </ButtonRow>
      </Form>
    ),
  );
}
