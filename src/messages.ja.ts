/**
 * Every problem and refusal code with its Japanese sentence. A code without a sentence does not compile; the domain
 * and the readers return codes and never sentences.
 */

/** Problems that an import lists. `text` is the piece of the source as printed. */
export const importProblems = {
  'rating-missing': () => '評価が記入されていません。',
  'rating-unreadable': (text) =>
    `評価「${text}」は、この計画の評価区分にありません。正しい区分を選んでください。`,
  'listed-without-sheet': (text) => `一覧表の行「${text}」に事業名・評価がなく、進行管理シートもありません。`,
  'sheet-not-listed': (text) => `「${text}」の進行管理シートは、一覧表に載っていません。`,
  'summary-differs-from-sheet': (text) =>
    `一覧表とシートの評価が違います（${text}）。どちらが正しいか確認してください。`,
  'title-differs': (text) => `一覧表とシートで事業名の表記が違います（${text}）。`,
  'year-uncertain': (text) => `「${text}」がどの年度の値か、原本からは分かりません。年度を選んでください。`,
  'text-damaged': (text) =>
    `「${text}」は、読み取りの途中で文字が崩れているおそれがあります。原本と見比べてください。`,
  'value-malformed': (text) => `「${text}」は数値として読めません。原本と見比べてください。`,
  'relisted-without-first': (text) => `再掲「${text}」の本掲が見つかりません。`,
  'relisted-unmarked': (text) => `「${text}」は二か所に載っていますが、再掲の表示がありません。`,
  'title-missing': (text) => `事業名のない行があります（${text}）。事業名を入力してください。`,
  'profile-unknown': () => '様式を見分けられませんでした。一覧から様式を選んで、もう一度読み込んでください。',
  'control-characters': (text) => `表示できない文字が含まれています（${text}）。原本と見比べてください。`,
} satisfies Record<string, (text: string) => string>;
export type ImportProblemCode = keyof typeof importProblems;
