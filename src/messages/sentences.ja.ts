import type { FindingCode } from '#domain/review/checks/finding.ts';
import { activityNotices, activityProblems, activityRefusals } from './activity.ja.ts';
import { collaborationNotices, collaborationProblems, collaborationRefusals } from './collaboration.ja.ts';
import { committeeNotices, committeeProblems, committeeRefusals } from './committee.ja.ts';
import { cyclesNotices, cyclesProblems, cyclesRefusals } from './cycles.ja.ts';
import { editionsNotices, editionsProblems, editionsRefusals } from './editions.ja.ts';
import { exportsNotices, exportsProblems, exportsRefusals } from './exports.ja.ts';
import { formsNotices, formsProblems, formsRefusals } from './forms.ja.ts';
import { jobsNotices, jobsProblems, jobsRefusals } from './jobs.ja.ts';
import { keepingNotices, keepingProblems, keepingRefusals } from './keeping.ja.ts';
import type { Notices, Problems, Refusals } from './kinds.ts';
import { mailNotices, mailProblems, mailRefusals } from './mail.ja.ts';
import { movesNotices, movesProblems, movesRefusals } from './moves.ja.ts';
import { peopleNotices, peopleProblems, peopleRefusals } from './people.ja.ts';
import { reviewsNotices, reviewsProblems, reviewsRefusals } from './reviews.ja.ts';
import { sheetsNotices, sheetsProblems, sheetsRefusals } from './sheets.ja.ts';
import { signInNotices, signInProblems, signInRefusals } from './sign-in.ja.ts';
import { templatesNotices, templatesProblems, templatesRefusals } from './templates.ja.ts';
import { workbooksNotices, workbooksProblems, workbooksRefusals } from './workbooks.ja.ts';

/**
 * Every problem and refusal code with its Japanese sentence. A code without a sentence does not compile; the domain
 * and the readers return codes and never sentences.
 */

/**
 * What the checks find in a plan, said to the office: they ask, they do not accuse. `layers`: 査定・最終評価; the years in their
 * era; the other words as printed.
 */
export const findingSentences: Record<FindingCode, (words: Readonly<Record<string, string>>) => string> = {
  'summary-differs-from-sheet': ({ layers, department, summary, sheet }) =>
    `${department ? `${department}の` : ''}${layers}が、総括表では「${summary}」、シートでは「${sheet}」です。どちらが正しいか確認してください。`,
  'rating-above-figures': ({ layers, rating, indicator, target, actual, arithmetic }) =>
    `${layers}は「${rating}」ですが、「${indicator}」は目標に届いていないようです（目標 ${target}、実績 ${actual}、${arithmetic}）。評価の理由を確認してください。`,
  'target-lowered': ({ indicator, earlier, earlierYear, later, laterYear, arithmetic }) =>
    `「${indicator}」の目標が、${earlierYear}の${earlier}から${laterYear}の${later}へと、前より控えめになっています（${arithmetic}）。変更の理由を確認してください。`,
  'listed-without-sheet': () =>
    '総括表に評価がありますが、シートが見当たりません。漏れがないか確認してください。',
  'sheet-not-listed': () => 'シートがありますが、総括表に見当たりません。漏れがないか確認してください。',
};

/** Said after a finding that took more to be better, because nobody has set the desired trend. */
export const trendAssumed = '望ましい向きが決められていないため、多いほど望ましいものとして比べました。';

/** What is wrong with one field of a form. `label` is the field as the page names it. */
export const formProblems = {
  blank: ({ label }) => `${label}を入力してください。`,
  'too-long': ({ label, limit }) => `${label}は${limit}文字以内で入力してください。`,
  'not-a-choice': ({ label }) => `${label}を一覧から選んでください。`,
  'file-missing': ({ label }) => `${label}を選んでください。`,
  'not-a-number': ({ label }) => `${label}は数字で入力してください。`,
  invalid: ({ label }) => `${label}の内容を確認してください。`,
  'sign-in-wrong': () => 'ログインIDかパスワードが違います。入力し直してください。',
  'sign-in-paused': ({ limit }) =>
    `間違いが続いたため、このログインを一時的に止めています。${limit}分ほどたってから、もう一度お試しください。`,
  'sample-elsewhere': () =>
    '見本のログインは、あゆみを動かしているパソコンからだけ使えます。そのパソコンのブラウザで開いてください。',
  ...activityProblems,
  ...collaborationProblems,
  ...committeeProblems,
  ...cyclesProblems,
  ...editionsProblems,
  ...exportsProblems,
  ...formsProblems,
  ...jobsProblems,
  ...keepingProblems,
  ...mailProblems,
  ...movesProblems,
  ...peopleProblems,
  ...reviewsProblems,
  ...sheetsProblems,
  ...signInProblems,
  ...templatesProblems,
  ...workbooksProblems,
} satisfies Problems;
export type FormProblemCode = keyof typeof formProblems;

