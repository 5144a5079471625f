import type { RequestAction, RequestState } from '#domain/collaboration/decide-request.ts';
import type { Notices, Problems, Refusals } from './kinds.ts';

export const collaborationNotices = {
  'request-asked': '協働の依頼を送りました。',
  'request-changed': '依頼の内容を直しました。',
  'request-withdrawn': '依頼を取り下げました。内容は記録に残ります。',
  'request-answered': '依頼への回答を保存しました。',
  'request-carried': '依頼を翌年度に引き継ぎました。',
} satisfies Notices;

export const collaborationProblems = {
  'request-reason-required': () => '理由や結果を入力してください。',
  'request-to-itself': () => '依頼する課と依頼先が同じです。別の課を選んでください。',
  'request-already-carried': () =>
    'この依頼は、すでに翌年度に引き継がれています。翌年度の依頼を開いてください。',
} satisfies Problems;

export const collaborationRefusals = {
  'not-your-request': {
    status: 403,
    title: 'この依頼は操作できません',
    why: '依頼を出したり直したりできるのは依頼する課の担当と所属長、回答できるのは依頼された課の担当と所属長です。',
    next: '代わりに入力が必要なときは、計画の事務局にご連絡ください。',
  },
  'request-not-open': {
    status: 409,
    title: 'この依頼は、すでに次の段階に進んでいます',
    why: '画面を開いたあとに、ほかの人が回答したか、取り下げたようです。何も変更していません。',
    next: '依頼の一覧から開き直し、いまの状態を確かめてください。',
  },
  'requests-sealed': {
    status: 409,
    title: 'この年度は確定しています',
    why: '年度が確定したあとは、その年度の依頼を変えられません。何も変更していません。',
    next: '続ける必要があるときは、依頼を翌年度に引き継いでください。',
  },
} satisfies Refusals;

export const requestStates: Record<RequestState, string> = {
  asked: '回答待ち',
  accepted: '引き受けた',
  declined: '引き受けない',
  done: '済み',
};

export const requestActions: Record<RequestAction, string> = {
  ask: '依頼する',
  change: '直した内容を保存する',
  withdraw: '依頼を取り下げる',
  accept: '引き受ける',
  decline: '引き受けない（理由を書いてください）',
  finish: '済みにする',
  report: '結果を記録して、済みにする',
  carry: '翌年度に引き継ぐ',
};

/** Whom a request is addressed to, where that is no department. */
export const RESIDENTS = '市民・地域の皆さん';

type Told = { title: string; from: string; text: string; path: string };

export const askedMail = ({ title, from, text, path }: Told) => ({
  subject: `協働の依頼：${title}（${from}から）`,
  text: `${from}から、「${title}」についての依頼が届きました。\n\n${text}\n\nあゆみにログインし、次の画面で回答してください。\n${path}\n`,
});

export const answeredMail = ({ title, from, text, path, state }: Told & { state: RequestState }) => ({
  subject: `協働の依頼への回答：${title}（${requestStates[state]}）`,
  text: `「${title}」についての依頼に、${from}が回答しました。\n\n${requestStates[state]}\n${text}\n\n内容は、あゆみの次の画面で確かめられます。\n${path}\n`,
});
