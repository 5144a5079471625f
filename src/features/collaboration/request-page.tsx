import { requestPath, requestsPath } from '#addresses/collaboration.ts';
import { projectPath } from '#addresses/plans.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { allowedRequestActions, type RequestAction } from '#domain/collaboration/decide-request.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Form } from '#http/components/form.tsx';
import { Tag } from '#http/components/tag.tsx';
import { TextArea } from '#http/components/text-area.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { RESIDENTS, requestActions, requestStates } from '#messages/collaboration.ja.ts';
import type { PlacedRequest } from '#records/request/queries.ts';
import { isSealed, nextYearOf, type RequestsOfPlan } from './open-requests.ts';

export type ReturnedRequest = {
  inputs: Record<string, string>;
  problems: FormProblem[];
  isStale?: boolean;
};

/** One request: what was asked, what was answered, and what this person can do next. */
export function requestPage(
  c: AppContext,
  of: RequestsOfPlan,
  request: PlacedRequest,
  returned?: ReturnedRequest,
) {
  const { plan, actor } = of;
  const facts = { ...request, isSealed: isSealed(of, request.year) };
  const allowed = allowedRequestActions(actor.posts, facts);
  const action = requestPath(plan.id, request.id);
  const version = <input type="hidden" name="version" value={String(request.version)} />;
  const answers = (['accept', 'decline', 'finish', 'report'] as const).filter((one) => allowed.includes(one));
  const next = nextYearOf(of, request.year);
  return renderPage(
    c,
    {
      title: `協働の依頼：${request.title}`,
      crumbs: [
        ...planCrumbs(plan),
        { href: requestsPath(plan.id, { year: String(request.year) }), label: '協働の依頼' },
      ],
      overline: eraYear(request.year),
      problems: returned?.problems,
      status: returned?.isStale ? 409 : undefined,
    },
    <>
      {returned?.isStale ? (
        <Banner kind="warning" title="先に別の人が変更しました。何も上書きしていません。">
          <p>
            いまの内容を表示しています。あなたが入力した文は欄に残っています。確かめてから、もう一度送ってください。
          </p>
        </Banner>
      ) : null}
      <Facts of={of} request={request} />
      {answers.length > 0 ? (
        <section class="panel">
          <h2>{request.to === null ? '結果を記録する' : '回答する'}</h2>
          <Form action={`${action}/answer`} keepsChanges>
            <TextArea
              name="words"
              label={request.to === null ? '取り組みの結果' : '回答・連絡'}
              hint={request.to === null ? undefined : '引き受けないときは、必ず理由を書いてください。'}
              value={returned?.inputs.words ?? request.answer}
              maxlength={2000}
            />
            {version}
            <ButtonRow>
              {answers.map((one) => (
                <Button name="action" value={one} look={lookOf(one)}>
                  {requestActions[one]}
                </Button>
              ))}
            </ButtonRow>
          </Form>
        </section>
      ) : null}
      {allowed.includes('carry') && next !== null ? (
        <Form action={`${action}/next-year`}>
          <p>完了していない依頼は、{eraYear(next)}の依頼として続けられます。この依頼は、このまま残ります。</p>
          <Button look="outlined">{requestActions.carry}</Button>
        </Form>
      ) : null}
      {allowed.includes('change') ? (
        <Disclosure summary="依頼の内容を直す・取り下げる" open={returned?.inputs.text !== undefined}>
          <Form action={action} keepsChanges>
            <TextArea
              name="text"
              label="依頼の内容"
              value={returned?.inputs.text ?? request.text}
              required
              maxlength={2000}
            />
            {version}
            <Button look="outlined">{requestActions.change}</Button>
          </Form>
          <Form action={`${action}/withdrawal`} class="after-form">
            {version}
            <Button look="danger">{requestActions.withdraw}</Button>
          </Form>
        </Disclosure>
      ) : null}
    </>,
  );
}

const lookOf = (action: RequestAction) =>
  action === 'accept' || action === 'report' ? 'filled' : 'outlined';

function Facts({ of: { plan }, request }: { of: RequestsOfPlan; request: PlacedRequest }) {
  const { project, title, from, to, text, askedOn, state, answer, answeredOn, carriedFrom } = request;
  return (
    <DefinitionList
      items={[
        { term: '事業', text: <a href={projectPath(plan.id, project)}>{title}</a> },
        { term: '依頼する課', text: from },
        { term: '依頼先', text: to ?? RESIDENTS },
        { term: '依頼の内容', text },
        { term: '依頼した日', text: formatDate(askedOn, 'era') },
        {
          term: '状態',
          text: <Tag look={state === 'asked' ? 'warning' : 'strong'}>{requestStates[state]}</Tag>,
        },
        ...(answer === '' ? [] : [{ term: to === null ? '結果' : '回答', text: answer }]),
        ...(answeredOn === null ? [] : [{ term: '回答した日', text: formatDate(answeredOn, 'era') }]),
        ...(carriedFrom === null
          ? []
          : [{ term: '引継ぎ元', text: <a href={requestPath(plan.id, carriedFrom)}>前の年度の依頼</a> }]),
      ]}
    />
  );
}
