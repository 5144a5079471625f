import type { LookReason } from '#domain/opinion/where-to-look.ts';
import type { ResponseState } from '#exchange/schema.ts';
import type { Notices, Problems, Refusals } from './kinds.ts';

export const committeeNotices = {
  'committee-meeting-saved': '会議の内容を保存しました。',
  'division-saved': '分担を保存しました。',
  'division-drawn': '分担を自動で割り振りました。下の表で確かめ、必要なところを直してください。',
  'opinions-sent': '意見を受け取りました。ありがとうございます。',
  'opinions-unchanged': '新しく書かれた意見はありませんでした。',
  'opinion-added': '意見を記録しました。',
  'opinion-changed': '意見を直しました。元の文は履歴に残っています。',
  'opinion-withdrawn': '意見を取り下げました。元の文は履歴に残っています。',
  'proposal-saved': '回答の案を事務局に送りました。',
  'answer-saved': '回答を記録しました。',
  'main-opinions-saved': '主な意見の一覧を保存しました。',
} satisfies Notices;

export const committeeProblems = {
  'meeting-day-unreadable': ({ label }) =>
    `${label}は、2026年7月28日 や 令和8年7月28日 のように入力してください。`,
  'opinion-reason-missing': () => '「反映しない」ときは、その理由を入力してください。',
  'opinion-target-gone': () =>
    'この意見の宛先が見つかりませんでした。文は画面の下に残してあります。ほかの欄に書き写してから、もう一度送ってください。',
  'opinion-changed-meanwhile': () =>
    'この意見は、画面を開いたあとに別の人が直しました。いまの文を確かめ、必要なら書き直してからもう一度送ってください。',
} satisfies Problems;

export const committeeRefusals = {
  'not-your-opinion': {
    status: 403,
    title: 'この意見は変更できません',
    why: '意見を直したり取り下げたりできるのは、意見を出した委員と事務局です。回答の案を書けるのは、そのシートの担当課です。',
    next: '直したいところがあるときは、計画の事務局にご連絡ください。',
  },
  'opinions-sealed': {
    status: 409,
    title: 'この年度は確定しています',
    why: '年度が確定したあとは、意見を追加したり直したりできません。何も変更していません。',
    next: '新しい意見は、次の年度の会議に書いてください。回答を追加することはできます。',
  },
  'opinion-answered': {
    status: 409,
    title: 'この意見には、すでに回答があります',
    why: '回答がついた意見は、あとから変えることができません。何も変更していません。',
    next: '続きの意見があるときは、新しい意見として書いてください。',
  },
} satisfies Refusals;

/** Why a member is asked to look at a sheet, as a short mark. */
export const lookReasons: Record<LookReason, string> = {
  assigned: 'あなたの担当',
  focus: '今年度の重点',
  'grades-differ': '自己評価と査定が違う',
  'rule-differs': '目安の評価と違う',
  'below-target': '目標に届いていない',
  'open-opinion': '前の意見が回答待ち',
};

/** What each state of a response means to whoever gave the opinion. */
export const responseMeanings: Record<ResponseState, string> = {
  反映: '意見のとおりに、計画や事業に取り入れた、または取り入れる',
  一部反映: '意見の一部を取り入れた',
  継続検討: 'すぐには決められず、検討を続ける',
  反映しない: '取り入れない（理由を書きます）',
};

/** What was done with an opinion, in its history. */
export const opinionEventNames: Record<string, string> = {
  'opinion-given': '意見を受け取りました',
  'opinion-changed': '意見の文を直しました',
  'opinion-withdrawn': '意見を取り下げました',
  'opinion-proposed': '担当課が回答の案を書きました',
  'opinion-answered': '回答を決めました',
};

/** Tells the owners of a sheet about an opinion. */
export function opinionMail({ project, by, text }: { project: string; by: string; text: string }) {
  return {
    subject: `推進委員会の意見：${project}`,
    text: `「${project}」の進行管理シートに、推進委員会の意見が届きました。\n\n${by}\n${text}\n\nあゆみにログインし、シートを開いて内容をご確認ください。回答の案は、意見の画面から書けます。\n`,
  };
}
