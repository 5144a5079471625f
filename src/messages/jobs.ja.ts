import type { Notices, Problems, Refusals } from './kinds.ts';

export const jobsNotices = {
  'job-queued': '始めました。終わるまで、ほかの画面で作業を続けられます。',
  'job-cancelled': '取り消しました。',
} satisfies Notices;
export const jobsProblems = {} satisfies Problems;
export const jobsRefusals = {
  'jobs-too-many': {
    status: 409,
    title: '始めた作業が、まだ終わっていません',
    why: '同時に始められる数を超えています。何も失われていません。',
    next: '「作成・読み込みの状況」で、前の作業が終わるのを待つか、不要な作業をやめてから、もう一度お試しください。',
  },
  'job-ended': {
    status: 409,
    title: 'もう終わっています',
    why: '取り消すより先に、作業が終わったか、ほかの画面で取り消されました。',
    next: '「戻る」で前の画面に戻って再読み込みし、結果を確かめてください。',
  },
} satisfies Refusals;

type JobStates = Record<'waiting' | 'running' | 'done' | 'failed' | 'cancelled', string>;

export const jobStates: Record<'export' | 'import', JobStates> = {
  export: {
    waiting: '順番を待っています',
    running: '作成しています',
    done: 'できあがりました',
    failed: '作成できませんでした',
    cancelled: '取り消しました',
  },
  import: {
    waiting: '順番を待っています',
    running: '読み取っています',
    done: '読み取りました',
    failed: '読み取れませんでした',
    cancelled: '取り消しました',
  },
};

/** Why a job could not be done, said to whoever waits for it. */
export const jobFailures = {
  broken:
    'あゆみの内部で問題が起きました。もう一度お試しになり、続くときは情報システム担当にお知らせください。',
  'ended-the-process':
    '途中でサーバーが何度か止まったため、中止しました。年度や課を絞るか、ファイルを分けて、もう一度お試しください。',
  died: '作成用のプログラムが途中で止まりました。ほかの形式（Excel・Word）を選ぶか、年度や課を絞って、もう一度お試しください。',
  'plan-gone': '計画がなくなっているため、作成できませんでした。',
  'took-too-long': '時間がかかりすぎたため、作成をやめました。年度や課を絞って、もう一度お試しください。',
  'too-busy':
    'サーバーが混み合っていて、作成を終えられませんでした。しばらくしてから、もう一度お試しください。',
  'took-too-much': '内容が多すぎて作成できませんでした。年度や課を絞って、もう一度お試しください。',
} as const;
