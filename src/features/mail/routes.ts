import { Hono } from 'hono';
import type { AppConfig } from '#config';
import { type AppContext, actorOf, type Env } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { permit } from '#http/permit.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import type { NoticeCode } from '#messages';
import { findMail } from '#records/mail/queries.ts';
import { handOver, retry, switchToHand } from '#records/mail/settle-mail.ts';
import { mailCsv } from './mail-csv.ts';
import { mailPage } from './mail-page.tsx';
import { mailPath, outboxPage } from './outbox-page.tsx';

const permitted = permit('secretariat', 'operator');

/** The outbox, for who runs the plan and who runs the machine. */
export function mailRoutes(config: AppConfig): Hono<Env> {
  const hasServer = config.mail !== null;
  const settle = (write: typeof handOver, notice: NoticeCode) => async (c: AppContext) => {
    const { municipality, label } = actorOf(c);
    const mailId = c.req.param('mail') ?? '';
    if (!(await findMail(c.get('db').kysely, municipality.id, mailId, hasServer))) return c.notFound();
    const settling = { municipalityId: municipality.id, mailId, actor: label, now: c.get('now'), hasServer };
    return (await write(c.get('db'), settling))
      ? redirectWithNotice(c, mailPath(mailId), notice)
      : renderRefusal(c, 'stale');
  };
  return new Hono<Env>()
    .get('/mail', permitted, (c) => outboxPage(c, hasServer))
    .get('/mail.csv', permitted, (c) => mailCsv(c, hasServer))
    .get('/mail/:mail', permitted, (c) => mailPage(c, hasServer))
    .post('/mail/:mail/delivery', permitted, settle(handOver, 'mail-handed-over'))
    .post('/mail/:mail/attempt', permitted, settle(retry, 'mail-retried'))
    .post('/mail/:mail/hand-delivery', permitted, settle(switchToHand, 'mail-by-hand'));
}