/** Why a request as a whole was not done, and what the person can do next. */
export const refusals = {
  'not-found': {
    status: 404,
    title: 'ページが見つかりません',
    why: 'アドレスが間違っているか、ページがなくなったか、お使いのアカウントでは見られないページです。',
    next: 'アドレスを確かめるか、ホームから探してください。',
  },
  'not-your-role': {
    status: 403,
    title: 'この操作はできません',
    why: 'お使いのアカウントの役割では、この画面を開いたり操作したりできません。',
    next: '必要な場合は、計画の事務局にご相談ください。',
  },
  'beyond-the-link': {
    status: 403,
    title: 'この画面は開けません',
    why: 'お送りしたリンクでは、案内したシートや会議の画面だけを開けます。',
    next: '案内のメールにあるリンクから開き直してください。ほかの画面が必要なときは、計画の事務局にご相談ください。',
  },
  'form-not-from-here': {
    status: 403,
    title: '送信を受け付けられませんでした',
    why: 'ログインし直した後などに、古い画面から送信された可能性があります。何も変更していません。',
    next: 'ブラウザの「戻る」で前の画面に戻り、入力した内容を手元に控えてから、画面を再読み込みしてやり直してください。',
  },
  'form-of-another-sign-in': {
    status: 403,
    title: '別のログインで開いた画面から送信されました',
    why: 'この画面を開いた人のログインは終わり、このブラウザでは別の人がログインしています。何も保存していません。',
    next: '入力した内容は1日預かります。画面を開いた人がログインし直すと、続きから始められます。',
  },
  stale: {
    status: 409,
    title: '先に別の人が変更しています',
    why: '画面を開いてから送信するまでの間に、同じ内容を別の人が変更しました。上書きを防ぐため、何も変更していません。',
    next: '「戻る」で前の画面に戻り、入力した内容を手元に控えてから、再読み込みして最新の内容を確かめてください。',
  },
  'too-large': {
    status: 413,
    title: '送信できる大きさを超えています',
    why: '一度に送信できるのは、ファイルを含めて50MBまでです。何も保存していません。',
    next: 'ファイルを分けるか、不要なページや画像を除いて、もう一度送信してください。',
  },
  'too-many-fields': {
    status: 413,
    title: '送信された内容が多すぎます',
    why: '一度に送信できる欄の数か文字数を超えているため、読み取りをやめました。何も保存していません。',
    next: '対象を絞り込むなどして、何回かに分けて送信してください。',
  },
  'form-unreadable': {
    status: 400,
    title: '送信された内容を読み取れませんでした',
    why: '送信が途中で切れた可能性があります。何も変更していません。',
    next: 'ブラウザの「戻る」で前の画面に戻り、もう一度送信してください。',
  },
  broken: {
    status: 500,
    title: '申し訳ありません。処理を完了できませんでした',
    why: 'あゆみの内部で問題が起きたため、この操作は完了していません。',
    next: '少し待ってからもう一度お試しください。続くときは、下の受付番号を情報システム担当にお伝えください。',
  },
  ...activityRefusals,
  ...collaborationRefusals,
  ...committeeRefusals,
  ...cyclesRefusals,
  ...editionsRefusals,
  ...exportsRefusals,
  ...formsRefusals,
  ...jobsRefusals,
  ...keepingRefusals,
  ...mailRefusals,
  ...movesRefusals,
  ...peopleRefusals,
  ...reviewsRefusals,
  ...sheetsRefusals,
  ...signInRefusals,
  ...templatesRefusals,
  ...workbooksRefusals,
} satisfies Refusals;
export type RefusalCode = keyof typeof refusals;

/** Said once at the head of the page that follows an action. */
export const notices = {
  'signed-out': 'ログアウトしました。',
  'form-kept':
    'ログインの有効期間が終わっていたため、まだ保存していません。入力した内容は1日預かります。同じログインIDでログインすると、続きから始められます。',
  'form-kept-for-link':
    'リンクの有効期間が終わっていたため、まだ保存していません。入力した内容は1日預かります。計画の事務局に新しいリンクを頼み、そのリンクから開くと、続きから始められます。',
  'form-unsaved':
    'ログインしていないか、ログインの有効期間が終わっていたため、送信した内容は保存していません。ログインしてから、もう一度送信してください。',
  'kept-form-removed': '預かっていた入力を消しました。',
  'import-drafted': 'ファイルを読み取りました。内容を確かめてから登録してください。',
  'import-edited': '読み込み結果を直しました。',
  'import-unchanged': '変わったところはありません。',
  'import-accepted': '確認事項を「原本どおり」と確認しました。',
  'import-decided': '選んだ内容を読み込み結果に保存しました。',
  'import-confirmed': '読み込み結果を登録しました。',
  'import-cancelled': '読み込み結果を取り消しました。読み込んだファイルも削除しました。',
  ...activityNotices,
  ...collaborationNotices,
  ...committeeNotices,
  ...cyclesNotices,
  ...editionsNotices,
  ...exportsNotices,
  ...formsNotices,
  ...jobsNotices,
  ...keepingNotices,
  ...mailNotices,
  ...movesNotices,
  ...peopleNotices,
  ...reviewsNotices,
  ...sheetsNotices,
  ...signInNotices,
  ...templatesNotices,
  ...workbooksNotices,
} satisfies Notices;
export type NoticeCode = keyof typeof notices;
