import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { sendCsv } from '#http/csv.ts';
import { mailStates } from '#messages/mail.ja.ts';
import { listMails } from '#records/mail/queries.ts';
import { filterOf, kindName } from './outbox-page.tsx';

const MOST_LINES = 20_000;

/** The log of mails as a file, narrowed as the page is; without their texts. */
export async function mailCsv(c: AppContext, hasServer: boolean) {
  const page = { offset: 0, limit: MOST_LINES };
  const { municipality } = actorOf(c);
  const { mails } = await listMails(c.get('db').kysely, municipality.id, filterOf(c, hasServer), page);
  const rows = [
    ['件名', '宛先', 'メールアドレス', '種類', '作成', '送信', '状態'],
    ...mails.map((mail) => [
      mail.subject,
      mail.to_label,
      mail.to_address ?? '',
      kindName(mail.kind),
      formatMoment(mail.made_at),
      mail.sent_at === null ? '' : formatMoment(mail.sent_at),
      mailStates[mail.state],
    ]),
  ];
  return sendCsv(c, 'メールの記録.csv', rows);
}
