import { Hono } from 'hono';
import { z } from 'zod';
import { inTransaction } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import type { LinkBinding } from '#domain/people/actor.ts';
import { type AppContext, actorOf, type Env } from '#http/context.ts';
import { pathOfBinding } from '#http/home-path.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { permit } from '#http/permit.ts';
import { type FormProblem, formProblem, readForm } from '#http/read-form.ts';
import { renderNotFound, renderRefusal } from '#http/refusal-page.tsx';
import { giveSession } from '#http/session.ts';
import { linkIsHandedOver, signInMails } from '#messages/sign-in.ja.ts';
import {
  describeBinding,
  findMeetingTarget,
  findSheetTarget,
  listLinks,
} from '#records/account/link-queries.ts';
import { makeLink } from '#records/account/make-link.ts';
import type { FoundToken } from '#records/account/one-time-token.ts';
import { revokeLink, spendLink } from '#records/account/spend-link.ts';
import { queueMail } from '#records/mail/queue-mail.ts';
import { listHolders } from '#records/people/queries.ts';
import { keptPage, newVisit } from './enter.ts';
import { renderHandedLink } from './handed-link-page.tsx';
import { LINK_HOURS, renderLinkForm } from './link-form-page.tsx';
import { renderLinkList } from './link-list-page.tsx';
import { renderLinkPage } from './link-page.tsx';
import type { SignInSettings } from './settings.ts';
import { withToken } from './with-token.ts';

const id = z
  .string()
  .max(200)
  .regex(/^[^\0]*$/);
const hours = z.enum(LINK_HOURS.map(({ value }) => value)).meta({ title: '期限' });
const address = z
  .union([z.literal(''), z.email('address-shape')])
  .default('')
  .meta({ title: '送り先のメールアドレス' });
const SheetLinkForm = z.object({
  plan: id,
  sheet: id,
  department: id.min(1).meta({ title: '担当課' }),
  address,
  hours,
});
const MeetingLinkForm = z.object({
  plan: id,
  meeting: id,
  person: id.min(1).meta({ title: '委員' }),
  address,
  hours,
});

const permitted = permit('secretariat', 'operator');

export function linkRoutes(settings: SignInSettings): Hono<Env> {
  return new Hono<Env>()
    .get('/links', permitted, async (c) =>
      renderLinkList(c, await listLinks(c.get('db'), actorOf(c).municipality.id, c.get('now'))),
    )
    .get('/links/new', permitted, (c) => {
      const { kind = '', ...wanted } = c.req.query();
      return showForm(c, settings, kind, wanted);
    })
    .post('/links', permitted, (c) => answerNew(c, settings))
    .post('/links/:link/revocation', permitted, async (c) => {
      const { municipality, label } = actorOf(c);
      const by = { municipalityId: municipality.id, actor: label };
      const isRevoked = await revokeLink(c.get('db'), by, c.req.param('link'), c.get('now'));
      return isRevoked ? redirectWithNotice(c, '/links', 'link-revoked') : c.redirect('/links', 303);
    })
    .get('/links/:token', (c) => withToken(c, settings.limits, ['link'], (link) => showLink(c, link)))
    .post('/links/:token', (c) => withToken(c, settings.limits, ['link'], (link) => openLink(c, link)));
}

async function showLink(c: AppContext, link: FoundToken) {
  const target = await describeBinding(c.get('db'), link.municipalityId, link.binding!);
  return target ? renderLinkPage(c, { link, target }) : renderRefusal(c, 'token-spent');
}

/** Only the button spends it: programs that look at mails open links, and press nothing. */
async function openLink(c: AppContext, link: FoundToken) {
  const { token, visit } = newVisit(c);
  if (!(await spendLink(c.get('db'), link, visit))) return renderRefusal(c, 'token-spent');
  giveSession(c, token);
  return c.redirect((await keptPage(c, token)) ?? pathOfBinding(link.binding!), 303);
}

type Inputs = Record<string, string>;

async function showForm(
  c: AppContext,
  { mailOrigin }: SignInSettings,
  kind: string,
  inputs: Inputs,
  problems?: FormProblem[],
) {
  const { municipality } = actorOf(c);
  const { plan: planId = '', sheet: sheetId = '', meeting: meetingId = '' } = inputs;
  const db = c.get('db');
  const shared = { inputs, canMail: mailOrigin !== null, ...(problems ? { problems } : {}) };
  if (kind === 'sheet') {
    const target = await findSheetTarget(db, municipality.id, { planId, sheetId });
    if (!target) return renderNotFound(c);
    const open = target.isSealed ? [] : target.departments;
    const choices = open.map(({ id, label }) => ({ value: id, label }));
    const chosen = open.find(({ id }) => id === inputs.department);
    return renderLinkForm(c, { ...shared, kind, target, choices, address: chosen?.email ?? null });
  }
  const target =
    kind === 'meeting' ? await findMeetingTarget(db, municipality.id, { planId, meetingId }) : undefined;
  if (!target) return renderNotFound(c);
  const members = await listMembers(c, target.heldOn);
  const choices = members.map(({ personId, name, postName }) => ({
    value: personId,
    label: `${name}（${postName}）`,
  }));
  const chosen = members.find(({ personId }) => personId === inputs.person);
  return renderLinkForm(c, { ...shared, kind: 'meeting', target, choices, address: chosen?.email ?? null });
}

