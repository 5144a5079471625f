import type { FieldKind, FieldStage, FilledBy } from '#domain/sheet/form.ts';
import type { Notices, Problems, Refusals } from './kinds.ts';

export const formsNotices = {
  'form-added': '様式を追加しました。内容を確かめて、必要なところを直してください。',
  'form-changed': '様式を保存しました。',
  'form-changed-sheets-moved': '様式を保存し、記入中の年度のシートも新しい版に切り替えました。',
  'form-unchanged': '変わったところはありません。',
  'form-removed': '様式を削除しました。',
  'forms-rearranged': '様式の順番を変えました。',
  'rules-changed': '進め方を保存しました。',
  'scale-added': '評価区分を追加しました。記号と名前を入力してください。',
  'scale-changed': '評価区分を保存しました。',
  'scale-removed': '評価区分を削除しました。',
} satisfies Notices;

export const formsProblems = {
  'not-a-date': ({ label }) => `${label}は「令和６年４月１日」や「2024/4/1」のように日付を入力してください。`,
  'not-ticked': ({ label }) => `${label}を確かめて、チェックを入れてください。`,
  'rating-missing': ({ label }) => `${label}を選んでください。`,
  'value-missing': ({ label }) =>
    `${label}に空欄があります。数字がないときは「－」や「集計中」のように理由が分かる言葉を入力してください。`,
  'target-reason-missing': ({ label }) =>
    `${label}に、前に決めた目標値から変えたところがあります。変えた理由を入力してください。`,
  'too-many-files': ({ label, limit }) => `${label}に添付できるのは${limit}件までです。`,
  'field-not-there': ({ label }) => `${label}には、この様式にある欄の名前を入力してください。`,
  'same-code-twice': ({ label }) => `${label}に同じ記号が２回あります。別の記号にしてください。`,
  'beyond-the-paper': ({ label }) =>
    `${label}が紙からはみ出します。左からの位置と幅の合計が13を超えないようにしてください。`,
  'code-in-use': ({ label }) =>
    `${label}は、評価、目安の評価、終了の区分のいずれかで使われているため、なくすことも書き換えることもできません。元の記号を残してください。`,
  'too-few-codes': ({ label }) => `${label}は、二つ以上入力してください。`,
  'preset-not-there': () => 'ひな形を一覧から選んでください。',
  'bounds-not-falling': ({ label }) => `${label}は、良い区分から順に小さくなるように入力してください。`,
  'no-bounds': ({ label }) =>
    `${label}を一つ以上入力してください。目安の評価が不要なときは「目安の評価を示さない」を選んでください。`,
} satisfies Problems;

export const formsRefusals = {
  'form-in-use': {
    status: 409,
    title: 'この様式は削除できません',
    why: 'この様式で記入したシートがあります。シートは記入したときの様式で表示するため、様式を残しておく必要があります。',
    next: '新しい年度から使わないようにするには、ほかの様式を先に並べるか、使う事業の条件を変えてください。',
  },
  'scale-in-use': {
    status: 409,
    title: 'この評価区分は削除できません',
    why: 'この区分で付けた評価、この区分を使う様式、または目安の評価の決め方があります。',
    next: '様式と、「進め方」の目安の評価で別の区分を選ぶと、評価のない区分は削除できます。',
  },
} satisfies Refusals;

export const fieldKindNames: Record<FieldKind, string> = {
  'long-text': '長い文章',
  'short-text': '短い文章',
  'single-choice': '一つ選ぶ',
  'multiple-choice': '複数選ぶ',
  rating: '評価',
  'indicator-table': '指標の表',
  milestones: '年次計画',
  money: '金額',
  date: '日付',
  checkbox: '確認のチェック',
  file: '添付ファイル',
  computed: '自動で入る欄',
  note: '記入の案内',
};

export const filledByNames: Record<FilledBy, string> = {
  writer: '担当課',
  reviewer: '査定ワーキング',
  committee: '推進委員会',
  secretariat: '事務局',
};

export const fieldStageNames: Record<FieldStage, string> = {
  targeting: '目標の設定',
  collecting: '実績の記入',
  reviewing: '査定',
  consulting: '委員会',
};
