import type { Notices, Problems, Refusals } from './kinds.ts';

export const formsNotices = {} satisfies Notices;
export const formsProblems = {
  'not-a-date': ({ label }) => `${label}は「令和６年４月１日」や「2024/4/1」のように日付を入力してください。`,
  'not-ticked': ({ label }) => `${label}を確かめて、チェックを入れてください。`,
  'rating-missing': ({ label }) => `${label}を選んでください。`,
  'value-missing': ({ label }) =>
    `${label}に空欄があります。数字がないときは「－」や「集計中」のように理由が分かる言葉を入力してください。`,
  'too-many-files': ({ label, limit }) => `${label}に添付できるのは${limit}件までです。`,
} satisfies Problems;
export const formsRefusals = {} satisfies Refusals;
