import { cyclePath } from '#addresses/cycles.ts';
import type { CycleMove } from '#domain/cycle/cycle-moves.ts';
import { isOpen } from '#domain/cycle/progress.ts';
import type { WorkItem } from '#domain/cycle/work-item.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { controlAttributes, FieldFrame, type FieldProps } from '#http/components/field-frame.tsx';
import { Form } from '#http/components/form.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { FormProblem } from '#http/read-form.ts';
import type { CycleScope } from '#http/scope.ts';
import { cycleStateLabels, moveEffects, progressLabels } from '#messages/cycles.ja.ts';
import type { MoveMail } from '#records/cycle/move-cycle.ts';
import { isTargetOpen } from '#records/cycle/move-cycle.ts';
import { cycleCrumbs } from './cycle-crumbs.ts';
import { RecipientTable } from './recipient-table.tsx';

export type Typed = { reason: string; message: string; isTold: boolean };
type Props = {
  scope: CycleScope;
  move: CycleMove;
  mails: MoveMail[];
  work: WorkItem[];
  typed: Typed;
  problems: FormProblem[] | undefined;
};

export function renderMove(c: AppContext, { scope, move, mails, work, typed, problems }: Props) {
  const { plan, cycle } = scope;
  const path = cyclePath(plan.id, cycle.year);
  const name = cycleStateLabels[move.to];
  const targets = cycle.state === 'targeting' && !move.isBack ? work.filter(isTargetOpen) : [];
  const open = cycle.state === 'collecting' && !move.isBack ? work.filter((one) => isOpen(one.progress)) : [];
  const needsReason = move.isBack || targets.length > 0;
  return renderPage(
    c,
    {
      title: move.isBack ? `「${name}」に戻す` : `「${name}」を始める`,
      crumbs: cycleCrumbs(plan, cycle.year),
      problems,
    },
    <>
      <p class="lead">{effectOf(move)}</p>
      <Unfinished targets={targets} open={open} />
      <Form action={`${path}/moves`} keepsChanges>
        <input type="hidden" name="to" value={move.to} />
        <input type="hidden" name="version" value={String(cycle.version)} />
        {needsReason ? (
          <Text
            name="reason"
            label={move.isBack ? '戻す理由' : '承認を待たずに進む理由'}
            hint="年度の記録に残ります。"
            value={typed.reason}
            required
          />
        ) : null}
        {mails.length > 0 ? <Mails mails={mails} typed={typed} /> : null}
        <ButtonRow>
          <Button look={move.isBack ? 'danger' : 'filled'}>
            {move.isBack ? `「${name}」に戻す` : `「${name}」を始める`}
          </Button>
          <LinkButton href={path} look="text">
            やめる
          </LinkButton>
        </ButtonRow>
      </Form>
    </>,
  );
}

function Unfinished({ targets, open }: { targets: WorkItem[]; open: WorkItem[] }) {
  if (targets.length > 0)
    return (
      <Banner kind="warning" title={`承認されていない目標が${targets.length}件あります。`}>
        <p>承認を待つか、待たずに進む理由を入れてください。</p>
        <Items items={targets} />
      </Banner>
    );
  if (open.length === 0) return null;
  return (
    <Banner kind="notice" title={`提出がまだの担当分が${open.length}件あります。`}>
      <p>次の段階に進んでも、各課は提出を続けられます。</p>
      <Items items={open} />
    </Banner>
  );
}

const MOST = 20;

function Items({ items }: { items: WorkItem[] }) {
  return (
    <ul>
      {items.slice(0, MOST).map(({ title, department, progress }) => (
        <li>
          {title || '（事業名なし）'}　{department ?? '（担当課なし）'}　{progressLabels[progress]}
        </li>
      ))}
      {items.length > MOST ? <li>ほか{items.length - MOST}件</li> : null}
    </ul>
  );
}

function Mails({ mails, typed }: Pick<Props, 'mails' | 'typed'>) {
  return (
    <section>
      <h2>送るメール</h2>
      <p>
        <label>
          <input type="checkbox" name="tell" checked={typed.isTold} />{' '}
          次の宛先に、始まったことをメールで知らせる
        </label>
      </p>
      <RecipientTable caption="送る相手" rows={mails} />
      <Text
        name="message"
        label="添え書き（任意）"
        hint="入力した文は、メールの本文に加わります。空欄のままでも送れます。"
        value={typed.message}
      />
      <Disclosure summary={`文面を見る：${mails[0]!.mail.subject}`}>
        <p class="as-written">{mails[0]!.mail.text}</p>
      </Disclosure>
    </section>
  );
}

function Text({ value, ...field }: FieldProps & { value: string }) {
  return (
    <FieldFrame {...field}>
      <textarea class="control" rows={3} {...controlAttributes(field)}>
        {value}
      </textarea>
    </FieldFrame>
  );
}

const effectOf = ({ to, isBack }: CycleMove) =>
  isBack || to === 'preparing' || to === 'sealed' ? moveEffects.back : moveEffects[to];
