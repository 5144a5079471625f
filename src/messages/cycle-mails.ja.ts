/** What mails about a year say. Days in their printed form; `sheets`: one line each. */
export type CycleMail = { subject: string; text: string };

type About = { plan: string; year: string; address: string; from: string };
type Listed = About & { to: string; due: string; sheets: readonly string[]; message: string };

const MOST_SHEETS = 40;

function listed(sheets: readonly string[]): string {
  const shown = sheets.slice(0, MOST_SHEETS).map((sheet) => `・${sheet}`);
  return [...shown, ...(sheets.length > MOST_SHEETS ? [`・ほか${sheets.length - MOST_SHEETS}件`] : [])].join(
    '\n',
  );
}

const inParagraphs = (...paragraphs: string[]) => paragraphs.filter((one) => one !== '').join('\n\n');

/** To writers and approvers whose part is still waited for. */
export const reminderMail = (about: Listed & { isLate: boolean; forApproval: boolean }): CycleMail => {
  const { plan, year, to, due, isLate, forApproval } = about;
  const what = forApproval ? '承認' : '提出';
  return {
    subject: `【${isLate ? '締切を過ぎています' : '締切のお知らせ'}】${year}進行管理シートの${what}について`,
    text: inParagraphs(
      `${to} ご担当者様`,
      `${plan}の${year}進行管理シートについて、次の${about.sheets.length}件の${what}を${
        isLate ? 'まだ確認できていません。ご確認のうえ、' : 'お待ちしています。締切までに'
      }${what}をお願いします。`,
      `締切日　${due}`,
      listed(about.sheets),
      about.message,
      `次のページにログインすると、ホームに一覧が表示されます。\n${about.address}`,
      `行き違いの場合はご容赦ください。\n${about.from}`,
    ),
  };
};

/** To writers, when the stage begins in which they write. */
export const beginningMail = (about: Listed & { stage: 'targeting' | 'collecting' }): CycleMail => {
  const { plan, year, to, due, stage } = about;
  const what = stage === 'targeting' ? '目標の設定' : '進行管理シートの記入';
  return {
    subject: `${year}${what}のお願い（${plan}）`,
    text: inParagraphs(
      `${to} ご担当者様`,
      `${plan}の${year}${what}の受付を始めました。次の${about.sheets.length}件について、締切までに入力と提出をお願いします。`,
      `締切日　${due}`,
      listed(about.sheets),
      about.message,
      `次のページにログインすると、ホームに一覧が表示されます。\n${about.address}`,
      about.from,
    ),
  };
};

/** To reviewers and members of the committee, when their stage begins. */
export const stageMail = (about: About & { stage: string; due: string; message: string }): CycleMail => ({
  subject: `${about.year}「${about.stage}」の開始のお知らせ（${about.plan}）`,
  text: inParagraphs(
    `${about.plan}の${about.year}の進行管理は、「${about.stage}」に進みました。`,
    `締切　${about.due}`,
    about.message,
    `次のページにログインすると、対象の一覧が表示されます。\n${about.address}`,
    about.from,
  ),
});
