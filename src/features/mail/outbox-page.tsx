import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Pager } from '#http/components/pager.tsx';
import { Select } from '#http/components/select.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { type MailStateCode, mailKinds, mailStates } from '#messages/mail.ja.ts';
import { countUndelivered, listMails, type MailFilter, type MailHead } from '#records/mail/queries.ts';
import type { NewMail } from '#records/mail/queue-mail.ts';

const PAGE_SIZE = 50;

export const outboxPath = '/mail';
export const mailPath = (id: string) => `${outboxPath}/${encodeURIComponent(id)}`;

/** Does every kind that can be queued have a name? Checked by the compiler. */
const kindNames: Record<NewMail['kind'], string> = mailKinds;
export const kindName = (kind: string) => kindNames[kind as NewMail['kind']] ?? kind;

/** Queue, log and outbox in one list, narrowed by the address. */
export async function outboxPage(c: AppContext, hasServer: boolean) {
  const { municipality } = actorOf(c);
  const db = c.get('db').kysely;
  const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1), 100_000);
  const filter = filterOf(c, hasServer);
  const offset = (page - 1) * PAGE_SIZE;
  const { mails, total } = await listMails(db, municipality.id, filter, { offset, limit: PAGE_SIZE });
  const undelivered = await countUndelivered(db, municipality.id, hasServer);
  return renderPage(
    c,
    { title: 'メール', crumbs: [{ href: '/', label: 'ホーム' }], width: 'wide' },
    <>
      <p class="lead">
        {hasServer
          ? 'あゆみが送ったメールと、これから送るメールの記録です。'
          : 'メールサーバーが設定されていないため、自動では送りません。本文を確かめて、ほかの方法で届けてください。'}
      </p>
      {undelivered === 0 ? null : (
        <Banner kind="warning" title={`届いていないメールが${undelivered}件あります`}>
          <a href={`${outboxPath}?state=by-hand`}>手渡し待ち</a>と
          <a href={`${outboxPath}?state=failed`}>送信失敗</a>の一覧から、届け方を選んでください。
        </Banner>
      )}
      <FilterForm filter={filter} />
      {mails.length === 0 ? (
        <EmptyState title="当てはまるメールはありません。" />
      ) : (
        <MailTable mails={mails} />
      )}
      {mails.length === 0 ? null : (
        <p>
          <a href={`${outboxPath}.csv?${queryOf(filter)}`}>この一覧をCSVで保存する</a>
        </p>
      )}
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        total={total}
        href={(to) => `${outboxPath}?${queryOf(filter, { page: String(to) })}`}
      />
    </>,
  );
}

export function filterOf(c: AppContext, hasServer: boolean): MailFilter {
  const [state = '', kind = ''] = [c.req.query('state'), c.req.query('kind')];
  return {
    state: Object.hasOwn(mailStates, state) ? (state as MailStateCode) : null,
    kind: Object.hasOwn(mailKinds, kind) ? kind : null,
    hasServer,
  };
}

const queryOf = ({ state, kind }: MailFilter, more: Record<string, string> = {}) =>
  new URLSearchParams({ ...(state && { state }), ...(kind && { kind }), ...more }).toString();

function FilterForm({ filter }: { filter: MailFilter }) {
  const choices = (names: Record<string, string>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <form class="filter-row" method="get" action={outboxPath} aria-label="メールの絞り込み">
      <Select name="state" label="状態" blank="すべて" value={filter.state} choices={choices(mailStates)} />
      <Select name="kind" label="種類" blank="すべて" value={filter.kind} choices={choices(mailKinds)} />
      <Button look="outlined">絞り込む</Button>
      {filter.state === null && filter.kind === null ? null : <a href={outboxPath}>条件をすべて外す</a>}
    </form>
  );
}

function MailTable({ mails }: { mails: MailHead[] }) {
  return (
    <Table
      caption="メールの一覧"
      isCaptionHidden
      dense
      rows={mails}
      columns={[
        {
          header: '件名',
          width: 'wide',
          isRowHeader: true,
          cell: ({ id, subject }) => <a href={mailPath(id)}>{subject}</a>,
        },
        { header: '宛先', cell: ({ to_label }) => to_label },
        { header: '種類', cell: ({ kind }) => kindName(kind) },
        { header: '作成', cell: ({ made_at }) => formatMoment(made_at) },
        { header: '送信', cell: ({ sent_at }) => (sent_at === null ? '' : formatMoment(sent_at)) },
        { header: '状態', width: 'narrow', cell: ({ state }) => <StateTag state={state} /> },
      ]}
    />
  );
}

export function StateTag({ state }: { state: MailStateCode }) {
  return (
    <Tag look={state === 'failed' || state === 'by-hand' ? 'warning' : 'plain'}>{mailStates[state]}</Tag>
  );
}
