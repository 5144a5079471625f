import { fileRefusals } from './files.ja.ts';

/** Problems that an import lists. `text` is the piece of the source as printed. */
export const importProblems = {
  'rating-missing': () => '評価が記入されていません。',
  'rating-unreadable': (text) =>
    `評価「${text}」は、この計画の評価区分にありません。正しい区分を選んでください。`,
  'listed-without-sheet': (text) => `一覧表の行「${text}」に事業名・評価がなく、進行管理シートもありません。`,
  'row-without-sheet': (text) => `一覧表に評価のある「${text}」の進行管理シートがありません。`,
  'rows-beyond-excerpt': (text) =>
    `一覧表の終わりの${text}事業には、進行管理シートがありません。資料が冊子の一部なら、このままで差し支えありません。`,
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
  'direction-marks': (text) =>
    `文字の並ぶ向きを変える、目に見えない記号が含まれています（${text}）。値に紛れていないか確認してください。`,
  'rating-above-figures': (text) =>
    `目標に届いていない年度に、最も良い評価が付いています（${text}）。理由を確認してください。`,
  'target-lowered': (text) =>
    `目標値が前の年度より下がっていますが、理由が書かれていません（${text}）。理由を確認してください。`,
  'changed-in-book': (text) =>
    `書き出した後に「${text}」に書き換えられています。書き換え後の内容で取り込みます。`,
  'missing-in-book': (text) =>
    `書き出したときの「${text}」が見当たりません。書き出したときの内容で取り込みます。`,
  'differs-between-files': (text) =>
    `ほかのファイルでは「${text}」となっています。どちらが正しいか確認してください。`,
  'page-image-only': (text) => `${text}は画像だけのため、文字を読み取れませんでした。`,
  'picture-unread': (text) => `${text}に画像があります。画像の中の文字は読み取れませんでした。`,
  'formula-unread': (text) =>
    `${text}の数式は、計算した値がファイルにないため読み取れませんでした。Excel で開いて保存し直すと読み取れます。`,
  'file-left-out': (text) => `${text}このファイルの内容は、読み込み結果に入っていません。`,
} satisfies Record<string, (text: string) => string>;
export type ImportProblemCode = keyof typeof importProblems;

/** A queued import, by the files that were sent. */
export const uploadLabel = ([first = '', ...others]: readonly string[]) =>
  `取り込み：${first}${others.length === 0 ? '' : `ほか${others.length}件`}`;

