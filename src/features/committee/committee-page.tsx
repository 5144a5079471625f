import { randomInt } from 'node:crypto';
import {
  ledgerPath,
  linkPath,
  meetingDetailsPath,
  meetingPath,
  meetingsPath,
  opinionTablePath,
} from '#addresses/committee.ts';
import { exportFilePath } from '#addresses/exports.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { hasRole } from '#domain/people/actor.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { eraYear } from '#exchange/names.ts';
import { ButtonRow, LinkButton } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Table } from '#http/components/table.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import type { YearScope } from '#http/scope.ts';
import { type Assignment, listAssignments } from '#records/cycle/assignment-queries.ts';
import { listMeetings, type Meeting } from '#records/meeting/meeting-queries.ts';
import { listMembers, type Member } from '#records/meeting/member-queries.ts';
import { Division } from './division-section.tsx';
import { listYearItems } from './year-items.ts';

/** The committee of a year: who sits on it, when it meets, who reads what. */
export async function committeePage(c: AppContext, of: YearScope, status: 200 | 409 = 200) {
  const { db, key, plan, year, today, actor } = of;
  const term = { from: `${year}-04-01`, to: today > `${year + 1}-03-31` ? today : `${year + 1}-03-31` };
  const members = await listMembers(db, key.municipalityId, term);
  const meetings = await listMeetings(db, key, year);
  const groups = await listYearItems(db, key, year);
  const assignments = await listAssignments(db, key, { year });
  const isOffice = hasRole(actor, 'secretariat');
  const next = meetings.find(({ heldOn }) => heldOn >= today) ?? meetings.at(-1);
  return renderPage(
    c,
    {
      title: `推進委員会（${eraYear(year)}）`,
      crumbs: planCrumbs(plan),
      overline: titleOfPlan(plan),
      width: 'wide',
      status,
    },
    <div class="committee">
      <ButtonRow>
        <LinkButton href={ledgerPath(plan.id, year)}>{eraYear(year)}の意見を見る</LinkButton>
        <LinkButton href={opinionTablePath(plan.id, year)} look="outlined">
          主な意見と市の考え方
        </LinkButton>
        <LinkButton href={exportFilePath(plan.id, { what: 'pack', format: 'pdf', year })} look="outlined">
          委員会資料を保存（PDF）
        </LinkButton>
      </ButtonRow>
      <Meetings {...{ plan: plan.id, year, meetings, isOffice }} />
      <Members {...{ plan: plan.id, members, assignments, isOffice }} meeting={next} />
      {isOffice ? (
        <Division
          {...{ plan: plan.id, year, groups, assignments }}
          members={members.filter(({ to }) => to === null || to >= today)}
          lot={randomInt(1000, 10_000)}
        />
      ) : null}
    </div>,
  );
}

type MeetingsProps = { plan: string; year: number; meetings: Meeting[]; isOffice: boolean };

function Meetings({ plan, year, meetings, isOffice }: MeetingsProps) {
  return (
    <section id="meetings">
      <h2>会議</h2>
      {meetings.length === 0 ? (
        <EmptyState title="この年度の会議は、まだありません。">
          <p>
            {isOffice
              ? '会議を追加すると、委員が資料を読み、意見を書けるようになります。'
              : '日程が決まると、ここに表示されます。'}
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="会議"
          isCaptionHidden
          rows={meetings}
          columns={[
            { header: '日にち', width: 'narrow', cell: ({ heldOn }) => formatDate(heldOn, 'era') },
            {
              header: '会議',
              isRowHeader: true,
              cell: ({ id, title }) => <a href={meetingPath(plan, id)}>{title}</a>,
            },
            { header: '場所', cell: ({ place }) => place },
            {
              header: '出席',
              isNumber: true,
              cell: ({ attendance }) => (attendance.length > 0 ? `${attendance.length}人` : ''),
            },
            ...(isOffice
              ? [
                  {
                    header: '記録',
                    cell: ({ id, minutes }: Meeting) => (
                      <a href={meetingDetailsPath(plan, id)}>
                        {minutes === '' ? '日時・出席者を直す' : '議事録を開く'}
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {isOffice ? (
        <ButtonRow>
          <LinkButton href={`${meetingsPath(plan, year)}/new`} look="outlined">
            会議を追加する
          </LinkButton>
        </ButtonRow>
      ) : null}
    </section>
  );
}

type MembersProps = {
  plan: string;
  members: Member[];
  assignments: Assignment[];
  isOffice: boolean;
  meeting: Meeting | undefined;
};

function Members({ plan, members, assignments, isOffice, meeting }: MembersProps) {
  const countOf = (person: string) => assignments.filter((one) => one.person === person).length;
  return (
    <section id="members">
      <h2>委員（{new Set(members.map(({ personId }) => personId)).size}人）</h2>
      {members.length === 0 ? (
        <EmptyState title="委員がまだ登録されていません。">
          <p>「組織と担当者」で、役割が「委員」の職に人を登録してください。</p>
        </EmptyState>
      ) : (
        <Table
          caption="委員と任期"
          isCaptionHidden
          rows={members}
          columns={[
            { header: '委員', isRowHeader: true, cell: ({ name, post }) => name || post },
            { header: '職', cell: ({ post }) => post },
            {
              header: '任期',
              cell: ({ from, to }) =>
                `${formatDate(from, 'era')}～${to === null ? '' : formatDate(to, 'era')}`,
            },
            { header: '担当のシート', isNumber: true, cell: ({ personId }) => `${countOf(personId)}件` },
            ...(isOffice && meeting
              ? [
                  {
                    header: `${meeting.title}の案内`,
                    cell: ({ personId, hasAccount }: Member) =>
                      hasAccount ? (
                        'ログインして開けます'
                      ) : (
                        <a href={linkPath(plan, meeting.id, personId)}>委員用リンクを作る</a>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </section>
  );
}
