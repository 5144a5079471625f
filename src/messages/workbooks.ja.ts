import type { Notices, Problems, Refusals } from './kinds.ts';

export const workbooksNotices = {
  'workbook-returned':
    'ブックを受け取りました。内容を確かめて反映してください。まだシートには書き込んでいません。',
  'workbook-known': 'このブックは前に受け取っています。同じ内容なので、新しく受け取り直していません。',
  'workbooks-returned': 'ブックを受け取りました。一覧から開いて、内容を確かめて反映してください。',
  'workbook-accepted': 'ブックの内容をシートに反映しました。',
  'workbook-accepted-rest':
    'ブックの内容を反映しました。見ている間に画面で変わった欄と、書き込めなくなった欄は、反映せずに残しています。',
  'workbook-unsubmitted':
    'ブックの内容を反映しました。必須の欄や確認していない欄が残っているシートは、提出していません。',
  'workbook-closed': 'ブックの確認を終えました。',
} satisfies Notices;

export const workbooksProblems = {
  'workbook-file-missing': () => '戻ってきたブック（.xlsx）か、それをまとめた .zip を選んでください。',
} satisfies Problems;

export const workbooksRefusals = {
  'workbook-not-now': {
    status: 409,
    title: '今は記入の期間ではありません',
    why: 'この年度は、課が記入する段階にありません。ブックは作っていません。',
    next: '年度の画面で、いまの段階を確かめてください。',
  },
  'workbook-nothing-open': {
    status: 409,
    title: '記入するシートがありません',
    why: '選んだ課のシートは、すべて提出済みか受理済みです。ブックは作っていません。',
    next: '直してもらうシートがあるときは、先に差し戻してください。',
  },
  'workbook-not-yours': {
    status: 403,
    title: 'ほかの課のブックです',
    why: 'ブックを作り、取り込めるのは、その課の担当者と事務局だけです。何も変更していません。',
    next: '計画の事務局にご相談ください。',
  },
  'workbook-changed': {
    status: 409,
    title: 'ほかの人が先に反映しました',
    why: '画面を開いてから送信するまでの間に、このブックの扱いが決められました。何も変更していません。',
    next: 'ブックの画面を開き直して、残っている欄を確かめてください。',
  },
} satisfies Refusals;

/** Why a file cannot be taken that is readable, or is no workbook at all. The others: messages/files.ja.ts. */
export const returnedRefusals = {
  'not-a-workbook': ({ file }: { file: string }) =>
    `「${file}」は、Excelのブック（.xlsx）ではないため読み取っていません。`,
  'not-sent-from-here': ({ file }: { file: string }) =>
    `「${file}」は、この計画のためにここから渡したブックと確かめられないため、受け取っていません。ほかの計画や自治体のブックでないか、渡したブックに記入したものかを確かめてください。`,
  'of-another-department': ({ file }: { file: string }) =>
    `「${file}」は、ほかの課に渡したブックのため、受け取っていません。その課の担当者か事務局に渡してください。`,
  'of-a-sealed-year': ({ file }: { file: string }) =>
    `「${file}」の年度は確定しているため、受け取っていません。誤りを見つけたときは、事務局に正誤の登録をご相談ください。`,
  'without-cells': ({ file }: { file: string }) =>
    `「${file}」には、記入欄が一つも残っていないため、受け取っていません。渡したブックに記入して、もう一度送ってもらってください。`,
} as const;

/** Why no file was read at all. */
export const readingRefusals = {
  full: 'ほかの人のファイルを読み取っています。少し待ってから、もう一度送ってください。',
  'too-long': '読み取りに時間がかかりすぎたため、やめました。ファイルを分けて、もう一度送ってください。',
  'too-much': '内容が多すぎて読み取れませんでした。ファイルを分けて、もう一度送ってください。',
  'too-busy':
    'サーバーが混み合っていて、読み取りが終わりませんでした。ファイルのせいとは限りません。しばらくしてから、もう一度送ってください。',
  died: '読み取り用のプログラムが途中で止まりました。ファイルを開いて保存し直すか、分けて、もう一度送ってください。',
  cancelled: '読み取りをやめました。もう一度送ってください。',
} as const;

/** 集計!B4 as a reader says it. */
export const placeName = (place: string) => place.replace(/^(.*)!(\w+)$/su, '「$1」の$2');

type Where = { place: string; limit: number };

/** What cannot be matched or read, cell by cell, and what to do. */
export const cellProblems = {
  missing: () => 'ブックにこの記入欄がありません（行やシートが消されています）。画面の内容を残します。',
  twice: () =>
    'この記入欄がブックに2か所以上あり、内容が違います（シートの複写など）。どちらが正しいか課に確かめ、画面で入力してください。',
  'not-a-choice': ({ place }: Where) =>
    `${place} の内容は選択肢にありません。課に確かめ、画面で選んでください。`,
  'too-long': ({ place, limit }: Where) =>
    `${place} の内容が長すぎます（${limit}文字まで）。短くしてもらうか、画面で入力してください。`,
  gone: () => 'いまの様式では尋ねていない欄です。反映できません。',
  foreign: ({ place }: Where) =>
    `${place} は、別のブックの記入欄です（シートが写されています）。反映しません。`,
  outside: ({ place }: Where) =>
    `${place} は記入欄ではありません。必要なことが書かれていれば、画面で入力してください。`,
} as const;

export const standingLabels = {
  same: '変更なし',
  changed: 'Excelで記入',
  kept: '画面で変更',
  agreed: '反映済み',
  conflict: '食い違い',
  missing: '欄がない',
  twice: '内容が2つ',
  unreadable: '読み取れない',
  gone: '様式にない欄',
} as const;

export const returnedStates = { open: '確認待ち', accepted: '反映済み', discarded: '反映せず終了' } as const;
export const decisionLabels = {
  taken: 'Excelの内容にした',
  kept: '画面の内容を残した',
  both: '両方を残した',
} as const;

/** What stands in the workbook around the forms. */
export const guideWords = {
  title: '記入の手引き',
  forStage: { targeting: '目標設定シート', collecting: '進行管理シート' },
  to: (department: string) => `${department} ご担当者様`,
  due: (day: string) => `提出期限：${day}`,
  noDue: '提出期限：事務局からのご連絡をご覧ください。',
  contact: (from: string) => `返送先・お問い合わせ：計画の事務局（このブックを作った人：${from}）`,
  how: '記入のしかた',
  steps: [
    '下の一覧からシートを開き、色の付いた欄に記入してください。ほかの欄は変えられません。',
    '評価などの欄は、セルを選ぶと出る一覧から選んでください。',
    '前に決めた目標値を変えたときは、表の下の「目標値を変えた理由」にその理由を書いてください。',
    '欄の中で改行するときは、Alt キーを押しながら Enter キーを押します。',
    '書ききれないときは、行の高さを広げてください。シートや行を消したり、別のファイルに写したりしないでください。',
    '記入が済んだら上書き保存し、このファイルをそのまま事務局に返送してください。何度返送してもかまいません。',
  ],
  sheets: '記入するシート',
  columns: ['番号', 'シート', '状態'],
  open: '記入してください',
  returned: '差戻し：直してください',
  untitled: '（事業名なし）',
  remarks: '事務局などからの指摘',
  returnedRemarks: '差戻しの理由と指摘',
  reference: '参考（これまでの記載）',
  referenceColumns: ['欄', '出所', '内容'],
  lastYear: '昨年度のシート',
  inPlan: '計画書',
} as const;
