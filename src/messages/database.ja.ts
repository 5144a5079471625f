/** Why no database was opened, or why its schema was not brought up to date. */
export const databaseRefusals = {
  'data-folder-in-use': ({ dataDir, pid, lockFile }) =>
    `データのフォルダー ${dataDir} は、別のあゆみ（プロセス${pid || '不明'}）が使っています。それを終了してから、もう一度実行してください。動いていないことが確かなときは ${lockFile} を削除してください。`,
  'data-folder-foreign': ({ dataDir }) =>
    `${dataDir} は、あゆみのデータのフォルダーではありません。空のフォルダーか、まだないフォルダーを指定してください。`,
  'data-folder-not-writable': ({ dataDir, reason }) =>
    `データのフォルダー ${dataDir} に書き込めません（${reason}）。あゆみを動かす利用者が書き込めるフォルダーを AYUMI_DATA に指定するか、そのフォルダーの権限を直してください。`,
  'data-folder-version': ({ dataDir }) =>
    `${dataDir} は、ほかの版のデータベースで作られています。作ったときの版のあゆみで書き出してください。`,
  'server-unreachable': () =>
    'データベースのサーバーにつながりません。DATABASE_URL の内容と、サーバーが動いているかを確かめてください。',
  'server-too-old': ({ version }) =>
    `データベースのサーバーが古すぎます（${version}）。PostgreSQL 15以上が必要です。`,
  'server-locale': () =>
    'データベースの文字の設定では日本語を検索できません。UTF-8のロケールでデータベースを作り直してください。',
  'server-trigram': () =>
    'データベースに pg_trgm を追加できません。データベースの管理者に追加を依頼してください。',
  'database-newer': ({ name }) =>
    `データベースは、このあゆみより新しい版のものです（${name}）。新しい版のあゆみを使ってください。`,
  'migration-changed': ({ name }) =>
    `データベースに記録されている ${name} が、このあゆみのものと違います。正式な版のあゆみを使ってください。`,
  'migration-failed': ({ name, reason }) =>
    `データベースの更新 ${name} に失敗しました（${reason}）。何も変更していません。`,
} satisfies Record<string, (facts: Readonly<Record<string, string>>) => string>;
