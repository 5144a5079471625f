import { meetingDetailsPath, meetingsPath } from '#addresses/committee.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { TextArea } from '#http/components/text-area.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { FormProblem } from '#http/read-form.ts';
import type { YearScope } from '#http/scope.ts';
import type { Attendee, Meeting } from '#records/meeting/meeting-queries.ts';
import { listMembersOn, memberName } from '#records/meeting/member-queries.ts';
import { committeeCrumbs } from './committee-crumbs.ts';

/** What came back: what was typed, which boxes were ticked, and why; `isStale`: somebody else was faster. */
export type ReturnedMeeting = {
  inputs: Record<string, string>;
  attended: string[];
  problems: FormProblem[];
  isStale?: boolean;
};

/** A meeting of the committee to be made or changed: its day and place, who came, its minutes. */
export async function meetingFormPage(
  c: AppContext,
  of: YearScope,
  meeting: Meeting | null = null,
  returned?: ReturnedMeeting,
) {
  const { plan, year, key, today } = of;
  const candidates = await attendeesOf(c, key.municipalityId, meeting?.heldOn ?? today, meeting);
  const came = returned?.attended ?? (meeting?.attendance ?? []).flatMap(({ personId }) => personId ?? []);
  const values: Record<string, string> = returned?.inputs ?? {
    title: meeting?.title ?? '',
    heldOn: meeting?.heldOn ?? '',
    place: meeting?.place ?? '',
    minutes: meeting?.minutes ?? '',
  };
  const problems = returned?.problems;
  return renderPage(
    c,
    {
      title: meeting ? `${meeting.title}の記録` : '会議を追加する',
      crumbs: committeeCrumbs(plan, year, true),
      overline: `${eraYear(year)}　推進委員会`,
      problems,
      status: returned?.isStale ? 409 : undefined,
    },
    <>
      {returned?.isStale ? (
        <Banner kind="warning" title="先に別の人が保存しました。何も上書きしていません。">
          <p>
            あなたが入力した内容は欄に残っています。別の画面で新しい内容を確かめてから、もう一度保存してください。
          </p>
        </Banner>
      ) : null}
      <Form
        action={meeting ? meetingDetailsPath(plan.id, meeting.id) : meetingsPath(plan.id, year)}
        keepsChanges
      >
        <TextField
          name="title"
          label="会議の名前"
          hint="例：第1回 地域福祉計画推進委員会"
          value={values.title}
          required
          maxlength={100}
        />
        <TextField name="heldOn" label="日にち" type="date" value={values.heldOn} width="short" required />
        <TextField name="place" label="場所" value={values.place} width="medium" maxlength={100} />
        {candidates.length > 0 ? (
          <fieldset>
            <legend>出席した委員</legend>
            {candidates.map(({ personId, name, post }) => (
              <label class="choice">
                <input
                  type="checkbox"
                  name="attended"
                  value={personId ?? ''}
                  checked={came.includes(personId ?? '')}
                />
                <span>{memberName({ name, post })}</span>
              </label>
            ))}
          </fieldset>
        ) : null}
        <TextArea
          name="minutes"
          label="議事録"
          hint="委員の意見は「会議中の意見の入力」に書くと、回答まで追うことができます。"
          value={values.minutes}
          rows={12}
          maxlength={50_000}
        />
        {meeting ? <input type="hidden" name="version" value={String(meeting.version)} /> : null}
        <Button>保存する</Button>
      </Form>
    </>,
  );
}

/** Who can have come: the members of that day, and whoever is noted already. Named as on the day they were noted. */
export async function attendeesOf(
  c: AppContext,
  municipalityId: string,
  day: string,
  meeting: Meeting | null,
): Promise<Attendee[]> {
  const noted = meeting?.attendance ?? [];
  const members = await listMembersOn(c.get('db').kysely, municipalityId, day);
  const others = members.filter(({ personId }) => !noted.some((one) => one.personId === personId));
  return [...noted, ...others.map(({ personId, name, post }) => ({ personId, name, post }))];
}
