import type { Notices, Problems, Refusals } from './kinds.ts';

export const mailNotices = {
  'mail-handed-over': '届けたことを記録しました。',
  'mail-retried': 'もう一度送ります。結果は、少したってからこの画面で確かめてください。',
  'mail-by-hand': '手渡しに切り替えました。本文を確かめて届けてください。',
} satisfies Notices;
export const mailProblems = {} satisfies Problems;
export const mailRefusals = {} satisfies Refusals;

/** How a mail stands, as the outbox says it. */
export const mailStates = {
  waiting: '送信待ち',
  sent: '送信済み',
  'handed-over': '手渡し済み',
  failed: '送信失敗',
  'by-hand': '手渡し待ち',
} satisfies Record<string, string>;
export type MailStateCode = keyof typeof mailStates;

export const mailKinds = {
  invitation: '招待',
  reset: 'パスワードの再設定',
  link: '入力用・委員用リンク',
  reminder: '催促',
  move: '提出・承認・差戻し',
  remark: '指摘',
  opinion: '委員会の意見',
  request: '協働依頼',
} satisfies Record<string, string>;