/** Why files cannot be read, or an import draft cannot be changed or written. */
export const importRefusals = {
  ...fileRefusals,
  'no-file': (_: object) => '読み込むファイルを選んでください。',
  'file-not-found': ({ file }: { file: string }) =>
    `「${file}」が見つかりません。ファイルの場所と名前を確かめてください。`,
  'file-not-readable': ({ file }: { file: string }) =>
    `「${file}」を開けません。フォルダーではないか、読む権限があるかを確かめてください。`,
  'encoding-unknown': ({ file }: { file: string }) =>
    `「${file}」の文字コードを見分けられません。UTF-8かシフトJISで保存し直してから読み込んでください。`,
  'csv-broken': ({ file, line }: { file: string; line: number }) =>
    `「${file}」の${line}行目で、表として読めなくなります。引用符（"）が閉じているか確かめてください。`,
  'archive-in-archive': ({ file, inner }: { file: string; inner: string }) =>
    `「${file}」の中に、さらに圧縮ファイル「${inner}」があります。展開してから、まとめ直して送ってください。`,
  'profile-unknown': ({ file, tried }: { file: string; tried: string }) =>
    `「${file}」の様式を見分けられませんでした（試した様式：${tried}）。様式を選んで、もう一度読み込んでください。`,
  'profile-not-found': ({ profile, known }: { profile: string; known: string }) =>
    `様式「${profile}」はありません。使える様式：${known}`,
  'profile-invalid': ({ file, path, reason }: { file: string; path: string; reason: string }) =>
    `様式のファイル「${file}」の ${path} が正しくありません（${reason}）。`,
  'json-broken': ({ file, line }: { file: string; line: number }) =>
    `「${file}」の${line}行目でJSONとして読めなくなります。途中で切れていないか確かめてください。`,
  'document-invalid': ({ file, path, reason }: { file: string; path: string; reason: string }) =>
    `「${file}」の ${path} が、交換形式 ayumi/1 に合っていません（${reason}）。`,
  'value-not-found': (_: object) => 'その値はありません。画面を読み込み直してください。',
  'value-invalid': ({ reason }: { reason: string }) => `その値には変更できません（${reason}）。`,
  'title-missing': (_: object) => '計画の名称を入力してください。',
  'draft-changed': (_: object) =>
    '先に別の人がこの読み込み結果を変更しています。最新の内容を確かめてから、もう一度操作してください。',
  'draft-closed': (_: object) => 'この読み込み結果は、すでに登録済みです。',
  'problems-not-acknowledged': ({ count }: { count: number }) =>
    `確認事項の「誤り」が${count}件残っています。内容を直すか、「原本どおりと確認」を押してから登録してください。`,
  'decisions-missing': ({ count }: { count: number }) =>
    `登録済みの計画との突き合わせで、決まっていない事業が${count}件あります。一つずつ選んでから登録してください。`,
  'plan-not-found': ({ plan }: { plan: string }) => `計画「${plan}」は登録されていません。`,
  'sample-exists': (_: object) => '見本の市は、すでに読み込まれています。',
  'sample-beside-real': (_: object) => '自治体が登録されているため、見本の市は読み込めません。',
  'plan-several': (_: object) =>
    '読み込んだ資料に複数の計画があります。登録済みの計画に追加するときは、計画ごとに分けて読み込んでください。',
  'reading-room-full': (_: object) =>
    'ほかのファイルを読み取っているため、いまは読み取れません。1分ほど待ってから、もう一度お試しください。',
  'reading-too-long': ({ seconds }: { seconds: number }) =>
    `読み取りの処理が${seconds}秒分を超えたため中止しました。ファイルを分けて読み込んでください。`,
  'reading-too-busy': (_: object) =>
    'サーバーが混み合っていて、読み取りが終わりませんでした。ファイルのせいとは限りません。しばらくしてから、もう一度お試しください。',
  'reading-cancelled': (_: object) => '読み取りを取り消しました。',
  'reading-died': (_: object) =>
    '読み取り用のプログラムが途中で止まりました。ファイルを開いて保存し直すか、分けて、もう一度読み込んでください。',
  'reading-too-much': (_: object) =>
    '読み取りに必要なメモリが足りないため中止しました。ファイルを分けて読み込んでください。',
  'year-sealed': ({ year }: { year: string }) =>
    `${year}は確定しているため、取り込みでは変えられません。${year}の内容を読み込み結果から除くか、確定版に正誤を登録してください。`,
  'plan-nothing': (_: object) => '計画が一つも読み取れなかったため、登録できません。',
} satisfies Record<string, (names: never) => string>;

/** Why a value does not fit the exchange format, by the code of the schema's issue. */
export const schemaFaults = {
  unrecognized_keys: (names) => `不明な項目「${names}」があります`,
  invalid_type: () => '値の種類が違うか、値がありません',
  invalid_value: () => '決められた値のどれでもありません',
  invalid_format: () => '書式が正しくありません',
  too_small: () => '小さすぎるか、足りません',
  too_big: () => '大きすぎるか、多すぎます',
  custom: () => '文字として保存できない符号（NULなど）が含まれています',
  reference: (names) => `「${names}」という識別子の記録がありません`,
  duplicate: (names) => `識別子「${names}」が二度使われています`,
  'year-unreadable': (names) => `「${names}」は年度として読めません`,
  'rating-twice': () => '同じ段階・同じ課の評価が、すでにあります。その評価を直してください',
  'parent-loop': (names) => `「${names}」の上位をたどると「${names}」に戻ります`,
  'indicator-owner': (names) =>
    `指標「${names}」は、事業か計画の項目のどちらか一つに属していなければなりません`,
  other: () => '値が正しくありません',
} satisfies Record<string, (names: string) => string>;
