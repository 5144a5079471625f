import type { MoveRefusal } from '#domain/review/decide-move.ts';
import type { Notices, Problems, Refusals } from './kinds.ts';

export const sheetsNotices = {
  'sheet-saved': '保存しました。',
  'sheet-saved-aside':
    '保存しました。ほかの人と同時に変更した欄があります。両方の文を残していますので、見比べて決めてください。',
  'aside-settled': '2つの文を1つにまとめました。',
  'attachment-added': '保存しました。添付ファイルを追加しました。',
  'attachment-removed': '保存しました。添付ファイルを外しました。',
} satisfies Notices;

export const sheetsProblems = {
  'attachment-too-large': ({ label, limit }) =>
    `「${label}」は大きすぎます。1つ${limit}MBまでです。小さく分けるか、画像を縮めてから添付してください。`,
  'attachment-type': ({ label }) =>
    `「${label}」は添付できない種類のファイルです。PDF、画像（PNG・JPEG）、Excel（xlsx）、Word（docx）、テキスト、CSVを選んでください。`,
  'attachment-empty': ({ label }) => `「${label}」は中身が空のファイルです。ファイルを確かめてください。`,
  'attachment-too-many': ({ limit }) =>
    `添付できるのは、1枚のシートに${limit}件までです。不要なファイルを外してから添付してください。`,
  'attachment-refused': ({ label }) =>
    `「${label}」は、ウイルス検査で問題が見つかったため受け付けていません。情報システム担当にご相談ください。`,
  'attachment-unchecked': ({ label }) =>
    `「${label}」のウイルス検査を終えられなかったため、受け付けていません。時間をおいてもう一度添付してください。続くときは情報システム担当にご相談ください。`,
  'settle-changed': () =>
    '決めている間に、どちらかの文が変わりました。今の2つの文をもう一度見比べて決めてください。',
} satisfies Problems;

export const sheetsRefusals = {} satisfies Refusals;

/** Why nothing can be written in a part now, and what to do next. */
export const entryRefusals: Record<MoveRefusal | 'not-found' | 'no-form', string> = {
  'not-found': 'このシートの担当分が見当たりません。計画の事務局にお問い合わせください。',
  'no-form': 'このシートにはまだ様式が決められていません。計画の事務局にお問い合わせください。',
  'not-your-move': 'この担当分に記入できるのは、その課の担当者と事務局です。',
  'cycle-sealed':
    'この年度は確定しているため、書き換えられません。誤りがあるときは、事務局に正誤の登録を依頼してください。',
  'wrong-stage': '今は記入の期間ではありません。始まると、この画面から記入できます。',
  'wrong-state':
    'この担当分は提出済みか、受付が済んでいるため、書き換えられません。直すときは、提出を取り下げるか、事務局に差戻しを依頼してください。',
  'comment-required': '理由を書いてください。',
  'approver-there': '事務局が承認する理由を書いてください。',
  incomplete: '書き終えていない欄があります。',
  'grade-missing': '評価が決まっていません。',
};
