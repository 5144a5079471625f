import type { Notices, Problems, Refusals } from './kinds.ts';

export const signInNotices = {
  'account-made': 'アカウントを作りました。',
  'account-locked': 'アカウントを停止しました。ログイン中の端末もすべてログアウトしました。',
  'account-unlocked': 'アカウントの停止を解きました。',
  'account-sessions-ended': 'この人をすべての端末からログアウトさせました。',
  'second-factor-removed': '2段階認証を解除しました。',
  'identity-linked': '共通アカウントと結び付けました。',
  'identity-unlinked': '共通アカウントとの結び付きを外しました。',
  'mail-queued': 'リンクをメールで送ります。届くまで少しかかることがあります。',
  'password-set': 'パスワードを設定しました。新しいパスワードでログインしてください。',
  'password-changed': 'パスワードを変更しました。ほかの端末はログアウトしました。',
  'session-ended': '選んだ端末をログアウトさせました。',
  'signed-out-everywhere': 'すべての端末からログアウトしました。',
  'second-factor-left': '2段階認証の設定をやめました。',
  'backup-code-used': '予備コードでログインしました。使ったコードは、もう使えません。',
  'link-revoked': 'リンクを取り消しました。このリンクから開いていた画面も使えなくなりました。',
} satisfies Notices;

export const signInProblems = {
  'password-short': ({ limit }) => `パスワードは${limit}文字以上にしてください。`,
  'password-is-name': () => 'パスワードにログインIDを使わないでください。別の言葉にしてください。',
  'password-common': () =>
    'よく使われるパスワードか、同じ文字の繰り返しです。ほかの人が思いつかないものにしてください。',
  'password-differs': () => '2回入力したパスワードが同じではありません。入力し直してください。',
  'password-wrong': () => '今のパスワードが違います。入力し直してください。',
  'code-wrong': () =>
    '確認コードが違うか、一度使ったコードです。アプリに表示される次のコードを入力してください。',
  'code-over': () =>
    '確認コードの間違いが続いたため、このログインを取りやめました。はじめからログインし直してください。',
  'sign-in-shape': () =>
    'ログインIDは、半角の英小文字・数字と「-」「_」「.」「@」で、3文字以上64文字以内にしてください。',
  'sign-in-taken': () => 'このログインIDは、すでに使われています。別のものにしてください。',
  'has-account': () => 'この人には、すでにアカウントがあります。画面を開き直してください。',
  'address-shape': () => 'メールアドレスの形を確認してください（例：fukushi@example.lg.jp）。',
  'identity-taken': () =>
    'この共通アカウントは、別のアカウントと結び付いています。識別子を確認してください。',
  'department-not-of-sheet': () => 'このシートの担当課から選んでください。',
  'person-unknown': () => '委員を一覧から選んでください。',
} satisfies Problems;

export const signInRefusals = {
  'own-account': {
    status: 403,
    title: 'ご自分のアカウントは、この画面では変更できません',
    why: '取り違えを防ぐため、アカウントの管理の画面では、ほかの人のアカウントだけを扱います。',
    next: 'ご自分のパスワードや2段階認証は、画面右上の役職名から「アカウント」を開いて変更してください。',
  },
  'token-unknown': {
    status: 404,
    title: 'このリンクは使えません',
    why: 'リンクが途中で切れているか、間違っています。',
    next: 'メールの中のリンクを、最後まで写してあるか確かめてください。分からないときは、計画の事務局にご連絡ください。',
  },
  'token-spent': {
    status: 403,
    title: 'このリンクは使えなくなっています',
    why: 'リンクは1回だけ使えます。すでに使ったか、期限が過ぎたか、取り消されています。',
    next: '続けて必要なときは、計画の事務局に新しいリンクの発行を依頼してください。',
  },
  'too-many-links': {
    status: 403,
    title: 'しばらく受け付けられません',
    why: '使えないリンクが続けて開かれたため、この接続元からの受付を一時的に止めています。',
    next: '15分ほどたってから、案内されたリンクを開いてください。',
  },
  'sample-link-elsewhere': {
    status: 403,
    title: 'この端末では開けません',
    why: '見本の市のリンクは、あゆみを動かしているパソコンからだけ使えます。',
    next: 'そのパソコンのブラウザで開いてください。リンクはまだ使えます。',
  },
  'identity-unreachable': {
    status: 500,
    title: '共通アカウントでログインできませんでした',
    why: '認証基盤につながらないか、応答を確認できませんでした。あゆみのデータには影響ありません。',
    next: '少し待ってからもう一度お試しください。続くときは、情報システム担当にお伝えください。',
  },
  'identity-answer-unusable': {
    status: 403,
    title: '共通アカウントでログインできませんでした',
    why: '認証基盤での確認が途中で終わったか、時間がかかりすぎたため、続けられませんでした。',
    next: 'ログインの画面からやり直してください。続くときは、情報システム担当にお伝えください。',
  },
  'identity-of-another': {
    status: 409,
    title: 'この共通アカウントは結び付けられません',
    why: '確認した共通アカウントは、あゆみの別のアカウントと結び付いています。何も変更していません。',
    next: 'ご自分の共通アカウントで確認し直すか、計画の事務局にご相談ください。',
  },
} satisfies Refusals;

