import { sendDueMails } from '#features/mail/send-due-mails.ts';
import { setUpMunicipality } from '#records/account/set-up-municipality.ts';
import { writeSampleAccounts } from '#records/account/write-sample-accounts.ts';
import { Browser, TEST_PASSWORD } from '../browser.ts';
import { idOf } from '../departments.ts';
import { mailServer } from '../mail-server.ts';
import { setUpSecondFactor } from '../second-factor.ts';
import type { Door, Walk } from './door.ts';

const NEW = /./;
const NOW = new Date('2026-03-31T10:00:00Z');
const WHO = 'secretariat';
const staff = ({ town }: Walk) => town.staff;
const own =
  (role: string) =>
  async ({ db, town }: Walk) =>
    (
      await db.kysely
        .selectFrom('account')
        .select('id')
        .where('municipality_id', '=', town.id)
        .where('sign_in', '=', `${role}-${town.id}`)
        .executeTakeFirstOrThrow()
    ).id;
const accountPage = (walk: Walk) => `/people/${staff(walk)}/account`;
const viewerPage = async (walk: Walk) => `/people/${await own('viewer')(walk)}/account`;
const linkIn = (text: string) => text.match(/\/(?:links|passwords)\/[\w-]{30,}/)![0];

/** A browser in which nobody is signed in yet. */
const signIn = ({ app, town }: Walk, role: string) => {
  const browser = new Browser(app);
  return browser
    .post('/session', { name: `${role}-${town.id}`, password: TEST_PASSWORD })
    .then((answer) => ({ browser, answer }));
};

