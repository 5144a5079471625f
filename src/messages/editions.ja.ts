import type { SealObstacle } from '#domain/publication/seal.ts';
import type { Notices, Problems, Refusals } from './kinds.ts';

export const editionsNotices = {
  'cycle-sealed': '年度を確定し、確定版を作りました。この年度の内容は、これから変わりません。',
  'finding-reasoned': '理由を保存しました。',
  'erratum-noted': '確定版に正誤を登録しました。',
} satisfies Notices;

export const editionsProblems = {
  'not-in-edition': ({ label }) =>
    `${label}が、確定版の記載にありません。確定版のとおりに、誤っている部分を入力してください。`,
  'nothing-corrected': ({ label }) =>
    `${label}が、誤（現在の記載）と同じです。正しい記載を入力してください。`,
  'sealed-early': () =>
    '年度がまだ終わっていません。途中で確定するときは、その理由を入力してください。確定した後は、残りの期間の取り組みを書き足せません。',
  'seal-unread': () => '確定すると元に戻せません。内容を確かめたことの欄にチェックを付けてください。',
} satisfies Problems;

export const editionsRefusals = {
  'not-ready-to-seal': {
    status: 409,
    title: 'まだ年度を確定できません',
    why: '画面を開いた後に、確定の前に対応することが増えました。何も変更していません。',
    next: '「戻る」で前の画面に戻って再読み込みし、残っていることを確かめてください。',
  },
} satisfies Refusals;

/** What stands against sealing, and what to do about it. */
export const sealObstacleSentences: Record<SealObstacle['code'], (count: number) => string> = {
  'not-yet-time': () => '年度の段階が、確定の一つ前まで進んでいません。年度の画面で段階を進めてください。',
  'sheets-open': (count) => `評価が確定していないシートが${count}枚あります。評価を確定してください。`,
  'findings-open': (count) =>
    `確認事項のうち、食い違いが${count}件あります。内容を直すか、このままとする理由を書いてください。`,
  'texts-set-aside': (count) =>
    `同時に変更された欄が${count}件あります。シートを開いて、どちらの文を使うか決めてください。`,
  'remarks-open': (count) => `未解決の指摘が${count}件あります。確定の後は書き足せません。`,
  unanswered: (count) => `回答のない委員会の意見が${count}件あります。次の年度のシートに引き継ぎます。`,
};
