import type { LeftOutIndicator, RuleGrade } from '#domain/review/grade-rule.ts';
import type { Notices, Problems, Refusals } from './kinds.ts';

/** Why an indicator is not in the denominator of the rule's grade. */
export const leftOutReasons: Record<LeftOutIndicator['reason'], string> = {
  'trend-unclear': '望ましい向きが一つに決まらない指標のため',
  'trend-not-set': '望ましい向きが決められていないため',
  'no-target': 'この年度の目標値がないため',
  'target-unreadable': '目標値を数値として読めないため',
  'target-not-measurable': '目標が数値でないため',
  'no-actual': 'この年度の実績値がないため',
  'actual-unreadable': '実績値を数値として読めないため',
  'actual-not-measurable': '実績が数値でないため',
  'no-baseline': '比べるもとになる基準値がないため',
  'step-unknown': '段階の順序が分からないため',
  'trend-contradicts-target': '目標の書き方と望ましい向きが合わないため',
  'no-rate': '達成率で表せない目標のため（達成・未達成だけを判定）',
  'unit-differs': '目標と実績の単位が違うため',
  'period-differs': '目標と実績の期間の数え方が違うため',
};

/** Why the rule gives no grade. */
export const noRuleGrade: Record<Extract<RuleGrade, { ok: false }>['reason'], string> = {
  'no-indicator': '指標がありません',
  'nothing-counted': '計算できる指標がありません',
  'below-every-bound': 'どの区分の基準にも届きません',
};

export const reviewsNotices = {
  'review-saved': '査定を保存しました。',
  'review-decided': '査定を決定しました。',
  'review-unchanged': '変わったところはありません。',
  'vote-cast': 'あなたの票を保存しました。',
  'final-settled': '選んだシートの評価を確定しました。',
  'meeting-made': '会議を登録しました。',
  'meeting-saved': '会議の記録を保存しました。',
  'meeting-changes-inserted': 'この日の査定の変更を、議事録の末尾に書き入れました。',
} satisfies Notices;

export const reviewsProblems = {
  'review-reason-missing': ({ label }) =>
    `${label}が自己評価と違います。理由を入力してください（担当課に伝わり、記録に残ります）。`,
  'review-grade-blank': ({ label }) => `${label}を選んでから決定してください。`,
  'meeting-day-blank': ({ label }) => `${label}を日付で入力してください。`,
} satisfies Problems;

export const reviewsRefusals = {
  'meeting-stale': {
    status: 409,
    title: '議事録を先に別の人が保存しています',
    why: '画面を開いてから保存するまでの間に、別の人が同じ議事録を保存しました。上書きを防ぐため、保存していません。',
    next: '下に両方の文章を並べました。必要な部分をまとめて、もう一度保存してください。',
  },
} satisfies Refusals;
