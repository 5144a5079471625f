import { CYCLE_STATES, type CycleState } from '#domain/cycle/cycle.ts';
import { ROLE_WORDS, type Role } from '#domain/people/role.ts';
import type { MoveAction } from '#domain/review/moves.ts';
import { RESIDENTS } from './collaboration.ja.ts';
import { cycleStateLabels } from './cycles.ja.ts';
import { commentName, sheetStateNames } from './moves.ja.ts';

/**
 * What an event tells, as text: years and days in their era, how many of several things. `sheetTitle` and `sheetYear` are of
 * the sheet that it is about. What it does not tell is ''.
 */
export type EventWords = (name: string) => string;

export const named = (name: string) => (name === '' ? '' : `「${name}」`);
/** Each that is told, in one pair of brackets. */
export const bracketed = (...told: string[]) => {
  const said = told.filter((one) => one !== '');
  return said.length === 0 ? '' : `（${said.join('、')}）`;
};
/** 「シート」「40」「枚」, where the figure is told. */
export const counted = (what: string, figure: string, unit: string) =>
  figure === '' ? '' : `${what}${figure}${unit}`;
export const labelled = (label: string, text: string) => (text === '' ? '' : `${label}：${text}`);
export const labelIn = <Key extends string>(labels: Readonly<Record<Key, string>>, key: string) =>
  labels[key as Key] ?? key;
export const behalf = (department: string) => (department === '' ? '' : `　${department}に代わって入力`);
export const reason = (text: string) => (text === '' ? '' : `　理由：${text}`);

/** Which sheet: its project, its year, whose part. */
export function sheetPhrase(w: EventWords): string {
  const about = [w('sheetYear'), w('department'), w('stage') === 'targeting' ? '目標の設定' : ''];
  return `シート${named(w('sheetTitle'))}${bracketed(about.filter((one) => one !== '').join('・'))}`;
}
export const fieldPhrase = (w: EventWords) => (w('field') === '' ? '' : `の「${w('field')}」の欄`);
export const opinionPhrase = (w: EventWords) =>
  w('sheetTitle') === '' ? '委員会の意見' : `委員会の意見（${w('sheetTitle')}、${w('sheetYear')}）`;
export const requestPhrase = (w: EventWords) =>
  w('sheetTitle') === '' ? '協働依頼' : `協働依頼（${w('sheetTitle')}、${w('sheetYear')}）`;
export const between = (w: EventWords) =>
  w('from') === '' ? '' : `（${w('from')}から${w('to') || RESIDENTS}へ）`;

const MOVED: Record<MoveAction, string> = {
  submit: 'を提出しました',
  withdraw: 'の提出を取り下げました',
  approve: 'を承認しました',
  return: 'を差し戻しました',
  accept: 'を受理しました',
  review: 'の査定を決定しました',
  finalise: 'の評価を確定しました',
  reopen: 'の受理を取り消し、担当課に差し戻しました',
  'reopen-review': 'を査定のやり直しに戻しました',
};

/** シート「配達員による見守り」（令和7年度・長寿課）を提出しました（記入中→提出済み）。 */
export function sheetMoved(w: EventWords): string {
  const action = w('action');
  const made = MOVED[action as MoveAction] ?? `の手続き「${action}」をしました`;
  const states =
    w('from') === '' ? '' : `（${labelIn(sheetStateNames, w('from'))}→${labelIn(sheetStateNames, w('to'))}）`;
  const comment = w('comment') === '' ? '' : `　${commentName(action as MoveAction)}：${w('comment')}`;
  return `${sheetPhrase(w)}${made}${states}。${behalf(w('onBehalf'))}${comment}`;
}

/** 令和7年度の段階を「記入・提出」から「査定」に進めました。 */
export function cycleMoved(w: EventWords): string {
  const [was, is] = [w('from') as CycleState, w('to') as CycleState];
  const isBack = CYCLE_STATES.indexOf(is) < CYCLE_STATES.indexOf(was);
  const open = bracketed(counted('承認されていない目標', w('targetsOpen'), '件'));
  return `${w('subject')}の段階を「${labelIn(cycleStateLabels, was)}」から「${labelIn(cycleStateLabels, is)}」に${isBack ? '戻しました' : '進めました'}${open}。${reason(w('reason'))}`;
}

export const FORM_BEGINNINGS = {
  preset: 'ひな形',
  sheets: '取り込んだシート',
  form: 'ほかの様式',
  nothing: '白紙の様式',
};
export const SETTLED = { stored: '今の文を残す', aside: '後から届いた文にする', both: '両方を残す' };
export const SENT_BY = { hand: '手渡し', mail: 'メール', command: 'コマンド' };
export const REMOVED_BY = { owner: '本人', administrator: '事務局・運用', operator: '運用（コマンド）' };
const LINKS = { sheet: '入力用リンク', meeting: '委員用リンク' };
export const linkName = (kind: string) => LINKS[kind as keyof typeof LINKS] ?? '入力用・委員用リンク';
export const DRAWN = { hand: '手作業で割り振り', lot: '自動で割り振り' };
const STAGE_SWITCHES = {
  targeting: '目標の設定',
  approval: '所属長の承認',
  review: '査定',
  consultation: '委員会の意見',
};
export const stagesSaid = (w: EventWords) =>
  Object.entries(STAGE_SWITCHES)
    .filter(([stage]) => w(`stages.${stage}`) !== '')
    .map(([, label]) => label)
    .join('・');

/** What of the plan itself was changed, before and after. */
export const planChanges = (w: EventWords) =>
  bracketed(change('名称', w('title.from'), w('title.to')), change('期間', w('years.from'), w('years.to')));
const change = (what: string, was: string, is: string) =>
  was === '' && is === '' ? '' : `${what}：${named(was) || 'なし'}→${named(is)}`;

export function planFigures(w: EventWords): string {
  return bracketed(
    counted('事業', w('projects'), '件'),
    counted('指標', w('indicators'), '件'),
    counted('シート', w('sheets'), '枚'),
  );
}

export const answer = (w: EventWords) => (w('answer') === '' ? '' : `　${w('answer')}`);
export const became = (was: string, is: string) => (was === '' && is === '' ? '' : `（${was}→${is}）`);
export function roleSaid(w: EventWords): string {
  const [was, is] = [w('fromRole'), w('role')].map((role) =>
    role === '' ? '' : labelIn(ROLE_WORDS as Record<Role, string>, role),
  );
  return was === is ? '' : `${was}→${is}`;
}