/** The members of the committee, on the day of the meeting or today. */
async function listMembers(c: AppContext, heldOn: string) {
  const { municipality } = actorOf(c);
  const days = [...new Set([heldOn, dayOf(c.get('now'))])];
  const lists = await Promise.all(
    days.map((day) => listHolders(c.get('db').kysely, municipality.id, { role: 'committee' }, day)),
  );
  return [...new Map(lists.flat().map((member) => [member.personId, member])).values()];
}

type Wanted = { binding: LinkBinding; title: string; name: string };

async function answerNew(c: AppContext, settings: SignInSettings): Promise<Response> {
  const kind = c.get('form')?.get('kind') === 'sheet' ? 'sheet' : 'meeting';
  const form = readForm(c, z.object(kind === 'sheet' ? SheetLinkForm.shape : { ...MeetingLinkForm.shape }));
  const inputs = form.ok ? (form.value as Inputs) : form.inputs;
  if (!form.ok) return showForm(c, settings, kind, inputs, form.problems);
  const wanted = kind === 'sheet' ? await wantedSheet(c, inputs) : await wantedMeeting(c, inputs);
  if (wanted === null) return renderNotFound(c);
  if ('problem' in wanted) return showForm(c, settings, kind, inputs, [wanted.problem]);
  return handOut(c, settings, wanted, inputs);
}

async function wantedSheet(c: AppContext, inputs: Inputs): Promise<Wanted | { problem: FormProblem } | null> {
  const { plan: planId = '', sheet: sheetId = '', department: departmentId = '' } = inputs;
  const target = await findSheetTarget(c.get('db'), actorOf(c).municipality.id, { planId, sheetId });
  if (!target) return null;
  const department = target.departments.find(({ id }) => id === departmentId);
  if (!department) return { problem: formProblem('department', 'department-not-of-sheet') };
  const binding = { kind: 'sheet' as const, planId, sheetId, departmentId };
  return { binding, title: target.title, name: department.label };
}

async function wantedMeeting(
  c: AppContext,
  inputs: Inputs,
): Promise<Wanted | { problem: FormProblem } | null> {
  const { plan: planId = '', meeting: meetingId = '', person: personId = '' } = inputs;
  const target = await findMeetingTarget(c.get('db'), actorOf(c).municipality.id, { planId, meetingId });
  if (!target) return null;
  const member = (await listMembers(c, target.heldOn)).find((one) => one.personId === personId);
  if (!member) return { problem: formProblem('person', 'person-unknown') };
  return {
    binding: { kind: 'meeting', planId, meetingId, personId },
    title: target.title,
    name: member.name,
  };
}

async function handOut(c: AppContext, settings: SignInSettings, wanted: Wanted, inputs: Inputs) {
  const { municipality, label } = actorOf(c);
  const now = c.get('now');
  const { mailOrigin } = settings;
  const sentTo = mailOrigin !== null && inputs.address ? inputs.address : null;
  const lasting = Number(inputs.hours);
  const until = formatMoment(new Date(now.getTime() + lasting * 60 * 60 * 1000).toISOString());
  const link = await inTransaction(c.get('db'), async (tx) => {
    const { binding } = wanted;
    const shared = { municipalityId: municipality.id, madeBy: label, now };
    const made = await makeLink(tx, { ...shared, binding, sentTo, hours: lasting });
    if (!made.ok) return made;
    await queueMail(tx, {
      ...shared,
      kind: 'link',
      to: { address: sentTo, label: wanted.name },
      ...signInMails.link({
        municipality: municipality.name,
        name: wanted.name,
        subject: wanted.title,
        link: sentTo === null ? linkIsHandedOver : `${mailOrigin}${made.value}`,
        until,
        sender: label,
      }),
    });
    return made;
  });
  if (!link.ok) return renderRefusal(c, link.refusal);
  if (sentTo !== null) return redirectWithNotice(c, '/links', 'mail-queued');
  return renderHandedLink(c, {
    title: wanted.binding.kind === 'sheet' ? '入力用リンク' : '委員用リンク',
    to: `${wanted.name}（${wanted.title}）`,
    link: `${settings.originOf(c)}${link.value}`,
    until,
    back: { href: '/links', label: 'リンクの一覧へ' },
  });
}
