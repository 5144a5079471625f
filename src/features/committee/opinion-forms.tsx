import { formatDate } from '#domain/calendar/calendar-date.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { Button } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Form } from '#http/components/form.tsx';
import { TextArea } from '#http/components/text-area.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { FormProblem } from '#http/read-form.ts';
import type { KeptOpinion, Proposal } from '#records/opinion/opinion-queries.ts';
import { AnswerFields } from './answer-fields.tsx';
import { OPINION_LIMIT } from './typed-opinions.ts';

/** Which form of the page came back, with what was typed: `isStale`: somebody else was faster. */
export type Returned = {
  form: 'text' | 'answer' | 'proposal';
  inputs: Record<string, string>;
  problems: FormProblem[];
  isStale?: boolean;
};

type AnswerProps = {
  action: string;
  opinion: KeptOpinion;
  owners: string[];
  proposals: Proposal[];
  label: string;
  returned: Returned | undefined;
};

export function Answer({ action, opinion, owners, proposals, label, returned }: AnswerProps) {
  const [proposal] = proposals;
  const begun = opinion.response ?? proposal;
  const by = opinion.response?.by ?? proposal?.department ?? (owners.join('、') || label);
  return (
    <section class="panel" id="answer">
      <h2>{opinion.response === null ? '回答する' : '回答を直す'}</h2>
      <Proposals proposals={proposals} />
      {proposal && opinion.response === null ? (
        <p class="muted">下の欄には、最新の案を入れてあります。直してから決めることもできます。</p>
      ) : null}
      <Form action={`${action}/response`} keepsChanges>
        <AnswerFields values={returned?.inputs ?? { ...begun }} problems={returned?.problems} />
        <TextField
          name="by"
          label="回答する課・団体"
          value={returned?.inputs.by ?? by}
          width="medium"
          required
          problems={returned?.problems}
        />
        <input type="hidden" name="version" value={String(opinion.version)} />
        <Button>回答を決める</Button>
      </Form>
    </section>
  );
}

export function Proposals({ proposals }: { proposals: Proposal[] }) {
  if (proposals.length === 0) return null;
  return (
    <>
      {proposals.map(({ department, state, text, reason, at }) => (
        <div class="said">
          <p class="muted">
            {department}の案　{formatDate(dayOf(new Date(at)), 'era')}　<strong>{state}</strong>
          </p>
          <p class="as-written">{text}</p>
          {reason === '' ? null : <p class="as-written">理由：{reason}</p>}
        </div>
      ))}
    </>
  );
}

type OwnProposalProps = {
  action: string;
  proposals: Proposal[];
  department: NamedDepartment;
  returned: Returned | undefined;
};

export function OwnProposal({ action, proposals, department, returned }: OwnProposalProps) {
  const own = proposals.find((one) => one.departmentId === department.id);
  return (
    <section class="panel" id="proposal">
      <h2>{department.label}の回答の案</h2>
      <p>案は事務局に届き、事務局が確かめて回答とします。</p>
      <Form action={`${action}/proposal`} keepsChanges>
        <AnswerFields values={returned?.inputs ?? { ...own }} problems={returned?.problems} />
        <input type="hidden" name="department" value={department.id} />
        <input type="hidden" name="seen" value={String(own?.version ?? 0)} />
        <Button>案を事務局に送る</Button>
      </Form>
    </section>
  );
}

type ChangeProps = { action: string; opinion: KeptOpinion; mayName: boolean; returned: Returned | undefined };

export function Change({ action, opinion, mayName, returned }: ChangeProps) {
  const version = <input type="hidden" name="version" value={String(opinion.version)} />;
  return (
    <Disclosure summary="意見の文を直す・取り下げる" open={returned !== undefined}>
      <Form action={action} keepsChanges>
        <TextArea
          name="opinion"
          label="意見"
          value={returned?.inputs.opinion ?? opinion.text}
          required
          maxlength={OPINION_LIMIT}
          problems={returned?.problems}
        />
        {mayName ? (
          <TextField
            name="given"
            label="意見を出した人の表示"
            hint="公表する表に、このまま載ります。個人の名前は書かないでください。"
            value={returned?.inputs.given ?? opinion.by}
            width="medium"
            required
            problems={returned?.problems}
          />
        ) : null}
        {version}
        <Button look="outlined">直した文を保存する</Button>
      </Form>
      <Form action={`${action}/withdrawal`} class="after-form">
        {version}
        <p>取り下げると一覧から消えますが、文は履歴に残ります。</p>
        <Button look="danger">この意見を取り下げる</Button>
      </Form>
    </Disclosure>
  );
}
