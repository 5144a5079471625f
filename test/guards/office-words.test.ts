import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile } from '../kit/project-files.ts';

/** What no page, message, mail, paper or how-to says any more, and what it says instead (docs/glossary.md). */
const INSTEAD: readonly (readonly [word: string, instead: string])[] = [
  ['ポスト', '職、組織と担当者'],
  ['取込案', '読み込み結果（登録前）'],
  ['読み残し', '読み取れなかった箇所'],
  ['取り込めなかった文字', '読み取れなかった箇所'],
  ['確認してほしいところ', '確認事項'],
  ['確かめてほしいところ', '確認事項'],
  ['コメント', '指摘。手続きに添えるものは、理由か申し送り'],
  ['やり取り', '指摘、返信'],
  ['やりとり', '指摘、返信'],
  ['対応待ちの指摘', '未解決の指摘'],
  ['誤りの指摘', '確認事項の「誤り」'],
  ['規則による評価', '目安の評価'],
  ['評価の判定', '目安の評価'],
  ['決まりによる', '目安の評価'],
  ['判定の決まり', '進め方、目安の評価'],
  ['一回限りのリンク', '入力用リンク、委員用リンク'],
  ['期間限定リンク', '入力用リンク'],
  ['くじ', '自動で割り振る、割り振りの番号'],
  ['書き添える言葉', '添え書き（任意）'],
  ['文面の中ほど', 'メールの本文'],
  ['きょう', '本日'],
  ['いちばん', '最も、一番'],
  ['動きのない', '更新のない'],
  ['決めなくてよい', '反映した欄'],
  ['評価の列は', '表示中の評価：'],
  ['進めるか戻すか', 'どの段階からどの段階へ'],
  ['査定の評価を決めました', '査定を保存しました'],
  ['正誤を添え', '正誤を登録する'],
  ['意見の扱い', '意見への対応'],
  ['前からある計画', '登録済みの計画'],
  ['照合番号', '照合値'],
  ['引継ぎ書', '引継書'],
  ['予備の番号', '予備コード'],
  ['別に取って', '同時に変更された欄'],
  ['督促', '催促'],
  ['見どころ', '特に見ていただきたいシート'],
  ['時間のかかる作業', '作成・読み込みの状況'],
  ['送信できず', '送信失敗'],
  ['サインイン', 'ログイン'],
  ['サンプル市', '見本の市'],
  ['を加えました', '追加しました'],
  ['さがす', '検索する'],
  ['頼んでください', '依頼してください'],
  ['要りません', '不要です'],
];

/** What a municipality printed is read by its own words (profiles, presets, readers), and tests may say anything. */
const files = projectFiles(
  /^(?:src\/.*\.tsx?|assets\/scripts\/.*\.ts|docs\/how-to\/.*\.md|README\.ja\.md)$/,
).filter((file) => !/\.test\.tsx?$|^src\/(?:reading|formats|domain\/text)\//.test(file));

describe('the words of an office', () => {
  it('stand in every sentence: nothing says it otherwise', () => {
    expect(files.length).toBeGreaterThan(300);
    const found = files.flatMap((file) =>
      readProjectFile(file)
        .split('\n')
        .flatMap((line, at) =>
          INSTEAD.filter(([word]) => line.includes(word)).map(
            ([word, instead]) => `${file}:${at + 1} ${word} → ${instead}`,
          ),
        ),
    );
    expect(found).toEqual([]);
  });

  it('name a day by its era in the how-to and in messages', () => {
    const dated = files.filter((file) => /^(?:docs|README|src\/messages)/.test(file));
    expect(dated.filter((file) => /\d{4}-\d{2}-\d{2}/.test(readProjectFile(file)))).toEqual([]);
  });

  it('are those of the glossary', () => {
    const glossary = readProjectFile('docs/glossary.md');
    for (const word of [
      '職',
      '確認事項',
      '指摘',
      '返信',
      '目安の評価',
      '入力用リンク',
      '読み取れなかった箇所',
    ])
      expect(glossary).toContain(`| ${word}`);
  });
});