/** How a one-time link stands. */
export const linkStates = {
  open: '未使用',
  used: '使用済み',
  revoked: '取消し',
  expired: '期限切れ',
} satisfies Record<'open' | 'used' | 'revoked' | 'expired', string>;

/** What a session began with, as its owner's list says it. */
export const waysToSignIn = {
  password: 'パスワード',
  link: '入力用・委員用リンク',
  'identity-provider': '共通アカウント',
} satisfies Record<'password' | 'link' | 'identity-provider', string>;

type Mail = { subject: string; text: string };
type WayIn = {
  municipality: string;
  name: string;
  signIn: string;
  link: string;
  until: string;
  sender: string;
};

/** The mails that bring somebody in. `link` is the whole address, or says where it is handed over. */
export const signInMails = {
  invitation: ({ municipality, name, signIn, link, until, sender }: WayIn): Mail => ({
    subject: `【あゆみ】${municipality}の計画の進行管理への招待`,
    text: [
      `${name}　様`,
      '',
      `${municipality}の地域福祉計画の進行管理に使う「あゆみ」のアカウントを用意しました。`,
      '次のリンクを開き、パスワードを決めてください。',
      '',
      link,
      '',
      `ログインID：${signIn}`,
      `リンクの期限：${until}（1回だけ使えます）`,
      '',
      '期限が過ぎたときは、下記までご連絡ください。',
      `${municipality}　${sender}`,
    ].join('\n'),
  }),
  reset: ({ municipality, name, signIn, link, until, sender }: WayIn): Mail => ({
    subject: '【あゆみ】パスワードの再設定',
    text: [
      `${name}　様`,
      '',
      '「あゆみ」のパスワードを決め直すためのリンクをお送りします。',
      '次のリンクを開き、新しいパスワードを決めてください。',
      '',
      link,
      '',
      `ログインID：${signIn}`,
      `リンクの期限：${until}（1回だけ使えます）`,
      '',
      'お心当たりがないときは、何もしないでください。今のパスワードのまま使えます。',
      `${municipality}　${sender}`,
    ].join('\n'),
  }),
  link: ({
    municipality,
    name,
    subject,
    link,
    until,
    sender,
  }: Omit<WayIn, 'signIn'> & { subject: string }): Mail => ({
    subject: `【あゆみ】${subject}`,
    text: [
      `${name}　様`,
      '',
      `${municipality}の地域福祉計画の進行管理で、次の画面を開いていただくためのリンクをお送りします。`,
      subject,
      '',
      link,
      '',
      'リンクを開き、「画面を開く」ボタンを押してください。ログインIDやパスワードは不要です。',
      `リンクの期限：${until}（ボタンを押せるのは1回だけです。押したあとは、その端末で12時間使えます）`,
      '',
      'このメールをほかの人に転送しないでください。お困りのときは、下記までご連絡ください。',
      `${municipality}　${sender}`,
    ].join('\n'),
  }),
};

/** Stands in a mail that nobody sends, in the place of the link. */
export const linkIsHandedOver =
  '（リンクは、作成した画面に一度だけ表示しました。紛失したときは、作り直してください）';
