import type { EventGroup, EventKind } from '#domain/activity/event-kind.ts';
import { BODY_LABELS } from '#exchange/labels.ts';
import type { Body } from '#exchange/schema.ts';
import {
  answer,
  became,
  behalf,
  between,
  bracketed,
  counted,
  cycleMoved,
  DRAWN,
  type EventWords,
  FORM_BEGINNINGS,
  fieldPhrase,
  labelIn,
  labelled,
  linkName,
  named,
  opinionPhrase,
  planChanges,
  planFigures,
  REMOVED_BY,
  reason,
  requestPhrase,
  roleSaid,
  SENT_BY,
  SETTLED,
  sheetMoved,
  sheetPhrase,
  stagesSaid,
} from './activity-phrases.ja.ts';
import type { Notices, Problems, Refusals } from './kinds.ts';
import { waysToSignIn } from './sign-in.ja.ts';

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

/** What was done, in the words of an office. The actor stands in a column of its own. */
export const eventSentences: Record<EventKind, (words: EventWords) => string> = {
  'plan-stored': (w) => `計画${named(w('title'))}を登録しました${planFigures(w)}。`,
  'plan-replaced': (w) => `計画${named(w('title'))}を取り込みで更新しました${planFigures(w)}。`,
  'plan-corrected': (w) => `計画を直しました${planChanges(w)}。${reason(w('reason'))}`,
  'import-drafted': (w) => `ファイル${named(w('files'))}を読み込み、結果を登録前の状態で保存しました。`,
  'import-edited': (w) => `読み込み結果を直しました${bracketed(counted('', w('changes'), 'か所'))}。`,
  'import-decided': (w) =>
    w('decisions') === ''
      ? '読み込み結果の登録先の計画を決めました。'
      : '読み込み結果と登録済みの計画との突き合わせを保存しました。',
  'import-confirmed': (w) =>
    `読み込み結果を登録しました${bracketed(counted('計画', w('planIds'), '件'), counted('書き方の違うところ', w('differences'), 'か所'))}。`,
  'import-cancelled': () => '読み込み結果を取り消しました。',
  'cycle-opened': (w) =>
    `${w('subject')}を準備しました${bracketed(
      counted('シート', w('made'), '枚'),
      counted('取り込み済みのシート', w('takenOver'), '枚'),
      counted('終了した事業', w('closed'), '件'),
      counted('対象外の事業', w('leftOut'), '件'),
    )}。`,
  'cycle-moved': cycleMoved,
  'cycle-dates-changed': (w) => `${w('subject')}の日程と重点を変更しました${bracketed(w('dates'))}。`,
  'cycle-sheet-added': (w) =>
    `${sheetPhrase(w)}を追加しました${bracketed(w('reopened') === '' ? '' : '事業の終了を取り消し')}。`,
  'cycle-sheet-removed': (w) => `${sheetPhrase(w)}を年度から外しました。${reason(w('reason'))}`,
  'reminders-sent': (w) => `${w('subject')}の催促のメールを送りました${bracketed(w('sent'))}。`,
  'sheet-saved': (w) => `${sheetPhrase(w)}を保存しました${bracketed(counted('', w('fields'), '欄'))}。`,
  'sheet-moved': sheetMoved,
  'aside-settled': (w) =>
    `${sheetPhrase(w)}${fieldPhrase(w)}の同時に変更された文をまとめました${bracketed(labelIn(SETTLED, w('by')))}。`,
  'attachment-added': (w) => `${sheetPhrase(w)}に添付ファイル${named(w('name'))}を追加しました。`,
  'attachment-removed': (w) => `${sheetPhrase(w)}の添付ファイル${named(w('name'))}を外しました。`,
  'remark-added': (w) => `${sheetPhrase(w)}${fieldPhrase(w)}に指摘を登録しました。`,
  'remark-answered': (w) => `${sheetPhrase(w)}${fieldPhrase(w)}の指摘に返信しました。`,
  'remark-resolved': (w) => `${sheetPhrase(w)}の指摘を解決済みにしました。`,
  'vote-cast': (w) => `${sheetPhrase(w)}に査定の票「${w('code')}」を入れました。`,
  'review-graded': (w) => `${sheetPhrase(w)}の査定を保存しました${bracketed(w('grades'))}。`,
  'review-meeting-made': (w) =>
    `${w('year')}の査定の会議${named(w('title'))}を登録しました${bracketed(w('heldOn'))}。`,
  'review-meeting-saved': (w) =>
    `${w('year')}の査定の会議${named(w('title'))}の記録を保存しました${bracketed(counted('出席', w('present'), '人'))}。`,
  'meeting-made': (w) => `会議${named(w('title'))}を登録しました${bracketed(w('heldOn'))}。`,
  'meeting-changed': (w) =>
    `会議${named(w('title'))}の内容を変更しました${bracketed(w('heldOn'), counted('出席', w('attended'), '人'))}。`,
  'assignment-changed': (w) =>
    `${w('year')}の委員の分担を変更しました${bracketed(
      labelIn(DRAWN, w('by')),
      labelled('割り振りの番号', w('seed')),
      counted('1件につき', w('readers'), '人'),
      counted('延べ', w('assignments'), '件'),
    )}。`,
  'opinion-given': (w) =>
    `${opinionPhrase(w)}を記録しました${bracketed(labelled('意見を出した人', w('by')))}。${w('onBehalfOf') === '' ? '' : '　発言を代わって入力'}`,
  'opinion-changed': (w) => `${opinionPhrase(w)}の文を直しました。`,
  'opinion-withdrawn': (w) =>
    `${opinionPhrase(w)}を取り下げました${bracketed(labelled('意見を出した人', w('by')))}。`,
  'opinion-proposed': (w) =>
    `${opinionPhrase(w)}への回答の案を出しました${bracketed(w('department'), labelled('対応', w('state')))}。${reason(w('reason'))}`,
  'opinion-answered': (w) =>
    `${opinionPhrase(w)}への回答を${w('before') === '' ? '決めました' : '直しました'}${bracketed(w('after.by'), labelled('対応', w('after.state')))}。`,
  'main-opinions-chosen': (w) =>
    `${w('year')}の主な意見を選びました${bracketed(counted('', w('opinions'), '件'))}。`,
  'request-asked': (w) => `${requestPhrase(w)}を送りました${between(w)}。${behalf(w('onBehalfOf'))}`,
  'request-carried': (w) =>
    `${requestPhrase(w)}を前の年度から引き継ぎました${between(w)}。${behalf(w('onBehalfOf'))}`,
  'request-changed': (w) => `${requestPhrase(w)}の内容を直しました。${behalf(w('onBehalfOf'))}`,
  'request-withdrawn': (w) => `${requestPhrase(w)}を取り下げました${between(w)}。${behalf(w('onBehalfOf'))}`,
  'request-accepted': (w) =>
    `${requestPhrase(w)}を引き受けると回答しました。${behalf(w('onBehalfOf'))}${answer(w)}`,
  'request-declined': (w) =>
    `${requestPhrase(w)}を引き受けないと回答しました。${behalf(w('onBehalfOf'))}${answer(w)}`,
  'request-done': (w) => `${requestPhrase(w)}を済みにしました。${behalf(w('onBehalfOf'))}${answer(w)}`,
  'finding-reasoned': (w) =>
    `${w('year')}の確認事項${named(w('sheetTitle'))}を、このままとする理由を${
      w('reason') === '' ? '取り消しました。' : `登録しました。${reason(w('reason'))}`
    }`,
  'cycle-sealed': (w) =>
    `${w('year')}を確定し、確定版を作りました${bracketed(counted('シート', w('sheets'), '枚'), labelled('照合値', w('sha256')))}。${w('reason') === '' ? '' : `年度の途中で確定した理由：${w('reason')}`}`,
  'erratum-noted': (w) =>
    `${w('year')}の確定版に正誤を登録しました：${w('place')}　誤「${w('wrong')}」→正「${w('correct')}」`,
  'form-added': (w) =>
    `様式${named(w('name'))}を追加しました${bracketed(w('from') === '' ? '' : `${labelIn(FORM_BEGINNINGS, w('from'))}から`)}。`,
  'form-changed': (w) =>
    `様式${named(w('name'))}を変更しました（第${w('version')}版）${bracketed(counted('新しい版に切り替えたシート', w('sheetsMoved'), '枚'))}。`,
  'form-removed': (w) => `様式${named(w('name'))}を削除しました。`,
  'forms-rearranged': (w) => `様式${named(w('name'))}の順番を変更しました。`,
  'rules-changed': (w) =>
    `計画の進め方を変更しました${bracketed(labelled('使う段階', stagesSaid(w)), counted('終了の区分', w('closing'), '件'))}。`,
  'scale-added': (w) => `評価区分${named(w('name'))}を追加しました。`,
  'scale-changed': (w) => `評価区分${named(w('name'))}を変更しました。`,
  'scale-removed': (w) => `評価区分${named(w('name'))}を削除しました。`,
  'municipality-set-up': (w) => `自治体${named(w('name'))}を登録しました。`,
  'sample-accounts-made': () => '見本の市のアカウントを作りました。',
  'department-added': (w) =>
    `課${named(w('name'))}を追加しました${bracketed(w('body') === '' ? '' : labelIn(BODY_LABELS as Record<Body, string>, w('body')))}。`,
  'department-changed': (w) => `課${named(w('name'))}の登録内容を変更しました。`,
  'department-renamed': (w) => `課${named(w('from'))}の名称を${named(w('to'))}に変更しました。`,
  'department-closed': (w) => `課${named(w('name'))}を廃止にしました${bracketed(w('closedOn'))}。`,
  'department-reopened': (w) => `課${named(w('name'))}の廃止を取り消しました。`,
  'department-merged': (w) => `課${named(w('from'))}を${named(w('to'))}に統合しました。`,
  'post-added': (w) => `職${named(w('title'))}を追加しました。`,
  'post-changed': (w) =>
    `職${named(w('from'))}を変更しました${bracketed(
      labelled('職名', w('title')),
      labelled('役割', roleSaid(w)),
    )}。`,
  'post-closed': (w) => `職${named(w('post'))}を廃止にしました${bracketed(w('closedOn'))}。`,
  'post-reopened': (w) => `職${named(w('post'))}の廃止を取り消しました。`,
  'holder-entered': (w) =>
    `職${named(w('post'))}に就く人を登録しました${bracketed(
      w('from') === '' ? '' : `${w('from')}から`,
      w('replaces') === '' ? '' : '前任は前日で離任',
    )}。`,
  'successors-entered': (w) =>
    `異動で後任になる人を登録しました${bracketed(w('on'), counted('', w('posts'), '人'))}。`,
  'term-changed': (w) => `職${named(w('post'))}の在任期間を変更しました${became(w('before'), w('after'))}。`,
  'term-removed': (w) => `職${named(w('post'))}の在任の記録を取り消しました${bracketed(w('before'))}。`,
  'person-changed': () => '職員・委員の登録内容を変更しました。',
  'person-forgotten': () => '職員・委員の個人情報を削除しました。',
  'people-forgotten': (w) =>
    `保存期間を過ぎた個人情報を削除しました${bracketed(
      counted('離任から', w('years'), '年'),
      counted('', w('persons'), '人'),
    )}。`,
  'staff-list-confirmed': (w) =>
    `職員名簿の内容を登録しました${bracketed(
      counted('新しい課', w('departments'), '件'),
      counted('新しい職', w('posts'), '件'),
      counted('新しい職員・委員', w('persons'), '人'),
      counted('着任', w('begun'), '件'),
      counted('在任期間の変更', w('changed'), '件'),
      counted('離任', w('ended'), '件'),
    )}。`,
  'handover-note-written': (w) => `職${named(w('post'))}の引継書にメモを書きました。`,
  'account-made': (w) => `アカウントを作りました${bracketed(labelled('ログインID', w('signIn')))}。`,
  'account-locked': () => 'アカウントを停止しました。',
  'account-unlocked': () => 'アカウントの停止を解きました。',
  'signed-in': (w) =>
    `ログインしました${bracketed(w('way') === '' ? '' : labelIn(waysToSignIn, w('way')))}。`,
  'signed-out': () => 'ログアウトしました。',
  'session-ended': () => 'ほかの端末を一つログアウトさせました。',
  'sessions-ended': () => 'すべての端末からログアウトさせました。',
  'password-set': (w) => `パスワードを設定しました${bracketed(w('by') === 'invitation' ? '招待から' : '')}。`,
  'password-changed': () => 'パスワードを変更しました。',
  'invitation-made': (w) =>
    `招待のリンクを作りました${bracketed(w('by') === '' ? '' : labelIn(SENT_BY, w('by')))}。`,
  'reset-made': (w) =>
    `パスワードの再設定のリンクを作りました${bracketed(
      w('by') === '' ? '' : labelIn(SENT_BY, w('by')),
      w('isOwn') === '' ? '' : '本人の申込み',
    )}。`,
  'link-made': (w) =>
    `${linkName(w('kind'))}を作りました${bracketed(w('sheetTitle'), w('sheetYear'), w('department'), counted('', w('hours'), '時間有効'))}。`,
  'link-spent': (w) => `${linkName(w('kind'))}が使われました${bracketed(w('sheetTitle'), w('sheetYear'))}。`,
  'link-revoked': (w) =>
    `${linkName(w('kind'))}を取り消しました${bracketed(w('sheetTitle'), w('sheetYear'))}。`,
  'identity-linked': (w) =>
    `庁内の共通アカウントと結び付けました${bracketed(labelled('発行者', w('issuer')))}。`,
  'identity-unlinked': () => '庁内の共通アカウントとの結び付きを外しました。',
  'second-factor-confirmed': () => '2段階認証を設定しました。',
  'second-factor-removed': (w) =>
    `2段階認証を解除しました${bracketed(w('by') === '' ? '' : labelIn(REMOVED_BY, w('by')))}。${reason(w('reason'))}`,
  'second-factor-passed': (w) =>
    `2段階認証を通過しました${bracketed(w('by') === 'backup-code' ? '予備コード' : '')}。`,
  'second-factor-refused': () => '2段階認証の確認コードが違いました。',
  'backup-codes-made': () => '予備コードを作り直しました。',
  'template-added': (w) =>
    `様式のファイル${named(w('name'))}を登録しました${bracketed(counted('見分けた欄', w('places'), 'か所'))}。`,
  'template-marked': (w) =>
    `様式のファイル${named(w('name'))}の欄（${w('place')}）に入れる項目を変更しました。`,
  'template-removed': (w) => `様式のファイル${named(w('name'))}を外しました。`,
  'job-queued': (w) => `${named(w('label'))}を始めました。`,
  'job-cancelled': (w) => `${named(w('label'))}を取り消しました。`,
  'workbook-sent': (w) =>
    `${w('year')}の記入用ブックを作りました${bracketed(w('department'), w('stage') === 'targeting' ? '目標の設定' : '')}。`,
  'workbook-returned': (w) =>
    `記入されたブック${named(w('file'))}を受け取りました${bracketed(w('department'))}。`,
  'workbook-accepted': (w) =>
    `ブックの内容を${w('cells') || '0'}欄に反映しました${bracketed(w('department'))}。${behalf(w('onBehalf'))}`,
  'workbook-closed': (w) => `ブックの確認を終えました${bracketed(w('department'))}。`,
  'mail-failed': (w) => `メール${named(w('subject'))}を送信できませんでした。`,
  'mail-retried': (w) => `メール${named(w('subject'))}をもう一度送ることにしました。`,
  'mail-by-hand': (w) => `メール${named(w('subject'))}を手渡しに切り替えました。`,
  'mail-handed-over': (w) => `メール${named(w('subject'))}の本文を届けたことを記録しました。`,
};
