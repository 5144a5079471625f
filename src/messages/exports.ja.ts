import type { Notices, Problems, Refusals } from './kinds.ts';

export const exportsNotices = {} satisfies Notices;
export const exportsProblems = {} satisfies Problems;
export const exportsRefusals = {
  'export-not-offered': {
    status: 422,
    title: 'この組み合わせでは出力できません',
    why: '出力するもの、ファイルの形式、年度のどれかが、選べるものの中にありません。',
    next: '計画の「出力」の画面から選び直してください。',
  },
  'export-too-many-at-once': {
    status: 409,
    title: 'いま、ほかの出力を作っています',
    why: '同時に作れる数を超えています。何も失われていません。',
    next: '少し待ってから、もう一度お試しください。',
  },
  'export-too-busy': {
    status: 409,
    title: 'サーバーが混み合っています',
    why: '混み合っていて、作り終えられませんでした。何も失われていません。',
    next: 'しばらくしてから、もう一度お試しください。',
  },
  'export-too-large': {
    status: 422,
    title: '一度に作るには大きすぎます',
    why: '作るのに時間かメモリがかかりすぎるため、途中でやめました。',
    next: '年度や課を絞って、もう一度お試しください。',
  },
  'export-died': {
    status: 500,
    title: 'ファイルを作れませんでした',
    why: '作っている途中で、作成用のプログラムが止まりました。登録した内容は失われていません。',
    next: 'ほかの形式（Excel・Word）でお試しください。PDFが必要なときは、年度や課を絞って、もう一度お試しください。',
  },
} satisfies Refusals;

const MOST_SHOWN = 10;

/** What is said with a file that is not quite as it was meant to be. */
export const exportNotes = {
  'without-tags':
    '読み上げ用の情報（タグ）を付けると作れない内容があったため、付けずに作りました。印刷や画面での閲覧に問題はありません。',
  replaced: (characters: readonly string[]) => {
    const shown = characters.slice(0, MOST_SHOWN).map((one) => `「${one}」`);
    const more = characters.length > MOST_SHOWN ? `など${characters.length}種類` : '';
    return `PDFの書体にない文字（${shown.join('')}${more}）は〓で印刷しています。そのまま印刷したいときは、ExcelかWordの形式をお使いください。`;
  },
} as const;

/** What can be had, as the page and the names of files call it. */
export const whatNames = {
  book: '計画と進行管理の冊子',
  sheets: '進行管理シート',
  summary: '総括表',
  findings: '確認事項',
  opinions: '委員会の意見と考え方',
  pack: '委員会資料',
  handover: '引継書',
  data: 'データ',
} as const;

/** What each is for. */
export const whatPurposes: Record<keyof typeof whatNames, string> = {
  book: '計画の体系、事業、指標、シートを一冊にまとめます。公表や保存に使えます。',
  sheets: '選んだ年度のシートを、計画の様式のまま印刷できる形にします。',
  summary: 'すべての事業の評価を年度ごとに並べ、評価ごとの件数（実数・延べ）を添えます。',
  findings: '評価と数値の食い違いなど、担当課に確かめる事項の一覧です。',
  opinions: '推進委員会の意見と、市・社協の考え方の一覧です。主な意見から順に並びます。',
  pack: '特に見ていただきたいシート、総括表、前年度の意見のその後、シートを、委員に配る順にまとめます。',
  handover: '課の事業、シートの状況、回答待ちの意見、締切を、後任に渡せる形にまとめます。',
  data: '計画・指標・評価などの表と項目の説明（オープンデータ用）、または取り込み用の全データです。',
};

export const formatNames = { xlsx: 'Excel', pdf: 'PDF', docx: 'Word', csv: 'CSV', json: 'JSON' } as const;

export const editionMark = '確定版';
export const editionProof = (sha256: string) => `確定版の照合値（SHA-256）：${sha256}`;

/** The headings and sentences of what is printed. */
export const exportWords = {
  sheets: '進行管理シート',
  summary: '総括表',
  findings: '確認事項',
  opinions: '委員会の意見と、市・社協の考え方',
  pack: '委員会資料',
  handover: '引継書',
  whereToLook: '特に見ていただきたいシート',
  lookReasons: '見ていただきたい理由',
  earlier: 'これまでの意見と、その後',
  counts: '評価ごとの件数',
  due: 'これからの締切',
  requests: '協働の依頼',
  indicators: '担当する指標',
  untitled: '（事業名なし）',
  wholePlan: '計画全体',
  residents: '市民・地域の皆さん',
  waiting: '回答待ち',
  noSheet: 'なし',
  given: 'あり',
  noSheets: 'この条件に当てはまるシートはありません。',
  beingWritten:
    '記入中（公開前）：事務局が受理するまで、内容は変わることがあります。まだ提出されていない文は、担当課と事務局だけに表示されます。',
  noProjects: 'この条件に当てはまる事業はありません。',
  noFindings: '確認事項はありません。',
  noOpinions: '委員会の意見はありません。',
  noEarlier: '前年度までの意見で、お知らせするものはありません。',
  nothingToLookAt: '特に見ていただきたいシートはありません。',
  countsMean:
    '実数は同じ事業を1件と数え、延べは再掲も1件と数えます。課ごとに評価がある事業は、それぞれの評価を数えます。',
  findingsMean: '誤りとは限りません。担当課に確かめ、直すか、理由をシートに書いてください。',
  handoverMean: '終了した事業と、確定した年度の仕事は載せていません。',
  opinionCount: (all: number, open: number) =>
    `意見 ${all}件${open > 0 ? `（うち回答待ち ${open}件）` : '（すべて回答済み）'}`,
  lookMean: (all: number, few: number) => `シート ${all}枚のうち、特に見ていただきたい ${few}枚です。`,
  ownProjects: (count: number) => `担当する事業（${count}件）`,
  openOpinions: (count: number) => `回答待ちの意見（${count}件）`,
};

export const paperNames = {
  'A4-portrait': 'A4 縦',
  'A4-landscape': 'A4 横',
  'A3-portrait': 'A3 縦',
  'A3-landscape': 'A3 横',
} as const;
