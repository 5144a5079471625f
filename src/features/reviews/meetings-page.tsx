import { meetingPath, meetingsPath, reviewPath } from '#addresses/reviews.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { eraYear } from '#exchange/names.ts';
import { Button } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Form } from '#http/components/form.tsx';
import { Table } from '#http/components/table.tsx';
import { renderPage } from '#http/layout.tsx';
import { forCycle } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { listReviewMeetings } from '#records/meeting/review-meeting-queries.ts';
import { MeetingFields } from './meeting-fields.tsx';

export type RefusedForm = { problems: FormProblem[]; inputs: Record<string, string> };

/** The meetings of the reviewers in a year, and a form to enter the next one. */
export const meetingsPage = forCycle(async (c, { db, key, plan, cycle }, refused?: RefusedForm) => {
  const meetings = await listReviewMeetings(db, key, cycle.year);
  return renderPage(
    c,
    {
      title: `査定の会議（${eraYear(cycle.year)}）`,
      crumbs: [...planCrumbs(plan), { href: reviewPath(plan.id, cycle.year), label: '査定' }],
      problems: refused?.problems,
    },
    <>
      {meetings.length === 0 ? (
        <EmptyState title="会議はまだ登録されていません">
          <p>下で会議を登録すると、出席者と議事録を記録できます。</p>
        </EmptyState>
      ) : (
        <Table
          caption="会議の一覧"
          isCaptionHidden
          columns={[
            { header: '開催日', cell: ({ heldOn }) => formatDate(heldOn, 'era'), width: 'narrow' },
            {
              header: '会議',
              cell: ({ id, title }) => <a href={meetingPath(plan.id, cycle.year, id)}>{title}</a>,
              isRowHeader: true,
            },
            { header: '場所', cell: ({ place }) => place },
            { header: '出席', cell: ({ attendance }) => `${attendance.length}人`, isNumber: true },
          ]}
          rows={meetings}
        />
      )}
      {cycle.state === 'sealed' ? null : (
        <Form action={meetingsPath(plan.id, cycle.year)} class="panel" keepsChanges>
          <h2>会議を登録する</h2>
          <MeetingFields values={refused?.inputs ?? {}} />
          <Button>登録する</Button>
        </Form>
      )}
    </>,
  );
});
