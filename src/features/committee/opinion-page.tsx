import { ledgerPath, meetingPath, opinionPath } from '#addresses/committee.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { decideOpinion, type OpinionAction } from '#domain/opinion/decide-opinion.ts';
import { askerOf, departmentsOf } from '#domain/people/actor.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { OpinionArticle } from '#http/parts/opinions.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import type { YearScope } from '#http/scope.ts';
import {
  type KeptOpinion,
  listKeptOpinions,
  listOpinionEvents,
  listProposals,
} from '#records/opinion/opinion-queries.ts';
import { Answer, Change, OwnProposal, Proposals, type Returned } from './opinion-forms.tsx';
import { OpinionHistory } from './opinion-history.tsx';
import { indexOpinions } from './opinion-index.ts';
import { subjectName, subjectOf } from './opinion-subject.tsx';

/** One opinion: what became of it, the forms of whoever may do something with it, and what was done. */
export async function opinionPage(c: AppContext, of: YearScope, opinion: KeptOpinion, returned?: Returned) {
  const { db, key, plan, actor, isSealed } = of;
  const owners = (await indexOpinions(db, key)).ownersOf(opinion);
  const proposals = await listProposals(db, key, opinion.id);
  const events = await listOpinionEvents(db, key, { opinion: opinion.id });
  const next = nextOpen(of, opinion, await listKeptOpinions(db, key, { year: opinion.year }));
  const ownerIds = owners.map(({ id }) => id);
  const facts = { person: opinion.person, owners: ownerIds, isAnswered: opinion.response !== null, isSealed };
  const may = (action: OpinionAction) => decideOpinion(action, askerOf(of.actor), facts) === null;
  const own = departmentsOf(actor, 'writer', 'approver').find(({ id }) => ownerIds.includes(id));
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
        担当　{owners.map(({ label }) => label).join('、') || '（課の担当なし）'}
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
        <Answer
          {...{ action, opinion, proposals, label: actor.label }}
          owners={owners.map(({ label }) => label)}
          returned={formOf('answer')}
        />
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
function nextOpen(of: YearScope, opinion: KeptOpinion, all: KeptOpinion[]) {
  if (!of.actor.roles.has('secretariat')) return null;
  return all.find(({ id, response }) => id !== opinion.id && response === null) ?? null;
}
