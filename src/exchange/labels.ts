import type { Body, Layer, ValueKind } from './schema.ts';
import type { FIELD_KEYS, FieldKey } from './values.ts';

/** What sheets print over each field. */
const FIELD_LABELS: Record<(typeof FIELD_KEYS)[number], string> = {
  overview: '事業の概要',
  annualPlan: '年次計画',
  finalTarget: '計画最終年度までの目標',
  activities: '取り組み内容',
  outcome: '成果',
  progress: '進捗状況',
  selfEvaluation: '進捗状況及び自己評価',
  reason: '評価の理由・課題',
  issues: '課題',
  futurePolicy: '今後の取り組み方針',
  nextTarget: '翌年度の目標',
  collaboration: '協働事項',
  committeeOpinion: '推進委員会の意見',
  remarks: '備考',
  evaluation: '評価',
};

/** The label of a field; a field of the plan's own form goes by its key there. */
export function fieldLabel(key: FieldKey | (string & {})): string {
  return FIELD_LABELS[key as keyof typeof FIELD_LABELS] ?? key.replace(/^x-/, '');
}

export const LAYER_LABELS: Record<Layer, string> = {
  self: '自己評価',
  review: '査定',
  committee: '委員会評価',
  final: '最終評価',
};

export const BODY_LABELS: Record<Body, string> = { city: '市', shakyo: '社協' };

export const KIND_LABELS: Record<ValueKind, string> = {
  baseline: '基準値',
  target: '目標値',
  actual: '実績値',
};

/** A plan as pages and lists name it; the document that it was read from may not print its name. */
export const titleOfPlan = ({ title }: { title: string }): string => title || '（名称のない計画）';

/** The headings of a form that is made of what the sheets of a plan hold. */
export const SHEETS_FORM_WORDS = {
  form: '取り込んだシートの様式',
  plan: '計画の内容',
  year: '年度の状況',
  outlook: '課題と今後',
  indicators: '目標値と実績値',
  labelOf: fieldLabel,
  layerOf: (layer: Layer) => LAYER_LABELS[layer],
};
