import { remarksPath } from '#addresses/moves.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import type { Form as SheetForm } from '#domain/sheet/form.ts';
import { Button } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { Tag } from '#http/components/tag.tsx';
import type { RemarkText, RemarkThread } from '#records/sheet/remark-queries.ts';
import { labelOfField } from './field-labels.ts';

type RemarkListProps = {
  plan: string;
  threads: RemarkThread[];
  form: SheetForm | null;
  canAnswer: boolean;
  canResolve: (thread: RemarkThread) => boolean;
};

/** The threads of a sheet, the open ones first, each with a field to answer and a button to end it. */
export function RemarkList({ plan, threads, form, canAnswer, canResolve }: RemarkListProps) {
  const sorted = [...threads].sort((a, b) => Number(a.resolved !== null) - Number(b.resolved !== null));
  return (
    <ol class="remarks">
      {sorted.map((thread) => (
        <li class={thread.resolved ? 'remark remark-resolved' : 'remark'} id={`remark-${thread.id}`}>
          <p class="remark-about">
            <strong>{thread.field === null ? 'シート全体' : labelOfField(form, thread.field)}</strong>
            {thread.department === null ? null : <span class="muted">　{thread.department}</span>}{' '}
            {thread.resolved ? <Tag>解決済み</Tag> : <Tag look="warning">未解決</Tag>}
          </p>
          {[thread, ...thread.answers].map((one) => (
            <Said said={one} />
          ))}
          {thread.resolved ? (
            <p class="muted">
              {formatMoment(thread.resolved.at)}　{thread.resolved.by}が解決済みにしました。
            </p>
          ) : null}
          {thread.resolved || !canAnswer ? null : (
            <Form action={remarksPath(plan, thread.sheet)} class="remark-answer" keepsChanges>
              <input type="hidden" name="parent" value={thread.id} />
              <label class="visually-hidden" for={`answer-${thread.id}`}>
                返信
              </label>
              <textarea class="control" id={`answer-${thread.id}`} name="text" rows={2} placeholder="返信" />
              <Button look="outlined" size="small">
                返信する
              </Button>
            </Form>
          )}
          {thread.resolved || !canResolve(thread) ? null : (
            <Form action={`${remarksPath(plan, thread.sheet)}/${thread.id}/resolution`}>
              <Button look="text" size="small">
                解決済みにする
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ol>
  );
}

function Said({ said: { text, actor, at } }: { said: RemarkText }) {
  return (
    <div class="remark-said">
      <p class="muted">
        {formatMoment(at)}　{actor}
      </p>
      <p class="as-written">{text}</p>
    </div>
  );
}
