import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Form } from '#http/components/form.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { hasSecret, withoutSecret } from '#records/mail/mail-secret.ts';
import { findMail, type StoredMail } from '#records/mail/queries.ts';
import { kindName, mailPath, outboxPath, StateTag } from './outbox-page.tsx';

/** One mail: where it stands, and, where a person has to deliver it, the text to copy. */
export async function mailPage(c: AppContext, hasServer: boolean) {
  const id = c.req.param('mail') ?? '';
  const mail = await findMail(c.get('db').kysely, actorOf(c).municipality.id, id, hasServer);
  if (!mail) return c.notFound();
  return renderPage(
    c,
    {
      title: mail.subject,
      crumbs: [
        { href: '/', label: 'ホーム' },
        { href: outboxPath, label: 'メール' },
      ],
      overline: kindName(mail.kind),
    },
    <>
      <DefinitionList
        items={[
          {
            term: '宛先',
            text: [mail.to_label, mail.to_address ?? '（メールアドレスの登録なし）'].join('\n'),
          },
          { term: '状態', text: <StateTag state={mail.state} /> },
          { term: '作成', text: `${formatMoment(mail.made_at)}　${mail.made_by}` },
          ...progressOf(mail),
        ]}
      />
      {mail.state === 'by-hand' ? <Delivery mail={mail} /> : <Kept mail={mail} />}
      <Ways mail={mail} />
    </>,
  );
}

function progressOf({
  state,
  attempts,
  last_error,
  not_before,
  sent_at,
  handed_over_by,
  digest,
}: StoredMail) {
  return [
    ...(state === 'waiting'
      ? [
          {
            term: '次の送信',
            text: `${formatMoment(not_before)} 以降${digest === null ? '' : '（夜間を避け、ほかのお知らせとまとめて送ります）'}`,
          },
        ]
      : []),
    ...(sent_at === null
      ? []
      : [{ term: handed_over_by === null ? '送信' : '手渡し', text: formatMoment(sent_at) }]),
    ...(handed_over_by === null ? [] : [{ term: '届けた人', text: handed_over_by }]),
    ...(attempts > 0 ? [{ term: '送信の試行', text: `${attempts}回` }] : []),
    ...(last_error === null ? [] : [{ term: 'メールサーバーの応答', text: last_error }]),
  ];
}

/** A very long address is cut off by some mail programs; such a text is copied instead. */
const LONGEST_MAILTO = 1_800;

function Delivery({ mail: { to_address, subject, text, kind } }: { mail: StoredMail }) {
  const mailto = `mailto:${encodeURIComponent(to_address ?? '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;
  return (
    <section class="panel">
      <h2>本文を届ける</h2>
      <p>
        本文を写して、メールや庁内便などで届けてください。
        {hasSecret(kind)
          ? '本文のアドレスを開いた人は本人として扱われます。宛先の本人のほかには見せないでください。'
          : ''}
      </p>
      <label class="field-label" for="field-text">
        本文
      </label>
      <textarea class="control" id="field-text" rows={12} readonly>
        {text}
      </textarea>
      {to_address !== null && mailto.length <= LONGEST_MAILTO ? (
        <p>
          <a href={mailto}>このパソコンのメールソフトで開く</a>
        </p>
      ) : null}
    </section>
  );
}

function Kept({ mail }: { mail: StoredMail }) {
  return (
    <section>
      <h2>本文</h2>
      <p class="as-written">{withoutSecret(mail)}</p>
    </section>
  );
}

/** What a person can do with it now. */
function Ways({ mail: { id, state, attempts } }: { mail: StoredMail }) {
  if (state === 'by-hand')
    return (
      <Form action={`${mailPath(id)}/delivery`}>
        <Button>届けたことを記録する</Button>
      </Form>
    );
  if (state !== 'failed' && !(state === 'waiting' && attempts > 0)) return null;
  return (
    <ButtonRow>
      <Form action={`${mailPath(id)}/attempt`}>
        <Button>もう一度送る</Button>
      </Form>
      {state === 'failed' ? (
        <Form action={`${mailPath(id)}/hand-delivery`}>
          <Button look="outlined">手渡しに切り替える</Button>
        </Form>
      ) : null}
    </ButtonRow>
  );
}
