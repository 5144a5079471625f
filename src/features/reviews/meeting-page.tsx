import { meetingPath, meetingsPath } from '#addresses/reviews.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { controlAttributes, FieldFrame } from '#http/components/field-frame.tsx';
import { Form } from '#http/components/form.tsx';
import { renderPage } from '#http/layout.tsx';
import { forCycle } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { idOf } from '#http/request-key.ts';
import { refusals } from '#messages';
import {
  type Attendance,
  findReviewMeeting,
  type ReviewMeeting,
} from '#records/meeting/review-meeting-queries.ts';
import { type Holder, listHolders } from '#records/people/queries.ts';
import { type GradeChange, listGradeChanges } from '#records/sheet/review-queries.ts';
import { MeetingFields } from './meeting-fields.tsx';
import type { RefusedForm } from './meetings-page.tsx';

/** What was typed when somebody else saved first, or when a field was wrong. */
export type RefusedMeeting = RefusedForm & { isStale: boolean; attendance: Attendance[] };

/** A meeting: who was there, what was said, which grades were changed on the day. With `?view=print` as a record to file. */
export const meetingPage = forCycle(async (c, { db, key, plan, cycle }, refused?: RefusedMeeting) => {
  const meeting = await findReviewMeeting(db, key, { year: cycle.year, id: idOf(c, 'meeting') });
  if (!meeting) return c.notFound();
  const changes = await listGradeChanges(db, key, cycle.year, meeting.heldOn);
  const here = meetingPath(plan.id, cycle.year, meeting.id);
  const isRecord = c.req.query('view') === 'print' || cycle.state === 'sealed';
  const page = {
    title: meeting.title,
    crumbs: [...planCrumbs(plan), { href: meetingsPath(plan.id, cycle.year), label: '査定の会議' }],
    overline: `査定の会議　${eraYear(cycle.year)}`,
    problems: refused?.problems,
    status: refused?.isStale ? (409 as const) : undefined,
  };
  if (isRecord) return renderPage(c, page, <MeetingRecord meeting={meeting} changes={changes} />);

  const holders = [
    ...(await listHolders(db, key.municipalityId, { role: 'reviewer' }, meeting.heldOn)),
    ...(await listHolders(db, key.municipalityId, { role: 'secretariat' }, meeting.heldOn)),
  ];
  const minutes = { name: 'minutes', label: '議事録' };
  return renderPage(
    c,
    page,
    <>
      {refused?.isStale ? <Stale typed={refused.inputs.minutes ?? ''} saved={meeting.minutes} /> : null}
      <p>
        <a href={`${here}?view=print`}>印刷用の表示</a>
      </p>
      <Form action={here} keepsChanges>
        <input type="hidden" name="version" value={String(meeting.version)} />
        <MeetingFields values={refused?.inputs ?? meeting} />
        <Attending holders={holders} attendance={refused?.attendance ?? meeting.attendance} />
        <FieldFrame {...minutes}>
          <textarea class="control" rows={14} {...controlAttributes(minutes)}>
            {refused?.inputs.minutes ?? meeting.minutes}
          </textarea>
        </FieldFrame>
        <ButtonRow>
          <Button name="done" value="saved">
            保存する
          </Button>
          {changes.length === 0 ? null : (
            <Button look="outlined" name="done" value="inserted">
              保存して、この日の査定の変更（{changes.length}件）を議事録に書き入れる
            </Button>
          )}
        </ButtonRow>
      </Form>
      <Changes changes={changes} />
    </>,
  );
});

function Stale({ typed, saved }: { typed: string; saved: string }) {
  const { title, why, next } = refusals['meeting-stale'];
  return (
    <Banner kind="error" title={title}>
      <p>{why}</p>
      <p>{next}</p>
      <div class="two-texts">
        <section>
          <h2>先に保存された議事録</h2>
          <p class="as-written">{saved}</p>
        </section>
        <section>
          <h2>あなたの議事録</h2>
          <p class="as-written">{typed}</p>
        </section>
      </div>
    </Banner>
  );
}

/** Who can be there by post, to be ticked; others by name. */
function Attending({ holders, attendance }: { holders: Holder[]; attendance: Attendance[] }) {
  const known = new Map(holders.map((one) => [one.personId, one]));
  const others = attendance.filter(({ personId }) => personId === null || !known.has(personId));
  return (
    <>
      <fieldset>
        <legend>出席者</legend>
        {[...known.values()].map(({ personId, name, postName }) => (
          <label class="tick">
            <input
              type="checkbox"
              name="present"
              value={personId}
              checked={attendance.some((one) => one.personId === personId)}
            />
            {name}（{postName}）
          </label>
        ))}
      </fieldset>
      <FieldFrame
        name="others"
        label="そのほかの出席者"
        hint="1行に1人ずつ、「氏名（所属）」のように書いてください。"
      >
        <textarea
          class="control"
          rows={3}
          id="field-others"
          name="others"
          aria-describedby="field-others-hint"
        >
          {others.map(({ name, post }) => (post === '' ? name : `${name}（${post}）`)).join('\n')}
        </textarea>
      </FieldFrame>
    </>
  );
}

function MeetingRecord({ meeting, changes }: { meeting: ReviewMeeting; changes: GradeChange[] }) {
  const present = meeting.attendance.map(({ name, post }) => (post === '' ? name : `${name}（${post}）`));
  return (
    <div class="record">
      <DefinitionList
        items={[
          { term: '開催日', text: formatDate(meeting.heldOn, 'era') },
          { term: '場所', text: meeting.place },
          { term: '出席者', text: present.join('\n') },
          { term: '議事', text: meeting.minutes },
        ]}
      />
      <Changes changes={changes} />
    </div>
  );
}

function Changes({ changes }: { changes: GradeChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section>
      <h2>この日に変わった査定</h2>
      <ul>
        {changes.map((change) => (
          <li>{sayChange(change)}</li>
        ))}
      </ul>
    </section>
  );
}

/** A change of a grade as one line of minutes. */
export const sayChange = ({ number, title, before, after, actor }: GradeChange) =>
  `${[number, title].filter(Boolean).join(' ')}：${before === '' ? '未記入' : before} → ${after === '' ? '未記入' : after}（${actor}）`;
