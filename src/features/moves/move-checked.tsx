import { z } from 'zod';
import { approvalsPath, movesPath } from '#addresses/moves.ts';
import { Banner } from '#http/components/banner.tsx';
import { ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Table } from '#http/components/table.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { localPath } from '#http/local-path.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { listOf, readForm } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { formProblems, refusals } from '#messages';
import { movesMade } from '#messages/moves.ja.ts';
import { type MoveOutcome, moveSheet } from '#records/sheet/move-sheet.ts';
import { nameOf } from '#records/sheet/save-answers.ts';
import { type CheckedItem, readItem } from './checked-item.ts';

/** What a list can do with several at once; what needs a word for each sheet is done one by one. */
const checkedForm = z.object({
  action: z.enum(['approve', 'accept', 'finalise']),
  item: listOf(z.string()),
  next: z.string().default(''),
});

type Done = { item: CheckedItem; outcome: MoveOutcome };

/** Makes one move with each checked part or sheet, each by itself: what one is refused does not keep back the others. */
export async function moveChecked(c: AppContext) {
  const act = planScope(c);
  const { plan } = act;
  const reading = readForm(c, checkedForm);
  if (!reading.ok) return renderRefusal(c, 'form-unreadable');
  const { action, item: values } = reading.value;
  const next = localPath(reading.value.next) ?? approvalsPath(plan.id);
  const items = values.flatMap((value) => readItem(value) ?? []);
  const done: Done[] = [];
  for (const item of items) {
    const wanted = { ...item, action, comment: '' };
    done.push({ item, outcome: await moveSheet(c.get('db'), act, wanted) });
  }
  const isWhole = done.length > 0 && done.every(({ outcome }) => outcome.ok);
  if (isWhole) return redirectWithNotice(c, next, 'checked-moved');
  const went = done.filter(({ outcome }) => outcome.ok).length;
  return renderPage(
    c,
    { title: `${movesMade[action]}の結果`, crumbs: planCrumbs(plan), status: done.length === 0 ? 422 : 409 },
    <>
      <Banner
        kind="error"
        title={
          done.length === 0
            ? formProblems['nothing-checked']()
            : `${done.length}件のうち${went}件を終えました。残りは下の理由でできませんでした。`
        }
      />
      {done.length === 0 ? null : (
        <Table
          caption="シートごとの結果"
          columns={[
            { header: 'シート', cell: (one) => <SheetLink plan={plan.id} done={one} />, isRowHeader: true },
            {
              header: '結果',
              cell: ({ outcome }) => (outcome.ok ? `${movesMade[action]}しました` : 'できませんでした'),
            },
            { header: '理由と次にすること', cell: ({ outcome }) => whyNot(outcome), width: 'wide' },
          ]}
          rows={done}
        />
      )}
      <ButtonRow>
        <LinkButton href={next}>一覧に戻る</LinkButton>
      </ButtonRow>
    </>,
  );
}

function SheetLink({ plan, done: { item, outcome } }: { plan: string; done: Done }) {
  if (!outcome.ok && outcome.refusal === 'not-found') return <>{item.sheet}</>;
  const standing = 'standing' in outcome ? outcome.standing : undefined;
  const department = standing && nameOf(standing, item.departmentId);
  return (
    <>
      <a href={movesPath(plan, item.sheet)}>{standing?.title ?? item.sheet}</a>
      {department ? <small>　{department}</small> : null}
    </>
  );
}

function whyNot(outcome: MoveOutcome): string {
  if (outcome.ok) return '';
  const { why, next } = refusals[outcome.refusal];
  return `${why}${next}`;
}