/** Who comes in, how, and what they are told by mail. */
export const accessDoors: Door[] = [
  {
    kind: 'account-made',
    who: WHO,
    door: '/people/:person/account',
    page: '/people/person-new/account',
    typed: { signIn: 'shinnin', invite: [] },
    about: [null, NEW],
    says: 'アカウントを作りました（ログインID：shinnin）。',
  },
  {
    kind: 'account-locked',
    who: WHO,
    door: '/people/:person/account/lock',
    page: accountPage,
    about: [null, staff],
    says: 'アカウントを停止しました。',
  },
  {
    kind: 'account-unlocked',
    who: WHO,
    door: '/people/:person/account/lock',
    page: accountPage,
    after: ['account-locked'],
    about: [null, staff],
    says: 'アカウントの停止を解きました。',
  },
  {
    kind: 'signed-in',
    who: 'viewer',
    door: '/session',
    page: '/sign-in',
    go: async (walk) => (await signIn(walk, 'viewer')).answer,
    about: [null, own('viewer')],
    says: 'ログインしました（パスワード）。',
  },
  {
    kind: 'signed-out',
    who: 'viewer',
    door: '/session/end',
    page: '/plans',
    about: [null, own('viewer')],
    says: 'ログアウトしました。',
  },
  {
    kind: 'session-ended',
    who: 'viewer',
    door: '/account/sessions/:session/end',
    page: '/account',
    after: ['signed-in'],
    about: [null, own('viewer')],
    says: 'ほかの端末を一つログアウトさせました。',
  },
  {
    kind: 'sessions-ended',
    who: 'viewer',
    door: '/account/sessions/end',
    page: '/account',
    about: [null, own('viewer')],
    says: 'すべての端末からログアウトさせました。',
  },
  {
    kind: 'password-changed',
    who: 'viewer',
    door: '/account/password',
    page: '/account/password',
    typed: { current: TEST_PASSWORD, password: 'kumo-nami-hosi-tori', again: 'kumo-nami-hosi-tori' },
    about: [null, own('viewer')],
    says: 'パスワードを変更しました。',
  },
  {
    kind: 'invitation-made',
    who: WHO,
    door: '/people/:person/account/invitation',
    page: '/people/person-new/account',
    after: ['account-made'],
    about: [null, NEW],
    says: '招待のリンクを作りました（手渡し）。',
  },
  {
    kind: 'reset-made',
    who: WHO,
    door: '/people/:person/account/reset',
    page: viewerPage,
    about: [null, own('viewer')],
    says: 'パスワードの再設定のリンクを作りました（手渡し）。',
  },
  {
    kind: 'password-set',
    who: 'viewer',
    door: '/passwords/:token',
    page: ({ text }) => linkIn(text),
    typed: { password: 'kumo-nami-hosi-tori', again: 'kumo-nami-hosi-tori' },
    after: ['reset-made'],
    about: [null, own('viewer')],
    says: 'パスワードを設定しました。',
  },
  {
    kind: 'link-made',
    who: WHO,
    door: '/links',
    page: `/links/new?kind=sheet&plan=plan&sheet=s-now&department=${idOf('社協')}`,
    about: ['plan', 's-now'],
    says: '入力用リンクを作りました（配達員による見守り、令和7年度、72時間有効）。',
  },
  {
    kind: 'link-spent',
    who: WHO,
    door: '/links/:token',
    page: ({ text }) => linkIn(text),
    after: ['link-made'],
    go: async ({ app, text }) => {
      const browser = new Browser(app);
      await browser.get(linkIn(text));
      return browser.post(linkIn(text));
    },
    actor: '社協（入力用リンク）',
    about: ['plan', 's-now'],
    says: '入力用リンクが使われました（配達員による見守り、令和7年度）。',
  },
  {
    kind: 'link-revoked',
    who: WHO,
    door: '/links/:link/revocation',
    page: '/links',
    about: ['plan', 's-home'],
    says: '入力用・委員用リンクを取り消しました（手すりの貸出し、令和7年度）。',
  },
  {
    kind: 'identity-linked',
    who: WHO,
    door: '/people/:person/account/identity',
    page: viewerPage,
    typed: { subject: 'viewer-of-the-city' },
    about: [null, own('viewer')],
    says: '庁内の共通アカウントと結び付けました（発行者：https://id.example.jp）。',
  },
  {
    kind: 'identity-unlinked',
    who: WHO,
    door: '/people/:person/account/identity/removal',
    page: accountPage,
    about: [null, staff],
    says: '庁内の共通アカウントとの結び付きを外しました。',
  },
  {
    kind: 'second-factor-confirmed',
    who: 'viewer',
    door: '/account/second-factor/confirmation',
    page: '/account/second-factor',
    go: async ({ town }) => {
      await setUpSecondFactor(town.browsers.viewer, NOW);
      return new Response();
    },
    about: [null, own('viewer')],
    says: '2段階認証を設定しました。',
  },
  {
    kind: 'second-factor-removed',
    who: WHO,
    door: '/people/:person/account/second-factor/removal',
    page: accountPage,
    typed: { reason: '電話機をなくしたため' },
    about: [null, staff],
    says: '2段階認証を解除しました（事務局・運用）。　理由：電話機をなくしたため',
  },
  {
    kind: 'backup-codes-made',
    who: 'viewer',
    door: '/account/backup-codes',
    page: '/account',
    go: async ({ town }) => {
      const { codes } = await setUpSecondFactor(town.browsers.viewer, NOW);
      return town.browsers.viewer.post('/account/backup-codes', { code: codes[0]! });
    },
    writes: ['second-factor-confirmed', 'backup-codes-made'],
    about: [null, own('viewer')],
    says: '予備コードを作り直しました。',
  },
  {
    kind: 'second-factor-passed',
    who: 'viewer',
    door: '/second-factor',
    page: '/second-factor',
    go: async (walk) => {
      const { codes } = await setUpSecondFactor(walk.town.browsers.viewer, NOW);
      const { browser } = await signIn(walk, 'viewer');
      await browser.get('/second-factor');
      return browser.post('/second-factor', { code: codes[0]! });
    },
    writes: ['second-factor-confirmed', 'signed-in', 'second-factor-passed'],
    about: [null, own('viewer')],
    says: '2段階認証を通過しました（予備コード）。',
  },
  {
    kind: 'second-factor-refused',
    who: 'viewer',
    door: '/second-factor',
    page: '/second-factor',
    go: async (walk) => {
      await setUpSecondFactor(walk.town.browsers.viewer, NOW);
      const { browser } = await signIn(walk, 'viewer');
      for (;;) {
        const page = await (await browser.get('/second-factor')).text();
        if (!page.includes('name="code"')) return new Response();
        await browser.post('/second-factor', { code: '000000' });
      }
    },
    writes: ['second-factor-confirmed', 'second-factor-refused'],
    about: [null, own('viewer')],
    says: '2段階認証の確認コードが違いました。',
  },
  {
    kind: 'municipality-set-up',
    who: WHO,
    door: 'ayumi setup',
    page: '/',
    go: async (walk) => {
      const { signIns } = await setUpMunicipality(walk.db, { name: '新しい町', code: null });
      walk.text = JSON.stringify(signIns[0]);
      return new Response(walk.text);
    },
    reads: ({ app, text }) => {
      const { signIn: name, password } = JSON.parse(text);
      return new Browser(app).signIn(name, password);
    },
    actor: 'ayumi',
    about: [null, null],
    says: '自治体「新しい町」を登録しました。',
  },
  {
    kind: 'sample-accounts-made',
    who: WHO,
    door: 'ayumi serve',
    page: '/',
    go: async ({ db, town }) => {
      await writeSampleAccounts(db, town.id, []);
      return new Response();
    },
    actor: 'ayumi',
    about: [null, null],
    says: '見本の市のアカウントを作りました。',
  },
  {
    kind: 'mail-failed',
    who: WHO,
    door: 'the round of mails',
    page: '/mail',
    go: async ({ db }) => {
      const refusing = await mailServer({
        onRcptTo: (_, __, done) => done(Object.assign(new Error('no such user'), { responseCode: 550 })),
      });
      const settings = { url: refusing.url(), from: 'ayumi@example.jp', quietHours: null };
      await sendDueMails(db, settings, { clock: () => NOW });
      await refusing.close();
      return new Response();
    },
    actor: 'あゆみ',
    about: [null, 'mail-waiting'],
    says: 'メール「締切のお知らせ」を送信できませんでした。',
  },
  {
    kind: 'mail-retried',
    who: WHO,
    door: '/mail/:mail/attempt',
    page: '/mail/mail-failed',
    about: [null, 'mail-failed'],
    says: 'メール「締切のお知らせ」をもう一度送ることにしました。',
  },
  {
    kind: 'mail-by-hand',
    who: WHO,
    door: '/mail/:mail/hand-delivery',
    page: '/mail/mail-failed',
    about: [null, 'mail-failed'],
    says: 'メール「締切のお知らせ」を手渡しに切り替えました。',
  },
  {
    kind: 'mail-handed-over',
    who: WHO,
    door: '/mail/:mail/delivery',
    page: '/mail/mail-by-hand',
    about: [null, 'mail-by-hand'],
    says: 'メール「締切のお知らせ」の本文を届けたことを記録しました。',
  },
];
