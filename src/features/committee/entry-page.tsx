import { ledgerPath, meetingOpinionsPath, meetingPath, opinionPath } from '#addresses/committee.ts';
import { eraYear, nodeName } from '#exchange/names.ts';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { controlAttributes, FieldFrame } from '#http/components/field-frame.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { TextArea } from '#http/components/text-area.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { OpinionArticle } from '#http/parts/opinions.tsx';
import type { FormProblem } from '#http/read-form.ts';
import type { YearScope } from '#http/scope.ts';
import type { Meeting } from '#records/meeting/meeting-queries.ts';
import { listMembersOn, memberName } from '#records/meeting/member-queries.ts';
import { listKeptOpinions, listOpinionEvents, type OpinionEvent } from '#records/opinion/opinion-queries.ts';
import { committeeCrumbs } from './committee-crumbs.ts';
import { subjectOf } from './opinion-subject.tsx';
import { OPINION_LIMIT } from './typed-opinions.ts';
import { type ItemGroup, listYearItems } from './year-items.ts';

export type Typed = { inputs: Record<string, string>; problems: FormProblem[] };

/** The committee as one, where no member is named. */
export const NO_MEMBER = 'committee';

/** Where the secretariat types what is said while it is said: one form, and the list growing below it. */
export async function entryPage(c: AppContext, of: YearScope, meeting: Meeting, typed?: Typed) {
  const { db, key, plan, year, isSealed } = of;
  const groups = await listYearItems(db, key, year);
  const members = await listMembersOn(db, key.municipalityId, meeting.heldOn);
  const opinions = (await listKeptOpinions(db, key, { meeting: meeting.id })).reverse();
  const withdrawn = await listOpinionEvents(db, key, { withdrawnIn: meeting.id });
  const inputs = typed?.inputs ?? { member: c.req.query('member'), target: c.req.query('target') };
  const problems = typed?.problems;
  return renderPage(
    c,
    {
      title: '会議中の意見の入力',
      crumbs: [
        ...committeeCrumbs(plan, year, true),
        { href: meetingPath(plan.id, meeting.id), label: meeting.title },
      ],
      overline: `${eraYear(year)}　${meeting.title}`,
      problems,
    },
    <div class="opinion-entry">
      {isSealed ? (
        <p>この年度は確定したため、意見を追加することはできません。</p>
      ) : (
        <Form action={meetingOpinionsPath(plan.id, meeting.id)} keepsChanges class="panel">
          <Select
            name="member"
            label="発言した委員"
            value={inputs.member}
            choices={[
              ...members.map((one) => ({ value: one.personId, label: memberName(one) })),
              { value: NO_MEMBER, label: '委員会として（委員の名前なし）' },
            ]}
          />
          <TargetSelect groups={groups} value={inputs.target} />
          <TextArea
            name="text"
            label="意見"
            hint="続けて入力できます。あとから直したり、取り下げたりできます。"
            value={typed?.inputs.text}
            required
            maxlength={OPINION_LIMIT}
            autofocus
          />
          <Button>この意見を記録する</Button>
        </Form>
      )}
      <h2>この会議の意見（{opinions.length}件）</h2>
      {opinions.length === 0 ? <p>まだ記録されていません。</p> : null}
      {opinions.map((opinion) => (
        <OpinionArticle opinion={opinion} about={subjectOf(plan.id, opinion)}>
          <p>
            <a href={opinionPath(plan.id, opinion.id)}>直す・取り下げる・回答する</a>
            {opinion.enteredBy === null ? null : <small class="muted">　{opinion.enteredBy}が入力</small>}
          </p>
        </OpinionArticle>
      ))}
      <Withdrawn events={withdrawn} />
      <ButtonRow>
        <LinkButton href={ledgerPath(plan.id, year)} look="outlined">
          {eraYear(year)}の意見をすべて見る
        </LinkButton>
      </ButtonRow>
    </div>,
  );
}

type TargetProps = { groups: ItemGroup[]; value: string | undefined };

/** Every sheet by its number and title under its direction, the directions themselves, and the whole. */
function TargetSelect({ groups, value }: TargetProps) {
  const field = { name: 'target', label: '何についての意見か' };
  const option = (name: string, label: string) => (
    <option value={name} selected={name === value}>
      {label}
    </option>
  );
  return (
    <FieldFrame {...field}>
      <span class="select">
        <select class="control" {...controlAttributes(field)}>
          {option('whole', '計画全体')}
          {groups
            .filter(({ node, items }) => node !== null || items.length > 0)
            .map(({ node, path, items }) => (
              <optgroup label={node === null ? 'そのほかの事業' : path.map(nodeName).join(' ＞ ')}>
                {node === null ? null : option(`node:${node.id}`, `${nodeName(node)}（全体）`)}
                {items.map(({ sheet, number, title }) =>
                  option(`sheet:${sheet}`, `${number} ${title || '（事業名なし）'}`.trim()),
                )}
              </optgroup>
            ))}
        </select>
      </span>
    </FieldFrame>
  );
}

function Withdrawn({ events }: { events: OpinionEvent[] }) {
  if (events.length === 0) return null;
  return (
    <details class="disclosure">
      <summary>取り下げた意見（{events.length}件）</summary>
      <div class="disclosure-body">
        {events.map(({ details, actor }) => (
          <article class="opinion">
            <p class="muted">
              {String(details.by ?? '')}　{actor}が取り下げ
            </p>
            <p class="as-written">{String(details.text ?? '')}</p>
          </article>
        ))}
      </div>
    </details>
  );
}
