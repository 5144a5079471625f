import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import type { KeptForm } from '#domain/people/kept-form.ts';
import { Banner } from '../components/banner.tsx';
import { Button } from '../components/button.tsx';
import { Form } from '../components/form.tsx';
import type { AppContext } from '../context.ts';
import { RequestContext } from '../request-context.ts';
import type { FilledPage } from './fill-form.ts';
import { keptPath } from './kept-forms.ts';

type Props = {
  kept: KeptForm;
  filled: FilledPage;
  /** What else is kept of the same person. */
  others: Pick<KeptForm, 'id' | 'page' | 'keptAt'>[];
};

/** Says at the head of a page what of it was typed before the session had ended, and that nothing of it is saved. */
export function keptBanner(c: AppContext, props: Props): string | Promise<string> {
  return (
    <RequestContext.Provider value={c}>
      <KeptBanner {...props} />
    </RequestContext.Provider>
  ).toString();
}

function KeptBanner({ kept, filled, others }: Props) {
  const { place, isChanged, left } = filled;
  const sentAt = formatMoment(kept.keptAt);
  return (
    <Banner kind="warning" title={titleOf(filled)}>
      {place === null ? (
        <p>
          {sentAt}に送信した内容です。入力する欄が、この画面にはありません。必要な内容は書き写してください。
        </p>
      ) : (
        <p>
          {sentAt}に送信した時には、ログインの有効期間が終わっていました。
          <a href={`#${place}`}>{isChanged ? '戻した欄' : 'その操作のところ'}</a>
          の内容を確かめて、もう一度ボタンを押してください。
        </p>
      )}
      {left.length > 0 ? (
        <div class="field">
          <label class="field-label" for="kept-form-left">
            {place === null ? '送信した内容' : '戻す欄が見つからなかった内容'}
          </label>
          <textarea class="control" id="kept-form-left" rows={Math.min(12, left.length * 3)} readonly>
            {`\n${left.join('\n\n')}`}
          </textarea>
        </div>
      ) : null}
      {kept.hasFiles ? <p>ファイルは預かっていません。もう一度選んでください。</p> : null}
      {others.length > 0 ? (
        <p>
          ほかにも預かっている入力があります：
          {others.map((other, at) => (
            <>
              {at > 0 ? '、' : null}
              <a href={keptPath(other)}>{formatMoment(other.keptAt)}の入力</a>
            </>
          ))}
        </p>
      ) : null}
      <Form action={`/kept-forms/${encodeURIComponent(kept.id)}/removal`}>
        <input type="hidden" name="page" value={kept.page} />
        <Button look="text" size="small">
          預かった入力を使わない
        </Button>
      </Form>
    </Banner>
  );
}

function titleOf({ place, isChanged }: FilledPage): string {
  if (place === null) return 'ログインが切れたときに送信した内容を預かっています（保存していません）';
  return isChanged
    ? '入力した内容を欄に戻しました。まだ保存していません'
    : 'ログインが切れていたため、この操作はまだ行われていません';
}
