import type { MoveRefusal } from '#domain/review/decide-move.ts';
import type { MoveAction } from '#domain/review/moves.ts';
import type { SheetState } from '#domain/sheet/part.ts';
import type { Notices, Problems, Refusals } from './kinds.ts';

/** How pages call the states of a sheet and of a part in the procedure; whether anything is written in it yet, `progressLabels` say. */
export const sheetStateNames: Record<SheetState, string> = {
  returned: '差戻し',
  draft: '提出前',
  submitted: '提出済み',
  approved: '承認済み',
  accepted: '受理済み',
  reviewed: '査定済み',
  finalised: '評価確定',
};

/** The words on the buttons. */
export const moveNames: Record<MoveAction, string> = {
  submit: '提出する',
  withdraw: '提出を取り下げる',
  approve: '承認する',
  return: '差し戻す',
  accept: '受理する',
  review: '査定を決定する',
  finalise: '評価を確定する',
  reopen: '担当課に差し戻す（受理を取り消す）',
  'reopen-review': '査定をやり直す',
};

/** The same in lists of what was done. */
export const movesMade: Record<MoveAction, string> = {
  submit: '提出',
  withdraw: '提出の取下げ',
  approve: '承認',
  return: '差戻し',
  accept: '受理',
  review: '査定の決定',
  finalise: '評価の確定',
  reopen: '受理の取消し',
  'reopen-review': '査定のやり直し',
};

/** What is said along with a move: why somebody has to do it again, or a word for who is next. */
export const commentName = (action: MoveAction): string =>
  action === 'return' || action === 'reopen' || action === 'reopen-review' ? '理由' : '申し送り';

type Mail = { subject: string; text: string };
type MailWords = { title: string; department: string; actor: string; comment: string };

/** The mail about a move, to whoever has the next step. */
export function moveMail(action: MoveAction, { title, department, actor, comment }: MailWords): Mail {
  const sheet = department === '' ? `「${title}」` : `「${title}」（${department}）`;
  const said = comment === '' ? '' : `\n\n${commentName(action)}：\n${comment}`;
  switch (action) {
    case 'submit':
      return {
        subject: `進行管理シートが提出されました：${title}`,
        text: `${sheet}の進行管理シートが提出されました（${actor}）。あゆみの「承認待ち」の画面で内容を確認してください。${said}`,
      };
    case 'approve':
      return {
        subject: `進行管理シートが承認されました：${title}`,
        text: `${sheet}の進行管理シートが承認されました（${actor}）。全ての担当課の承認がそろったら、「受理」の画面で受理してください。${said}`,
      };
    default:
      return {
        subject: `進行管理シートが差し戻されました：${title}`,
        text: `${sheet}の進行管理シートが差し戻されました（${actor}）。指摘を確認し、修正のうえ、もう一度提出してください。${said}`,
      };
  }
}

/** The mail about a remark, to the writers of the part. */
export function remarkMail({ title, department, actor, comment }: MailWords): Mail {
  return {
    subject: `進行管理シートに指摘があります：${title}`,
    text: `「${title}」（${department}）の進行管理シートに、${actor}から指摘がありました。あゆみの記入画面で確認し、返信または修正をしてください。\n\n指摘：\n${comment}`,
  };
}

export const movesNotices = {
  'sheet-submit': '提出しました。',
  'sheet-withdraw': '提出を取り下げました。内容を直して、もう一度提出できます。',
  'sheet-approve': '承認しました。',
  'sheet-return': '差し戻しました。指摘は担当者の記入画面に表示されます。',
  'sheet-accept': '受理しました。記入内容は固定されました。',
  'sheet-review': '査定を決定しました。',
  'sheet-finalise': '評価を確定しました。',
  'sheet-reopen': '受理を取り消し、担当課に差し戻しました。',
  'sheet-reopen-review': '査定をやり直せる状態に戻しました。',
  'checked-moved': '選んだシートの手続きを終えました。',
  'remark-added': '指摘を登録しました。',
  'remark-answered': '返信を登録しました。',
  'remark-resolved': '指摘を解決済みにしました。',
} satisfies Notices & Record<`sheet-${MoveAction}`, string>;

export const movesProblems = {
  'move-comment': ({ label }) =>
    `${label}を入力してください。相手がどこを直せばよいか分かるように書いてください。`,
  'nothing-checked': () => 'シートが選ばれていません。対象のシートにチェックを入れてください。',
} satisfies Problems;

/** Why a move was not made. */
const moveRefusals = {
  'not-your-move': {
    status: 403,
    title: 'この手続きはできません',
    why: 'お使いのアカウントの役割では、このシートのこの手続きはできません。何も変更していません。',
    next: '担当課のシートかどうかを確かめ、必要な場合は計画の事務局にご相談ください。',
  },
  'cycle-sealed': {
    status: 409,
    title: 'この年度は確定しています',
    why: '確定した年度の内容は変更できません。何も変更していません。',
    next: '誤りを見つけたときは、事務局に正誤の登録をご相談ください。',
  },
  'wrong-stage': {
    status: 409,
    title: '今はこの手続きの期間ではありません',
    why: 'この年度の評価は、この手続きをする段階にありません。何も変更していません。',
    next: '日程を確かめるか、計画の事務局にご相談ください。',
  },
  'wrong-state': {
    status: 409,
    title: 'シートの状態が、この手続きに合いません',
    why: 'このシートは、この手続きができる状態にありません。何も変更していません。',
    next: 'シートの今の状態を確かめてから、もう一度お試しください。',
  },
  'comment-required': {
    status: 422,
    title: '理由を入力してください',
    why: '差戻しや取消しには、理由の記入が必要です。何も変更していません。',
    next: '前の画面で理由を入力して、もう一度送信してください。',
  },
  'approver-there': {
    status: 422,
    title: '事務局が承認する理由を入力してください',
    why: 'この課には、承認する所属長がいます。事務局が代わりに承認するときは、その理由を記録に残します。何も変更していません。',
    next: 'シートの「手続きと指摘」の画面で、理由を入力してから承認してください。',
  },
  incomplete: {
    status: 422,
    title: '記入が終わっていない欄があります',
    why: '提出に必要な欄が埋まっていないため、提出していません。記入した内容は保存されています。',
    next: '下の一覧から欄を開いて記入し、もう一度提出してください。',
  },
  'grade-missing': {
    status: 422,
    title: '評価が選ばれていません',
    why: 'このシートには、決定に必要な評価がまだ入っていません。何も変更していません。',
    next: '評価を選んで保存してから、もう一度お試しください。',
  },
} satisfies Record<MoveRefusal, Refusals[string]>;

export const movesRefusals = {
  ...moveRefusals,
  'remark-not-yours': {
    status: 403,
    title: 'この指摘は操作できません',
    why: 'ほかの課のシートの指摘か、お使いのアカウントの役割では解決済みにできない指摘です。何も変更していません。',
    next: '指摘した人か、計画の事務局にご相談ください。',
  },
} satisfies Refusals;
