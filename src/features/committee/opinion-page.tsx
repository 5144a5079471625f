import { formatDate } from '#domain/calendar/calendar-date.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { decideOpinion, type OpinionAction } from '#domain/opinion/decide-opinion.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { Form } from '#http/components/form.tsx';
import { TextArea } from '#http/components/text-area.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type AppContext, departmentsOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { OpinionArticle } from '../plans/opinions.tsx';
import { eraYear, planCrumbs } from '../plans/plan-parts.tsx';
import { AnswerFields } from './answer-fields.tsx';
import { actingAs, type CommitteeYear } from './open-year.ts';
import { OpinionHistory } from './opinion-history.tsx';
import { indexOpinions } from './opinion-index.ts';
import {
  type KeptOpinion,
  listKeptOpinions,
  listOpinionEvents,
  listProposals,
  type Proposal,
} from './opinion-queries.ts';
import { subjectName, subjectOf } from './opinion-subject.tsx';
import { ledgerPath, meetingPath, opinionPath } from './paths.ts';
import { OPINION_LIMIT } from './typed-opinions.ts';

/** Which form of the page came back, with what was typed: `isStale`: somebody else was faster. */
export type Returned = {
  form: 'text' | 'answer' | 'proposal';
  inputs: Record<string, string>;
  problems: FormProblem[];
  isStale?: boolean;
};

/** One opinion: what became of it, the forms of whoever may do something with it, and what was done. */
export async function opinionPage(
  c: AppContext,
  of: CommitteeYear,
  opinion: KeptOpinion,
  returned?: Returned,
) {
  const db = c.get('db').kysely;
  const { key, plan, actor, isSealed } = of;
  const owners = (await indexOpinions(db, key)).ownersOf(opinion);
  const proposals = await listProposals(db, key, opinion.id);
  const events = await listOpinionEvents(db, key, { opinion: opinion.id });
  const next = nextOpen(of, opinion, await listKeptOpinions(db, key, { year: opinion.year }));
  const facts = { person: opinion.person, owners, isAnswered: opinion.response !== null, isSealed };
  const may = (action: OpinionAction) => decideOpinion(action, actingAs(of), facts) === null;
  const own = departmentsOf(actor, 'writer', 'approver').find((one) => owners.includes(one));
  const formOf = (form: Returned['form']) => (returned?.form === form ? returned : undefined);
  const action = opinionPath(plan.id, opinion.id);
  return renderPage(
    c,
    {
      title: `意見：${subjectName(opinion)}`,
      crumbs: [
        ...planCrumbs(plan),
        { href: ledgerPath(plan.id, opinion.year), label: `${eraYear(opinion.year)}の意見` },
      ],
      overline: '推進委員会の意見',
      status: returned ? (returned.isStale ? 409 : 422) : 200,
    },
    <div class="opinion-page">
      {returned?.isStale ? (
        <Banner kind="warning" title="先に別の人が変更しました。何も上書きしていません。">
          <p>
            下に、いまの内容を表示しています。あなたが入力した文は欄に残っています。確かめてから、もう一度保存してください。
          </p>
        </Banner>
      ) : null}
      <ErrorSummary problems={returned?.problems} />
      <OpinionArticle opinion={opinion} about={subjectOf(plan.id, opinion)} />
      <p class="muted">
        担当　{owners.join('、') || '（課の担当なし）'}
        {opinion.meeting === null ? null : (
          <>
            {'　会議　'}
            <a href={meetingPath(plan.id, opinion.meeting)}>{opinion.meetingTitle}</a>
            {opinion.meetingDay === null ? '' : `（${formatDate(opinion.meetingDay, 'era')}）`}
          </>
        )}
        {opinion.enteredBy === null ? '' : `　入力　${opinion.enteredBy}`}
      </p>
      {may('answer') ? (
        <Answer {...{ action, opinion, owners, proposals, label: actor.label }} returned={formOf('answer')} />
      ) : (
        <Proposals proposals={may('propose') ? proposals : []} />
      )}
      {may('propose') && own !== undefined ? (
        <OwnProposal {...{ action, proposals, department: own }} returned={formOf('proposal')} />
      ) : null}
      {may('edit') ? (
        <Change {...{ action, opinion }} mayName={may('answer')} returned={formOf('text')} />
      ) : null}
      {next === null ? null : (
        <p>
          <a href={opinionPath(plan.id, next.id)}>次の回答待ちの意見へ</a>
        </p>
      )}
      {may('answer') || may('propose') || may('edit') ? (
        <OpinionHistory events={events} dayOf={(at) => formatDate(dayOf(new Date(at)), 'era')} />
      ) : null}
    </div>,
  );
}

/** Only whoever answers goes from one open opinion to the next. */
function nextOpen(of: CommitteeYear, opinion: KeptOpinion, all: KeptOpinion[]) {
  if (!of.actor.roles.has('secretariat')) return null;
  return all.find(({ id, response }) => id !== opinion.id && response === null) ?? null;
}

type AnswerProps = {
  action: string;
  opinion: KeptOpinion;
  owners: string[];
  proposals: Proposal[];
  label: string;
  returned: Returned | undefined;
};

function Answer({ action, opinion, owners, proposals, label, returned }: AnswerProps) {
  const [proposal] = proposals;
  const begun = opinion.response ?? proposal;
  const by = opinion.response?.by ?? proposal?.department ?? (owners.join('、') || label);
  return (
    <section class="panel" id="answer">
      <h2>{opinion.response === null ? '回答する' : '回答を直す'}</h2>
      <Proposals proposals={proposals} />
      {proposal && opinion.response === null ? (
        <p class="muted">下の欄には、いちばん新しい案を入れてあります。直してから決めることもできます。</p>
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

function Proposals({ proposals }: { proposals: Proposal[] }) {
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
  department: string;
  returned: Returned | undefined;
};

function OwnProposal({ action, proposals, department, returned }: OwnProposalProps) {
  const own = proposals.find((one) => one.department === department);
  return (
    <section class="panel" id="proposal">
      <h2>{department}の回答の案</h2>
      <p>案は事務局に届き、事務局が確かめて回答とします。</p>
      <Form action={`${action}/proposal`} keepsChanges>
        <AnswerFields values={returned?.inputs ?? { ...own }} problems={returned?.problems} />
        <input type="hidden" name="department" value={department} />
        <input type="hidden" name="seen" value={String(own?.version ?? 0)} />
        <Button>案を事務局に送る</Button>
      </Form>
    </section>
  );
}

type ChangeProps = { action: string; opinion: KeptOpinion; mayName: boolean; returned: Returned | undefined };

function Change({ action, opinion, mayName, returned }: ChangeProps) {
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
