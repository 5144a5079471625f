import { sheetPath } from '#addresses/plans.ts';
import { entryPath } from '#addresses/sheets.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { canWrite } from '#domain/review/decide-move.ts';
import type { FieldProblem } from '#domain/sheet/completeness.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { Table } from '#http/components/table.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { type PageOptions, renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { type FormProblem, formProblem } from '#http/read-form.ts';
import { idOf } from '#http/request-key.ts';
import { refusals } from '#messages';
import { commentName, movesMade, sheetStateNames } from '#messages/moves.ja.ts';
import { findFormOf } from '#records/sheet/answer-queries.ts';
import { listMoves, type MoveMade } from '#records/sheet/move-queries.ts';
import type { WantedMove } from '#records/sheet/move-sheet.ts';
import { findStanding, movableOf, type SheetStanding } from '#records/sheet/standing-queries.ts';
import { remarkableFields } from './field-labels.ts';
import { commentId, MoveForm, movesHere } from './move-form.tsx';
import { type RefusedRemark, RemarkSection } from './remark-section.tsx';

/** A move that was refused: what was wanted, and why it was not made. */
export type RefusedMove = {
  wanted: WantedMove;
  why: 'stale' | 'incomplete' | 'comment-required' | 'approver-there' | 'grade-missing';
  lacking: FieldProblem[];
};

/** Where a sheet stands, what this person can do with it, what was said about it, and what was done. */
export async function movesPage(
  c: AppContext,
  { move: refused, remark }: { move?: RefusedMove; remark?: RefusedRemark } = {},
) {
  const { db, key, plan } = planScope(c);
  const standing = await findStanding(db, key, idOf(c, 'sheet'));
  if (!standing) return c.notFound();
  const form = await findFormOf(db, key, standing);
  const made = await listMoves(db, key, standing.id);
  const posts = actorOf(c).posts;
  const fields = remarkableFields(form);
  const typed = (departmentId: string | null, stage: string) =>
    refused && refused.wanted.departmentId === departmentId && refused.wanted.stage === stage
      ? {
          comment: refused.wanted.comment,
          field: refused.wanted.field ?? '',
          problem: lacksReason(refused) ? commentProblem().sentence : undefined,
        }
      : {};
  const whole = { departmentId: null, department: null, stage: 'collecting' as const };
  return renderPage(
    c,
    {
      title: standing.title || '（事業名なし）',
      crumbs: planCrumbs(plan),
      overline: `進行管理シートの手続き　${eraYear(standing.year)}`,
      ...(refused ? { status: statusOf(refused) } : remark ? { status: 422 as const } : {}),
    },
    <>
      {refused ? <WhyNot plan={plan.id} refused={refused} last={made[0]} /> : null}
      <ErrorSummary problems={remark?.problems} />
      <Standing standing={standing} />
      <ul class="link-row">
        <li>
          <a href={sheetPath(plan.id, standing.id)}>シートを見る</a>
        </li>
        {standing.parts
          .filter((one) => canWrite(movableOf(standing, one.departmentId, one.stage), posts))
          .map((one) => (
            <li>
              <a href={entryPath(plan.id, standing.id, { departmentId: one.departmentId })}>
                {one.department}の分を記入する
              </a>
            </li>
          ))}
      </ul>
      {[...standing.parts, whole].map(({ departmentId, department, stage }) =>
        movesHere({ standing, departmentId, stage }, posts).length === 0 ? null : (
          <section class="panel">
            <h2>{nameOf(department, stage)}</h2>
            <MoveForm
              plan={plan.id}
              standing={standing}
              departmentId={departmentId}
              stage={stage}
              posts={posts}
              fields={fields}
              {...typed(departmentId, stage)}
            />
          </section>
        ),
      )}
      <RemarkSection c={c} plan={plan.id} standing={standing} form={form} refused={remark} />
      <History made={made} />
    </>,
  );
}

const statusOf = ({ why }: RefusedMove): NonNullable<PageOptions['status']> => (why === 'stale' ? 409 : 422);
const lacksReason = ({ why }: RefusedMove) => why === 'comment-required' || why === 'approver-there';
const commentProblem = (): FormProblem => formProblem('comment', 'move-comment', '理由');

const nameOf = (department: string | null, stage: string) =>
  department === null ? 'シート全体' : stage === 'targeting' ? `${department}（目標設定）` : department;

function WhyNot({ plan, refused, last }: { plan: string; refused: RefusedMove; last: MoveMade | undefined }) {
  const { why, wanted, lacking } = refused;
  const said = refusals[why];
  return (
    <Banner kind="error" title={said.title}>
      <p>{said.why}</p>
      {why === 'stale' && last ? <p>{sayMove(last)}</p> : null}
      {why === 'stale' && wanted.comment.trim() !== '' ? (
        <p>入力した文は下の欄に残しています。まだできる手続きであれば、このまま送信できます。</p>
      ) : null}
      {why === 'stale' && wanted.comment.trim() !== '' ? (
        <blockquote class="as-written">{wanted.comment}</blockquote>
      ) : null}
      {lacksReason(refused) ? (
        <p>
          <a href={`#${commentId(wanted.departmentId, wanted.stage)}`}>{commentProblem().sentence}</a>
        </p>
      ) : null}
      {lacking.length === 0 ? <p>{why === 'stale' ? '今の状態を確かめてください。' : said.next}</p> : null}
      <ul class="banner-list">
        {lacking.map(({ name, code, label, limit }) => (
          <li>
            <a href={entryPath(plan, wanted.sheet, { departmentId: wanted.departmentId, input: name })}>
              {formProblem(name, code, label, limit).sentence}
            </a>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

const sayMove = ({ at, actor, action, department, comment }: MoveMade) =>
  `${formatMoment(at)}に、${actor}が${department === null ? '' : `${department}の分の`}「${movesMade[action]}」をしました。${
    comment === '' ? '' : `${commentName(action)}：${comment}`
  }`;

function Standing({ standing: { state, parts } }: { standing: SheetStanding }) {
  return (
    <Table
      caption="今の状態"
      columns={[
        { header: '担当', cell: (one) => one.name, isRowHeader: true },
        { header: '状態', cell: (one) => one.state },
      ]}
      rows={[
        { name: 'シート全体', state: sheetStateNames[state] },
        ...parts.map((part) => ({
          name: nameOf(part.department, part.stage),
          state: sheetStateNames[part.state],
        })),
      ]}
      dense
    />
  );
}

function History({ made }: { made: MoveMade[] }) {
  if (made.length === 0) return null;
  return (
    <section>
      <h2>手続きの記録</h2>
      <Table
        caption="手続きの記録"
        isCaptionHidden
        columns={[
          { header: '日時', cell: ({ at }) => formatMoment(at), width: 'narrow' },
          { header: '手続き', cell: ({ action }) => movesMade[action], isRowHeader: true },
          { header: '担当', cell: ({ department }) => department ?? 'シート全体' },
          {
            header: '行った人',
            cell: ({ actor, onBehalf }) => (onBehalf ? `${actor}（${onBehalf}に代わって）` : actor),
          },
          {
            header: '申し送り・理由',
            cell: ({ comment }) => <span class="as-written">{comment}</span>,
            width: 'wide',
          },
        ]}
        rows={made}
        dense
      />
    </section>
  );
}
