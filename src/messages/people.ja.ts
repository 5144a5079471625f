import type { UnclearLine } from '#domain/people/compare-staff.ts';
import type { StaffProblem } from '#domain/people/staff-list.ts';
import type { Notices, Problems, Refusals } from './kinds.ts';

export const peopleNotices = {
  'department-added': '課を追加しました。',
  'department-saved': '課の内容を保存しました。',
  'department-renamed': '課の名称を変更し、計画の担当課と今年度のシートにも反映しました。',
  'department-merged': '課を統合し、職と担当する事業を引き継ぎました。',
  'department-closed': '課の廃止日を保存しました。',
  'post-added': '職を追加しました。',
  'post-saved': '職の内容を保存しました。',
  'post-closed': '職の廃止日を保存しました。',
  'holder-entered': '職の担当者を登録しました。',
  'term-saved': '在任期間を保存しました。',
  'term-removed': '在任の記録を取り消しました。',
  'person-saved': '職員・委員の内容を保存しました。',
  'person-forgotten': '氏名・連絡先・アカウントを削除しました。これからは職名で表示します。',
  'note-written': '引継ぎのメモを保存しました。',
  'successors-entered': '後任をまとめて登録しました。',
  'staff-list-read': '名簿を読み取りました。内容を確かめてから登録してください。',
  'staff-list-confirmed': '名簿の内容を登録しました。',
  'staff-list-cancelled': '名簿の登録を取りやめました。読み取った内容は削除しました。',
} satisfies Notices;

export const peopleProblems = {
  'same-name-open': ({ label }) => `「${label}」が同じ人かどうかを選んでください。`,
  'department-exists': () =>
    '同じ名称の課がすでにあります。一つにまとめるときは、下の「ほかの課に統合する」から統合してください。',
  'council-keeps-its-name': () =>
    '「社協」は社会福祉協議会そのものを表すため、変更や統合はできません。社協の中の課は、別の課として追加してください。',
  'posts-still-open': () =>
    'この課には、廃止日より後も続く職があります。先に職を廃止するか、ほかの課に移してください。',
  'not-a-department': () => '統合先の課を一覧から選んでください。廃止した課には統合できません。',
  'graded-by-both': ({ label }) =>
    `両方の課が別々の評価を付けているシートがあります（${label}）。評価をどちらかにそろえてから、もう一度統合してください。`,
  'not-a-day': ({ label }) => `${label}は、令和8年4月1日や2026/4/1のように、実際にある日で入力してください。`,
  'not-an-address': ({ label }) => `${label}は、name@example.jp のような形で入力してください。`,
  'holders-stay-longer': () => '廃止日より後まで在任する人がいます。先に離任日を入力してください。',
  'to-before-from': () => '離任日は、着任日と同じ日か、それより後の日にしてください。',
  'already-holds': () => 'この人は、その期間にすでに同じ職に就いています。在任期間を確認してください。',
  'person-ambiguous': ({ label }) =>
    `「${label}」という名前の人が複数います。メールアドレスも入力して、だれのことか分かるようにしてください。`,
  'post-is-closed': () => '着任日には、この職はもう廃止されています。着任日か職を確認してください。',
  'still-in-post': () =>
    '在任中か、これから着任する人の情報は削除できません。離任日を入力し、離任した後に削除してください。',
  'changed-meanwhile': ({ label }) =>
    `「${label}」は、画面を開いた後に別の人が変更しました。この行は最新の内容に直しましたので、確かめてからもう一度登録してください。`,
  'note-is-blank': () => '引継ぎのメモを入力してください。',
} satisfies Problems;

export const peopleRefusals = {
  'staff-list-changed': {
    status: 409,
    title: '名簿を確かめている間に、登録内容が変わりました',
    why: '画面を開いてから登録するまでの間に、職員や職の登録が別の操作で変更されました。名簿の内容は、まだ何も登録していません。',
    next: '「戻る」で前の画面に戻り、再読み込みして最新の変更点を確かめてから、もう一度登録してください。',
  },
} satisfies Refusals;

/** Why a staff list could not be read as a whole. */
export const staffFileRefusals = {
  'file-missing': () => '名簿のファイルを選んでください。',
  'file-empty': () => 'ファイルの中身がありません。名簿を保存し直してから、もう一度選んでください。',
  'file-too-large': () => '名簿のファイルは5MBまでです。名簿以外のシートや画像を除いて保存し直してください。',
  'file-not-text': () =>
    'CSVとして読み取れませんでした。Excelのファイルは、拡張子を .xlsx のまま選んでください。',
  'encoding-unknown': () =>
    '文字コードが分かりませんでした。Excelで「CSV UTF-8」の形式で保存し直してください。',
  'csv-broken': ({ line }) =>
    `CSVの${line > 0 ? `${line}行目あたりの` : ''}引用符（"）が閉じていないようです。その行を直してから、もう一度選んでください。`,
  'xlsx-broken': () =>
    'Excelのファイルとして開けませんでした。壊れているか、別の形式です。Excelで開いて保存し直すか、CSVで保存してください。',
  'xlsx-too-large': () =>
    'Excelのファイルを展開すると大きすぎるため、読み取りませんでした。名簿だけの新しいファイルに保存し直してください。',
  'xlsx-locked': () =>
    'パスワード付きか、古い形式（.xls）のExcelです。パスワードを外し、.xlsx の形式で保存し直してください。',
  busy: () =>
    'サーバーが混み合っているため、名簿を読み取れませんでした。少し待ってから、もう一度お試しください。',
  'too-many-lines': ({ line }) =>
    `名簿が${line.toLocaleString('ja')}行を超えています。課ごとなどに分けて、もう一度選んでください。`,
  'staff-columns-missing': ({ columns }) =>
    `名簿の見出しに「${columns}」の列が見当たりません。「名簿をダウンロード」した見出しに合わせてください。`,
  'no-lines': () => '名簿に職員の行がありません。見出しの下に一人一行で入力してください。',
} satisfies Record<string, (words: { line: number; columns: string }) => string>;
export type StaffFileRefusal = keyof typeof staffFileRefusals;

/** Why a line of a staff list is not taken over. */
export const staffLineProblems: Record<StaffProblem['code'] | UnclearLine['code'], (text: string) => string> =
  {
    'body-unknown': (text) => `実施主体の「${text}」が分かりません。「市」か「社協」と入力してください。`,
    'title-missing': () => '職名がありません。職名を入力してください。',
    'role-unknown': (text) =>
      `役割の「${text}」が分かりません。事務局・担当・所属長・査定・委員・閲覧・運用のどれかを入力してください。`,
    'from-unreadable': (text) =>
      `着任日の「${text}」が日付として読めません。令和8年4月1日や2026/4/1のように入力してください。`,
    'to-unreadable': (text) =>
      `離任日の「${text}」が日付として読めません。令和9年3月31日や2027/3/31のように入力してください。`,
    'to-before-from': (text) => `離任日が着任日より前です（${text}）。日付を確認してください。`,
    'text-too-long': (text) => `200文字を超える欄があります（${text}…）。短くしてください。`,
    'email-unreadable': (text) => `メールの「${text}」がメールアドレスの形ではありません。`,
    'department-closed': (text) =>
      `「${text}」は廃止した課です。いまの課の名称にするか、課のページで廃止を取り消してください。`,
    'person-ambiguous': (text) =>
      `「${text}」という名前の人が複数います。メールの列で、だれのことか分かるようにしてください。`,
    'line-twice': (text) => `「${text}」の同じ職の行が重なっています。一行にまとめてください。`,
  };
