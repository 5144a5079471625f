import type { EventGroup, EventKind } from '#domain/activity/event-kind.ts';
import type { MoveAction } from '#domain/review/moves.ts';
import type { Notices, Problems, Refusals } from './kinds.ts';
import { movesMade } from './moves.ja.ts';

export const activityNotices = {} satisfies Notices;
export const activityProblems = {} satisfies Problems;
export const activityRefusals = {} satisfies Refusals;

export const eventGroups: Record<EventGroup, string> = {
  plan: '計画の登録',
  import: '取り込み',
  cycle: '年度の進行',
  sheet: 'シート',
  review: '査定',
  committee: '委員会',
  request: '協働依頼',
  edition: '年度の確定',
  form: '様式・進め方',
  people: '職員・組織',
  access: 'ログイン',
  template: '様式のファイル',
  job: '作成・読み込み',
  workbook: 'Excelでの記入',
  mail: 'メール',
};

/** What an event tells beside its kind, as text; a year in its era. What it does not tell is ''. */
export type EventWords = (name: string) => string;

const named = (name: string) => (name === '' ? '' : `「${name}」`);
const of = (department: string) => (department === '' ? '' : `（${department}）`);
const made = (action: string) => movesMade[action as MoveAction] ?? action;

/** What was done, in the words of an office. The actor and the sheet stand in columns of their own. */
export const eventSentences: Record<EventKind, (words: EventWords) => string> = {
  'plan-stored': (w) =>
    `計画${named(w('title'))}を登録しました（事業${w('projects')}、シート${w('sheets')}枚）。`,
  'plan-replaced': (w) =>
    `計画${named(w('title'))}を取り込みで更新しました（事業${w('projects')}、シート${w('sheets')}枚）。`,
  'import-drafted': () => 'ファイルを読み取り、読み込み結果を登録前の状態で保存しました。',
  'import-edited': () => '読み込み結果を直しました。',
  'import-decided': () => '読み込み結果と登録済みの計画との突き合わせを決めました。',
  'import-confirmed': () => '読み込み結果を登録しました。',
  'import-cancelled': () => '読み込み結果を取り消しました。',
  'cycle-opened': (w) => `${w('subject')}を開きました（シート${w('made')}枚）。`,
  'cycle-moved': (w) => `${w('subject')}の段階を進めるか戻すかしました。${w('reason')}`,
  'cycle-dates-changed': (w) => `${w('subject')}の締切を変えました。`,
  'cycle-sheet-added': (w) => `${w('subject')}にシートを加えました。`,
  'cycle-sheet-removed': (w) => `${w('subject')}からシートを外しました。`,
  'reminders-sent': (w) => `${w('subject')}の催促のメールを送りました。`,
  'sheet-saved': (w) => `シートを保存しました${of(w('department'))}。`,
  'sheet-moved': (w) =>
    `シートの${made(w('action'))}${of(w('department'))}${w('onBehalf') === '' ? '' : '　担当課に代わって入力'}${w('comment') === '' ? '' : `　コメント：${w('comment')}`}`,
  'aside-settled': (w) => `同時に書かれた文章の扱いを決めました${of(w('department'))}。`,
  'attachment-added': (w) => `添付ファイル${named(w('name'))}を加えました。`,
  'attachment-removed': (w) => `添付ファイル${named(w('name'))}を外しました。`,
  'remark-added': (w) => `コメントを書きました${of(w('department'))}。`,
  'remark-answered': (w) => `コメントに返答しました${of(w('department'))}。`,
  'remark-resolved': () => '指摘を解決済みにしました。',
  'vote-cast': (w) => `査定の票「${w('code')}」を入れました。`,
  'review-graded': () => '査定を保存しました。',
  'review-meeting-made': (w) => `査定の会議${named(w('title'))}を登録しました。`,
  'review-meeting-saved': (w) => `査定の会議${named(w('title'))}の記録を保存しました。`,
  'meeting-made': (w) => `会議${named(w('title'))}を登録しました。`,
  'meeting-changed': (w) => `会議${named(w('title'))}の内容を変えました。`,
  'assignment-changed': (w) => `${w('year')}の委員の分担を変えました。`,
  'opinion-given': () => '委員会の意見を記録しました。',
  'opinion-changed': () => '委員会の意見の文を直しました。',
  'opinion-withdrawn': () => '委員会の意見を取り下げました。',
  'opinion-proposed': (w) => `意見への考え方の案を出しました${of(w('department'))}。`,
  'opinion-answered': () => '意見への考え方を決めました。',
  'main-opinions-chosen': (w) => `${w('year')}の主な意見を選びました。`,
  'request-asked': (w) => `協働を依頼しました（${w('from')}から${w('to') || '住民'}へ）。`,
  'request-carried': (w) =>
    `協働依頼を前の年度から引き継ぎました（${w('from')}から${w('to') || '住民'}へ）。`,
  'request-changed': () => '協働依頼の文を直しました。',
  'request-withdrawn': () => '協働依頼を取り下げました。',
  'request-accepted': () => '協働依頼を引き受けると回答しました。',
  'request-declined': () => '協働依頼を引き受けられないと回答しました。',
  'request-done': () => '協働依頼を実施済みにしました。',
  'finding-reasoned': (w) =>
    w('reason') === ''
      ? '確認事項をこのままとする理由を取り消しました。'
      : `確認事項をこのままとする理由を登録しました：${w('reason')}`,
  'cycle-sealed': (w) => `${w('year')}を確定し、確定版を作りました（シート${w('sheets')}枚）。`,
  'erratum-noted': (w) => `${w('year')}の確定版に正誤を登録しました：${w('place')}`,
  'form-added': (w) => `様式${named(w('name'))}を加えました。`,
  'form-changed': (w) => `様式${named(w('name'))}を変えました（第${w('version')}版）。`,
  'form-removed': (w) => `様式${named(w('name'))}を外しました。`,
  'forms-rearranged': (w) => `様式${named(w('name'))}の順番を変えました。`,
  'rules-changed': () => '計画の進め方を変更しました。',
  'scale-added': (w) => `評価区分${named(w('name'))}を加えました。`,
  'scale-changed': (w) => `評価区分${named(w('name'))}を変えました。`,
  'scale-removed': (w) => `評価区分${named(w('name'))}を外しました。`,
  'municipality-set-up': (w) => `自治体${named(w('name'))}を登録しました。`,
  'sample-accounts-made': () => '見本の市のアカウントを作りました。',
  'department-added': (w) => `課${named(w('name'))}を加えました。`,
  'department-changed': (w) => `課${named(w('name'))}の登録を変えました。`,
  'department-renamed': (w) => `課${named(w('from'))}の名前を${named(w('to'))}に変えました。`,
  'department-closed': (w) => `課${named(w('name'))}を廃止にしました。`,
  'department-reopened': (w) => `課${named(w('name'))}の廃止を取り消しました。`,
  'department-merged': (w) => `課${named(w('from'))}を${named(w('to'))}に統合しました。`,
  'post-added': (w) => `職${named(w('title'))}を加えました。`,
  'post-changed': (w) => `職${named(w('title'))}を変えました。`,
  'post-closed': (w) => `職${named(w('post'))}を廃止にしました。`,
  'post-reopened': (w) => `職${named(w('post'))}の廃止を取り消しました。`,
  'holder-entered': (w) => `職${named(w('post'))}に就く人を登録しました。`,
  'successors-entered': () => '異動で後任になる人を登録しました。',
  'term-changed': (w) => `職${named(w('post'))}に就く期間を変えました。`,
  'term-removed': (w) => `職${named(w('post'))}に就く期間を取り消しました。`,
  'person-changed': () => '職員・委員の登録を変えました。',
  'person-forgotten': () => '職員・委員の個人情報を削除しました。',
  'people-forgotten': () => '保存期間を過ぎた個人情報を削除しました。',
  'staff-list-confirmed': () => '職員の一覧を取り込みました。',
  'handover-note-written': (w) => `職${named(w('post'))}の引継書にメモを書きました。`,
  'account-made': () => 'アカウントを作りました。',
  'account-locked': () => 'アカウントを停止しました。',
  'account-unlocked': () => 'アカウントの停止を解きました。',
  'signed-in': () => 'ログインしました。',
  'signed-out': () => 'ログアウトしました。',
  'session-ended': () => 'ほかの端末を一つログアウトさせました。',
  'sessions-ended': () => 'すべての端末からログアウトさせました。',
  'password-set': () => 'パスワードを設定しました。',
  'password-changed': () => 'パスワードを変えました。',
  'invitation-made': () => '招待を送りました。',
  'reset-made': () => 'パスワードの再設定の案内を作りました。',
  'link-made': () => '入力用・委員用リンクを作りました。',
  'link-spent': () => '入力用・委員用リンクが使われました。',
  'link-revoked': () => '入力用・委員用リンクを取り消しました。',
  'identity-linked': () => '庁内の共通アカウントと結び付けました。',
  'identity-unlinked': () => '庁内の共通アカウントとの結び付きを解きました。',
  'second-factor-confirmed': () => '2段階認証を設定しました。',
  'second-factor-removed': () => '2段階認証を解除しました。',
  'second-factor-passed': () => '2段階認証を通りました。',
  'second-factor-refused': () => '2段階認証の確認コードが違いました。',
  'backup-codes-made': () => '予備コードを作り直しました。',
  'template-added': (w) => `様式のファイル${named(w('name'))}を登録しました。`,
  'template-marked': (w) =>
    `様式のファイル${named(w('name'))}の欄（${w('place')}）に入れる項目を変えました。`,
  'template-removed': (w) => `様式のファイル${named(w('name'))}を外しました。`,
  'job-queued': (w) => `${named(w('label'))}を始めました。`,
  'job-cancelled': (w) => `${named(w('label'))}を取り消しました。`,
  'workbook-sent': (w) => `記入用ブックを作りました${of(w('department'))}。`,
  'workbook-returned': (w) => `記入されたブック${named(w('file'))}を受け取りました${of(w('department'))}。`,
  'workbook-accepted': (w) =>
    `ブックの内容を${w('cells')}欄に反映しました${of(w('department'))}。${w('onBehalf') === '' ? '' : '担当課に代わって入力'}`,
  'workbook-closed': (w) => `ブックの確認を終えました${of(w('department'))}。`,
  'mail-failed': (w) => `メール${named(w('subject'))}を送れませんでした。`,
  'mail-retried': (w) => `メール${named(w('subject'))}をもう一度送ることにしました。`,
  'mail-by-hand': (w) => `メール${named(w('subject'))}を手渡しに切り替えました。`,
  'mail-handed-over': (w) => `メール${named(w('subject'))}の本文を届けました。`,
};
