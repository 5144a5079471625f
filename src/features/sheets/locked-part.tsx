import { movesPath } from '#addresses/moves.ts';
import { entryPath } from '#addresses/sheets.ts';
import type { ActorPost } from '#domain/people/actor.ts';
import { allowedMoves } from '#domain/review/decide-move.ts';
import type { Form as SheetForm } from '#domain/sheet/form.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { FormView } from '#http/forms/form-view.tsx';
import type { EntryView } from '#records/sheet/entry-queries.ts';
import { movableOf } from '#records/sheet/standing-queries.ts';
import { contentOf } from './content-of.ts';

type Props = {
  view: EntryView;
  form: SheetForm;
  why: string;
  posts: readonly ActorPost[];
  lost: { label: string; text: string }[];
  accountId: string;
};

/** A part in which nothing can be written now: why, what was typed nevertheless, and what stands in it. */
export function LockedPart({ view, form, why, posts, lost, accountId }: Props) {
  const { plan, standing, departmentId, stage, subject } = view;
  const part = standing.parts.find((one) => one.departmentId === departmentId && one.stage === stage);
  const canWithdraw = allowedMoves(movableOf(standing, departmentId, stage), posts).includes('withdraw');
  return (
    <>
      <Banner kind={lost.length > 0 ? 'error' : 'notice'} title={why} />
      {lost.length === 0 ? null : (
        <section class="panel lost-texts" aria-labelledby="lost">
          <h2 id="lost">保存できなかった文</h2>
          <p>必要な文は、この画面からコピーして手元に控えてください。</p>
          {lost.map(({ label, text }, at) => (
            <div class="field">
              <label class="field-label" for={`lost-${at}`}>
                {label}
              </label>
              <textarea class="control" id={`lost-${at}`} rows={6} readonly>
                {`\n${text}`}
              </textarea>
            </div>
          ))}
        </section>
      )}
      <div
        data-kept
        data-account={accountId}
        data-sheet={`${plan.id}/${standing.id}`}
        data-department={departmentId}
        data-stage={stage}
      />
      {part && canWithdraw ? (
        <Form action={movesPath(plan.id, standing.id)}>
          <input type="hidden" name="action" value="withdraw" />
          <input type="hidden" name="department" value={departmentId} />
          <input type="hidden" name="stage" value={stage} />
          <input type="hidden" name="version" value={String(part.version)} />
          <input type="hidden" name="next" value={entryPath(plan.id, standing.id, { departmentId, stage })} />
          <ButtonRow>
            <Button look="outlined">提出を取り下げて書き直す</Button>
            <LinkButton href={movesPath(plan.id, standing.id)} look="text">
              手続きと指摘を見る
            </LinkButton>
          </ButtonRow>
        </Form>
      ) : null}
      <FormView form={form} subject={subject} content={contentOf(view)} />
    </>
  );
}
