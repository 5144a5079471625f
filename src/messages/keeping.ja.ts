import type { Notices, Problems, Refusals } from './kinds.ts';

export const keepingNotices = {
  'plan-corrected': '計画を直しました。',
  'plan-unchanged': '変わったところはありません。',
} satisfies Notices;

export const keepingProblems = {
  'not-a-fiscal-year': ({ label }) => `${label}は「令和６年度」や「2024」のように年度を入力してください。`,
  'period-backwards': ({ label }) => `${label}は、初めの年度と同じか、それより後の年度にしてください。`,
} satisfies Problems;

export const keepingRefusals = {
  'years-in-use': {
    status: 409,
    title: 'この期間にはできません',
    why: '進行中または確定した年度が、新しい期間の外になります。何も変更していません。',
    next: '「戻る」で前の画面に戻り、「年度」の画面にある年度がすべて入る期間を入力してください。',
  },
} satisfies Refusals;
