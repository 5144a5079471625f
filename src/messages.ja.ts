import type { FindingCode } from '#domain/review/checks/finding.ts';
import { activityNotices, activityProblems, activityRefusals } from '#messages/activity.ja.ts';
import {
  collaborationNotices,
  collaborationProblems,
  collaborationRefusals,
} from '#messages/collaboration.ja.ts';
import { committeeNotices, committeeProblems, committeeRefusals } from '#messages/committee.ja.ts';
import { cyclesNotices, cyclesProblems, cyclesRefusals } from '#messages/cycles.ja.ts';
import { editionsNotices, editionsProblems, editionsRefusals } from '#messages/editions.ja.ts';
import { formsNotices, formsProblems, formsRefusals } from '#messages/forms.ja.ts';
import type { Notices, Problems, Refusals } from '#messages/kinds.ts';
import { mailNotices, mailProblems, mailRefusals } from '#messages/mail.ja.ts';
import { movesNotices, movesProblems, movesRefusals } from '#messages/moves.ja.ts';
import { peopleNotices, peopleProblems, peopleRefusals } from '#messages/people.ja.ts';
import { reviewsNotices, reviewsProblems, reviewsRefusals } from '#messages/reviews.ja.ts';
import { sheetsNotices, sheetsProblems, sheetsRefusals } from '#messages/sheets.ja.ts';
import { signInNotices, signInProblems, signInRefusals } from '#messages/sign-in.ja.ts';

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
  'differs-between-files': (text) =>
    `ほかのファイルでは「${text}」となっています。どちらが正しいか確認してください。`,
} satisfies Record<string, (text: string) => string>;
export type ImportProblemCode = keyof typeof importProblems;

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
  ...formsProblems,
  ...mailProblems,
  ...movesProblems,
  ...peopleProblems,
  ...reviewsProblems,
  ...sheetsProblems,
  ...signInProblems,
} satisfies Problems;
export type FormProblemCode = keyof typeof formProblems;

