import type { DatesProblem } from '#domain/cycle/check-dates.ts';
import type { CycleState, Stage } from '#domain/cycle/cycle.ts';
import type { TimeLeft } from '#domain/cycle/deadline.ts';
import type { Progress } from '#domain/cycle/progress.ts';
import type { Notices, Problems, Refusals } from './kinds.ts';

export const cyclesNotices = {
  'cycle-opened': '年度の準備ができました。内容を確かめて、記入の受付を始めてください。',
  'cycle-moved': '年度の段階を進めました。',
  'cycle-moved-back': '年度の段階を一つ前に戻しました。',
  'cycle-dates-changed': '年度の日程を変更しました。',
  'cycle-reminded': '催促のメールの送信を受け付けました。',
  'cycle-sheet-added': 'シートを追加しました。',
  'cycle-sheet-removed': 'シートを外しました。理由は年度の記録に残ります。',
} satisfies Notices;

export const cyclesProblems = {
  'cycle-date-missing': ({ label }) => `${label}の日付を入力してください。`,
  'cycle-date-wrong': ({ label }) => `${label}は、実際にある日付を入力してください。`,
  'cycle-ends-before-it-begins': ({ label }) =>
    `${label}の締切日が、始まりの日より前になっています。どちらかを直してください。`,
  'cycle-ends-too-early': ({ label }) =>
    `${label}の締切日が、一つ前の段階の締切日より前になっています。日付を確認してください。`,
  'cycle-reason-missing': ({ label }) => `${label}の理由を入力してください。`,
  'cycle-nobody-chosen': () => '催促する課を一つ以上選んでください。',
  'cycle-year-wrong': () => '年度を一覧から選んでください。',
} satisfies Problems;

export const cyclesRefusals = {
  'cycle-there': {
    status: 409,
    title: 'この年度は、すでに準備されています',
    why: '画面を開いてから送信するまでの間に、別の人がこの年度を準備しました。シートが二重にならないよう、何も追加していません。',
    next: '計画の「年度」の一覧から、準備された年度を開いて内容を確かめてください。',
  },
  'cycle-move-not-now': {
    status: 409,
    title: 'この段階へは進められません',
    why: '年度の段階が、画面を開いたときから変わっているか、その段階へは続けて進めません。何も変更していません。',
    next: '年度の画面を開き直して、いまの段階を確かめてください。',
  },
  'cycle-sheet-written': {
    status: 409,
    title: 'このシートは外せません',
    why: '記入、添付、指摘のいずれかが始まっているか、すでに外されています。書かれた内容を失わないよう、何も変更していません。',
    next: '記入が不要になったときは、担当課と相談のうえ、シートにその旨を書いて提出してもらってください。',
  },
  'cycle-sheet-there': {
    status: 409,
    title: 'この事業のシートは、すでにあります',
    why: '別の人が先に追加したか、この年度ではシートを追加できません。何も変更していません。',
    next: '年度の画面を開き直して、シートの一覧を確かめてください。',
  },
} satisfies Refusals;

export const cycleStateLabels: Record<CycleState, string> = {
  preparing: '準備中',
  targeting: '目標設定',
  collecting: '記入・提出',
  reviewing: '査定',
  consulting: '委員会の意見',
  sealed: '確定済み',
};

export const stageLabels: Record<Stage, string> = {
  targeting: '目標の設定',
  collecting: 'シートの記入と提出',
  approval: '所属長の承認',
  reviewing: '査定',
  consulting: '委員会の意見',
};

export const progressLabels: Record<Progress, string> = {
  returned: '差戻し',
  empty: '未記入',
  begun: '記入中',
  submitted: '承認待ち',
  approved: '承認済み',
  accepted: '受理済み',
  reviewed: '査定済み',
  finalised: '評価確定',
  imported: '記入済み',
};

export const timeLeftSentences: Record<TimeLeft['kind'], (days: number) => string> = {
  ahead: (days) => `あと${days}日`,
  soon: (days) => `あと${days}日`,
  today: () => '今日まで',
  overdue: (days) => `${days}日超過`,
};

export const datesProblemCodes: Record<DatesProblem['code'], keyof typeof cyclesProblems> = {
  'ends-before-it-begins': 'cycle-ends-before-it-begins',
  'ends-too-early': 'cycle-ends-too-early',
};

/** How far a mail of the log is. */
export const mailStateLabels: Record<'waiting' | 'sent' | 'failed' | 'by-hand', string> = {
  waiting: '送信待ち',
  sent: '送信済み',
  failed: '送信失敗',
  'by-hand': '手渡し',
};

/** What a step of the year brings along, said before it is taken. */
export const moveEffects: Record<Exclude<CycleState, 'preparing' | 'sealed'> | 'back', string> = {
  targeting: '各課が、今年度の目標を入力して提出できるようになります。',
  collecting: '各課が、シートに記入して提出できるようになります。',
  reviewing: '査定する人が、提出されたシートの評価を見直せるようになります。各課の記入も続けられます。',
  consulting: '委員会の意見を受け付けます。査定の済んだシートから、評価を確定できます。',
  back: '一つ前の段階に戻します。書かれた内容はそのまま残ります。担当課には知らせません。',
};
