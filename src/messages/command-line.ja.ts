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
  'export-unknown': ({ what, format }: { what: string; format: string }) =>
    `「${what}」を「${format}」で書き出すことはできません。選べるものは ayumi export --help で確かめてください。`,
  'year-malformed': ({ year }: { year: string }) =>
    `年度「${year}」を読み取れません。R7、令和7年度、2025 のように指定してください。`,
  'code-malformed': (_: object) => '全国地方公共団体コードは6桁の数字で指定してください。',
  'years-malformed': (_: object) => '--years には、1から100までの年数を数字で指定してください。',
  'settings-wrong': ({ list }: { list: string }) => `環境変数が正しくありません。\n${list}`,
  'department-not-found': ({ department }: { department: string }) =>
    `課「${department}」は登録されていません。「組織と担当者」のページにあるとおりに書いてください。社協の課は「社協　総務課」のように書きます。`,
  'plan-not-found': ({ plan }: { plan: string }) =>
    `計画「${plan}」は登録されていません。ayumi plans で確かめてください。`,
  'municipality-missing': (_: object) =>
    '自治体が登録されていません。先に ayumi setup か ayumi sample を実行してください。',
  'municipality-several': (_: object) => '自治体が複数登録されているため、どの自治体か決められません。',
  'municipality-exists': ({ name }: { name: string }) => `すでに「${name}」が登録されています。`,
  'sign-in-unknown': ({ signIn }: { signIn: string }) =>
    `ログインID「${signIn}」のアカウントはありません。綴りを確かめてください。`,
  'file-not-writable': ({ file }: { file: string }) =>
    `「${file}」に書き込めません。フォルダーがあるか、書き込む権限があるかを確かめてください。`,
  'problems-are-errors': ({ count, page }: { count: number; page: string }) =>
    `確認事項に「誤り」が${count}件あるため登録しませんでした。読み込み結果 ${page} を画面で確かめてください。`,
  'title-missing': (_: object) =>
    '資料に計画の名称がないため、名称のないまま登録しました。名称を付けるには、--confirm を付けずに読み込み結果を登録前の状態で保存し、画面で名称を入力して登録してください。',
  'port-in-use': ({ port }: { port: number }) =>
    `ポート${port}は、すでに使われています。ほかのあゆみを終了するか、環境変数 PORT で別の番号を指定してください。`,
  'address-not-usable': ({ host, port }: { host: string; port: number }) =>
    `${host} のポート${port}では待ち受けられません。環境変数 HOST と PORT を確かめてください。`,
  unexpected: ({ reason }: { reason: string }) =>
    `想定していない問題が起きました（${reason}）。環境変数 AYUMI_DEBUG=1 を付けて実行すると詳しく表示します。`,
} satisfies Record<string, (names: never) => string>;
