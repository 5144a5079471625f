import { cyclePath } from '#addresses/cycles.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Table } from '#http/components/table.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';

import type { CycleScope } from '#http/scope.ts';
import { mailStateLabels } from '#messages/cycles.ja.ts';
import { findMailStates, listReminderRounds } from '#records/cycle/reminder-queries.ts';
import { cycleCrumbs } from './cycle-crumbs.ts';

/** What was sent to whom, when, and whether it has gone out. */
export async function remindersPage(c: AppContext, scope: CycleScope) {
  const { db, plan, cycle } = scope;
  const rounds = await listReminderRounds(db, planScope(c).key, cycle.year);
  const ids = rounds.flatMap(({ sent }) => sent.flatMap(({ mails }) => mails.map(({ id }) => id)));
  const states = await findMailStates(db, actorOf(c).municipality.id, ids);
  const path = cyclePath(plan.id, cycle.year);
  return renderPage(
    c,
    {
      title: '催促の記録',
      crumbs: cycleCrumbs(plan, cycle.year),
    },
    rounds.length === 0 ? (
      <EmptyState title="まだ催促していません。">
        <p>
          <a href={path}>年度の画面</a>で課を選ぶと、催促のメールを送れます。
        </p>
      </EmptyState>
    ) : (
      <>
        <p>
          送信の状況は<a href="/mail">送信箱</a>
          でも確かめられます。手渡しのものは、送信箱から印刷するか、内容を写してお渡しください。
        </p>
        {rounds.map(({ at, actor, sent }) => (
          <section>
            <h2>
              {formatDate(dayOf(new Date(at)), 'era')}　{actor}
            </h2>
            <Table
              caption="送った相手"
              isCaptionHidden
              dense
              rows={sent}
              columns={[
                { header: '課', isRowHeader: true, cell: ({ department }) => department },
                {
                  header: '内容',
                  cell: ({ forApproval, parts }) => `${forApproval ? '承認' : '提出'}の催促　${parts}件`,
                },
                {
                  header: '宛先と状況',
                  cell: ({ mails }) => (
                    <ul class="recipients">
                      {mails.map(({ id, label }) => {
                        const state = states.get(id);
                        return (
                          <li>
                            {label}　{state ? mailStateLabels[state] : '送信の記録は削除されています'}
                          </li>
                        );
                      })}
                    </ul>
                  ),
                },
              ]}
            />
          </section>
        ))}
      </>
    ),
  );
}
