import type { Selectable } from 'kysely';
import type { Database } from '#db/tables.ts';
import type { Reader } from '#db/transaction.ts';
import type { MailStateCode } from '#messages/mail.ja.ts';

type Row = Selectable<Database['mail']>;
export type MailHead = Pick<
  Row,
  'id' | 'kind' | 'to_address' | 'to_label' | 'subject' | 'made_at' | 'sent_at' | 'not_before' | 'attempts'
> & { state: MailStateCode };
export type StoredMail = MailHead &
  Pick<Row, 'text' | 'digest' | 'last_error' | 'made_by' | 'handed_over_by'>;

/** `hasServer`: whether this installation sends mail; where it does not, what waits is waiting for a person. */
export type MailFilter = { state: MailStateCode | null; kind: string | null; hasServer: boolean };

const HEAD = [
  'id',
  'kind',
  'to_address',
  'to_label',
  'subject',
  'made_at',
  'sent_at',
  'not_before',
  'attempts',
  'state',
  'handed_over_by',
] as const;

/** The mails of a municipality, the newest first: queue, log and outbox in one. */
export async function listMails(
  db: Reader,
  municipalityId: string,
  filter: MailFilter,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ mails: MailHead[]; total: number }> {
  const rows = db
    .selectFrom('mail')
    .where('municipality_id', '=', municipalityId)
    .$if(filter.kind !== null, (query) => query.where('kind', '=', filter.kind!))
    .$if(filter.state !== null, (query) =>
      query
        .where('state', 'in', storedStates(filter.state!, filter.hasServer))
        .$if(filter.state === 'sent', (sent) => sent.where('handed_over_by', 'is', null))
        .$if(filter.state === 'handed-over', (sent) => sent.where('handed_over_by', 'is not', null)),
    );
  const { total } = await rows
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const page = await rows
    .select(HEAD)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
  return { mails: page.map((row) => ({ ...row, state: shownState(row, filter.hasServer) })), total };
}

export async function findMail(
  db: Reader,
  municipalityId: string,
  id: string,
  hasServer: boolean,
): Promise<StoredMail | undefined> {
  const row = await db
    .selectFrom('mail')
    .select([...HEAD, 'text', 'digest', 'last_error', 'made_by'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, state: shownState(row, hasServer) };
}

/** How many mails nobody has delivered: given up, or waiting for a person. */
export async function countUndelivered(
  db: Reader,
  municipalityId: string,
  hasServer: boolean,
): Promise<number> {
  const { count } = await db
    .selectFrom('mail')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('municipality_id', '=', municipalityId)
    .where('state', 'in', ['failed', ...storedStates('by-hand', hasServer)])
    .executeTakeFirstOrThrow();
  return count;
}

function shownState(row: Pick<Row, 'state' | 'handed_over_by'>, hasServer: boolean): MailStateCode {
  if (row.state === 'sent' && row.handed_over_by !== null) return 'handed-over';
  return row.state === 'waiting' && !hasServer ? 'by-hand' : row.state;
}

/** The states in the table of what the outbox calls by one name. */
export function storedStates(state: MailStateCode, hasServer: boolean): Row['state'][] {
  if (state === 'handed-over') return ['sent'];
  if (state === 'by-hand') return hasServer ? ['by-hand'] : ['by-hand', 'waiting'];
  return [state];
}