/** Why a request as a whole was not done, and what the person can do next. */
export const refusals = {
  'not-found': {
    status: 404,
    title: 'ページが見つかりません',
    why: 'アドレスが間違っているか、ページがなくなったか、お使いのログインでは見られないページです。',
    next: 'アドレスを確かめるか、ホームから探してください。',
  },
  'not-your-role': {
    status: 403,
    title: 'この操作はできません',
    why: 'お使いのログインの役割では、この画面を開いたり操作したりできません。',
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
    next: 'ファイルを分けるか、要らないページや画像を除いて、もう一度送信してください。',
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
  ...formsRefusals,
  ...mailRefusals,
  ...movesRefusals,
  ...peopleRefusals,
  ...reviewsRefusals,
  ...sheetsRefusals,
  ...signInRefusals,
} satisfies Refusals;
export type RefusalCode = keyof typeof refusals;

/** Said once at the head of the page that follows an action. */
export const notices = {
  'signed-out': 'ログアウトしました。',
  'import-drafted': 'ファイルを読み取りました。内容を確かめてから登録してください。',
  'import-edited': '取込案を直しました。',
  'import-unchanged': '変わったところはありません。',
  'import-accepted': '指摘を、原本どおりと確認済みにしました。',
  'import-decided': '選んだ内容を取込案に保存しました。',
  'import-confirmed': '取込案を登録しました。',
  'import-cancelled': '取込案を取り消しました。読み込んだファイルも削除しました。',
  ...activityNotices,
  ...collaborationNotices,
  ...committeeNotices,
  ...cyclesNotices,
  ...editionsNotices,
  ...formsNotices,
  ...mailNotices,
  ...movesNotices,
  ...peopleNotices,
  ...reviewsNotices,
  ...sheetsNotices,
  ...signInNotices,
} satisfies Notices;
export type NoticeCode = keyof typeof notices;

/** What a file is that is no text, in the words of {@link importRefusals}. */
const foreignFormats = {
  'office-zip':
    'ExcelやWordのファイル（または圧縮ファイル）です。表や文章をテキスト（.txt）として保存し直してから',
  'office-old': '旧形式のExcelやWordのファイルです。表や文章をテキスト（.txt）として保存し直してから',
  pdf: 'PDFです。文章をテキスト（.txt）として取り出してから',
  image: '画像です。文章をテキスト（.txt）として取り出してから',
  compressed: '圧縮ファイルです。展開してから',
  unknown: 'テキストではありません。文章をテキスト（.txt）として保存し直してから',
} satisfies Record<string, string>;

/** Why files cannot be read, or an import draft cannot be changed or written. */
export const importRefusals = {
  'no-file': (_: object) => '読み込むファイルを選んでください。',
  'file-not-found': ({ file }: { file: string }) =>
    `「${file}」が見つかりません。ファイルの場所と名前を確かめてください。`,
  'file-not-readable': ({ file }: { file: string }) =>
    `「${file}」を開けません。フォルダーではないか、読む権限があるかを確かめてください。`,
  'file-empty': ({ file }: { file: string }) => `「${file}」には何も書かれていません。`,
  'file-too-large': ({ file }: { file: string }) =>
    `「${file}」は50MBを超えているため読み込めません。ファイルを分けて読み込んでください。`,
  'file-not-text': ({ file, format }: { file: string; format: keyof typeof foreignFormats }) =>
    `「${file}」は${foreignFormats[format]}読み込んでください。`,
  'encoding-unknown': ({ file }: { file: string }) =>
    `「${file}」の文字コードを見分けられません。UTF-8かシフトJISで保存し直してから読み込んでください。`,
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
    '先に別の人がこの取込案を変更しています。最新の内容を確かめてから、もう一度操作してください。',
  'draft-closed': (_: object) => 'この取込案は、すでに登録済みです。',
  'problems-not-acknowledged': ({ count }: { count: number }) =>
    `確認が必要な指摘が${count}件あります。内容を直すか、確認した印を付けてから登録してください。`,
  'decisions-missing': ({ count }: { count: number }) =>
    `前からある計画との突き合わせで、決まっていない事業が${count}件あります。一つずつ選んでから登録してください。`,
  'plan-not-found': ({ plan }: { plan: string }) => `計画「${plan}」は登録されていません。`,
  'sample-exists': (_: object) => '見本の市は、すでに読み込まれています。',
  'sample-beside-real': (_: object) => '自治体が登録されているため、見本の市は読み込めません。',
  'plan-several': (_: object) =>
    '読み込んだ資料に複数の計画があります。前からある計画に追加するときは、計画ごとに分けて読み込んでください。',
  'reading-room-full': (_: object) =>
    'ほかのファイルを読み取っているため、いまは読み取れません。1分ほど待ってから、もう一度お試しください。',
  'reading-too-long': ({ seconds }: { seconds: number }) =>
    `読み取りが${seconds}秒を超えたため中止しました。ファイルを分けて読み込んでください。`,
  'reading-too-much': (_: object) =>
    '読み取りに必要なメモリが足りないため中止しました。ファイルを分けて読み込んでください。',
  'plan-nothing': (_: object) => '計画が一つも読み取れなかったため、登録できません。',
} satisfies Record<string, (names: never) => string>;

/** Why a value does not fit the exchange format, by the code of the schema's issue. */
export const schemaFaults = {
  unrecognized_keys: (names) => `知らない項目「${names}」があります`,
  invalid_type: () => '値の種類が違うか、値がありません',
  invalid_value: () => '決められた値のどれでもありません',
  invalid_format: () => '書き方が決まりに合いません',
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

/** Why a command of the command line was not run. */
export const cliRefusals = {
  'unknown-command': ({ command, nearest }: { command: string; nearest: string | null }) =>
    `「${command}」というコマンドはありません。${nearest ? `「${nearest}」のことですか。` : ''}コマンドの一覧は ayumi --help で見られます。`,
  'unknown-option': ({ option, nearest }: { option: string; nearest: string | null }) =>
    `「${option}」というオプションはありません。${nearest ? `「--${nearest}」のことですか。` : '--help で確かめてください。'}`,
  'option-without-value': ({ option, argument }: { option: string; argument: string }) =>
    `「${option}」の後に${argument}を書いてください。`,
  'option-with-value': ({ option }: { option: string }) => `「${option}」には値を付けられません。`,
  'too-few-arguments': ({ command }: { command: string }) =>
    `引数が足りません。使い方は ayumi ${command} --help で見られます。`,
  'too-many-arguments': ({ argument }: { argument: string }) => `余分な引数「${argument}」があります。`,
  'options-exclude': ({ one, other }: { one: string; other: string }) =>
    `${one} と ${other} は一緒に使えません。`,
  'option-needed': ({ option }: { option: string }) => `${option} を指定してください。`,
  'format-unknown': ({ format }: { format: string }) =>
    `書き出す形式「${format}」はありません。json を指定してください。`,
  'code-malformed': (_: object) => '全国地方公共団体コードは6桁の数字で指定してください。',
  'settings-wrong': ({ list }: { list: string }) => `環境変数が正しくありません。${list}`,
  'plan-not-found': ({ plan }: { plan: string }) =>
    `計画「${plan}」は登録されていません。ayumi plans で確かめてください。`,
  'municipality-missing': (_: object) =>
    '自治体が登録されていません。先に ayumi setup か ayumi sample を実行してください。',
  'municipality-several': (_: object) => '自治体が複数登録されているため、どの自治体か決められません。',
  'municipality-exists': ({ name }: { name: string }) => `すでに「${name}」が登録されています。`,
  'file-not-writable': ({ file }: { file: string }) =>
    `「${file}」に書き込めません。フォルダーがあるか、書き込む権限があるかを確かめてください。`,
  'problems-are-errors': ({ count, page }: { count: number; page: string }) =>
    `誤りの指摘が${count}件あるため登録しませんでした。取込案 ${page} を画面で確かめてください。`,
  'title-missing': (_: object) =>
    '資料に計画の名称がないため、名称のないまま登録しました。名称を付けるには、--confirm を付けずに取込案を作り、画面で名称を入力して登録してください。',
  'port-in-use': ({ port }: { port: number }) =>
    `ポート${port}は、すでに使われています。ほかのあゆみを終了するか、環境変数 PORT で別の番号を指定してください。`,
  'address-not-usable': ({ host, port }: { host: string; port: number }) =>
    `${host} のポート${port}では待ち受けられません。環境変数 HOST と PORT を確かめてください。`,
  unexpected: ({ reason }: { reason: string }) =>
    `想定していない問題が起きました（${reason}）。環境変数 AYUMI_DEBUG=1 を付けて実行すると詳しく表示します。`,
} satisfies Record<string, (names: never) => string>;

/** Why no database was opened, or why its schema was not brought up to date. */
export const databaseRefusals = {
  'data-folder-in-use': ({ dataDir, pid, lockFile }) =>
    `データのフォルダー ${dataDir} は、別のあゆみ（プロセス${pid || '不明'}）が使っています。それを終了してから、もう一度実行してください。動いていないことが確かなときは ${lockFile} を削除してください。`,
  'data-folder-foreign': ({ dataDir }) =>
    `${dataDir} は、あゆみのデータのフォルダーではありません。空のフォルダーか、まだないフォルダーを指定してください。`,
  'data-folder-version': ({ dataDir }) =>
    `${dataDir} は、ほかの版のデータベースで作られています。作ったときの版のあゆみで書き出してください。`,
  'server-unreachable': () =>
    'データベースのサーバーにつながりません。DATABASE_URL の内容と、サーバーが動いているかを確かめてください。',
  'server-too-old': ({ version }) =>
    `データベースのサーバーが古すぎます（${version}）。PostgreSQL 15以上が必要です。`,
  'server-locale': () =>
    'データベースの文字の設定では日本語を検索できません。UTF-8のロケールでデータベースを作り直してください。',
  'server-trigram': () =>
    'データベースに pg_trgm を追加できません。データベースの管理者に追加を頼んでください。',
  'database-newer': ({ name }) =>
    `データベースは、このあゆみより新しい版のものです（${name}）。新しい版のあゆみを使ってください。`,
  'migration-changed': ({ name }) =>
    `データベースに記録されている ${name} が、このあゆみのものと違います。正式な版のあゆみを使ってください。`,
  'migration-failed': ({ name, reason }) =>
    `データベースの更新 ${name} に失敗しました（${reason}）。何も変更していません。`,
} satisfies Record<string, (facts: Readonly<Record<string, string>>) => string>;
