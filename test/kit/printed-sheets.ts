/**
 * Sheets with invented text in the two layouts that ship, for tests: blocks in a list, so that a test may put them in
 * another order. The first block of a page begins as the page does in such a book.
 */

export type FixtureSheet = { blocks: string[] };

/** In the layout with 目標値 and 実績値: value blocks stand right after their labels, as in the printed books. */
export function valueRowSheet(project: {
  number: string;
  title: string;
  goal?: string;
  direction?: string;
  grade?: string;
  targets?: string;
  actuals?: string;
}): FixtureSheet {
  const { number, title, grade = 'A', targets = '5回 5回 6回 6回 7回', actuals = '4回 6回 8回' } = project;
  return {
    blocks: [
      'Ｒ5年度',
      '部　局　名 課　　名 みどり課 係　　名',
      '基本目標',
      '施策の方向性',
      '事　業　名',
      '事業の概要',
      '年度 R3年度 R4年度 R5年度 R6年度 R7年度',
      `目標値 ${targets}`,
      `実績値 ${actuals}`,
      ...(grade === '' ? [] : [grade]),
      '指標名\n\n花の教室の\n開催回数',
      '進捗状況\n及び\n\n自己評価\n\n・教室を開いたことで、花を育てる人を増やすことができた。\n・近所の人どうしが話すきっかけにつながった。',
      'A　着実に進捗している\nB　ある程度進捗している\nC　進捗が順調でない',
      '第１期みどりヶ丘市地域福祉計画　進行管理・評価シート',
      '第\n１\n期\n計\n画\n掲\n載\n内\n容',
      `１　${project.goal ?? '花と緑のまち'}`,
      `（１）${project.direction ?? '花を育てる人づくり'}`,
      `${number}${title}`,
      '花壇は、近所の人が集まる場所になります。だれもが花を育てられるように、種のまき方から水の\nやり方までを学ぶ教室を開きます。',
      '1　取り組み内容・成果・進捗状況',
      'R5年度の\n取り組み内容\n\n・春と秋に教室を開催した。（８）\n・苗を配布した。（３０）',
      '家の前に花を植え、水をやる。\n\n4　推進委員会の意見（評価）',
      '２　課題・今後の取り組み方針',
      '課題 教える人が足りないため、新しい人を迎える必要がある。',
      '今後の取り組み方針\n・教える人を増やすことに努める。',
      '３　協働事項（市民や地域にお願いしたいこと）',
    ],
  };
}

/** In the layout with a row of yearly targets taken apart into narrow blocks. */
export function targetBlockSheet(project: {
  title: string;
  strategy?: string;
  policy?: string;
  priority?: string;
  grade?: string;
  targets?: string[];
}): FixtureSheet {
  const {
    title,
    grade = 'Ａ',
    targets = [
      '花壇を一つつく\nる',
      '花壇を二つつく\nる',
      '花壇を三つつく\nる',
      '花壇を四つつく\nる',
      '花壇を五つつく\nる',
    ],
  } = project;
  return {
    blocks: [
      `施策細目 ${project.policy ?? '花を育てるしくみづくり'}`,
      'みどりプラン１　進捗管理シート',
      '担当係 みどり係',
      `基本戦略 ${project.strategy ?? '花と緑のまちづくり'}`,
      '令和５年度',
      `重点施策 ${project.priority ?? '① 花壇のあるまち'}`.trim(),
      '重点事項・\n重点的取組',
      '事　　業',
      title,
      '概　　要\n花壇は近所の人が集まる場所になります。だれもが花を育てられるように、種のま\nき方から水のやり方までを学べるようにします。',
      '年度 令和元年度 令和２年度 令和３年度 令和４年度',
      '自己評価 今後の方針',
      '年次計画\n（予定）\n\n場所を決めるための話し合い 花壇づくりの開始',
      `指標目標\n※年度初めに設定\n\n${targets.join('\n\n')}`,
      '＜令和５年度実施結果＞',
      '具体的な取組内容 成　果\n\n市内の公園や学校をまわり、花壇に向く場所をさがしました。また、\n苗を配り、近所の人たちと植えつけを行いました。秋には花のまつり\nを開きました。\n\n花壇が三つできました。\n・春の植えつけ（二十人参加）\n・秋のまつり（五十人参加）',
      ...(grade === ''
        ? []
        : [
            `${grade}\n引き続き、花壇を増やしていきます。場所をさがすにあたっては学校や公園の管理者と話し合い\nを重ね、近所の人が集まりやすい所をえらびます。`,
          ]),
      'Ａ達成　Ｂ未達成　Ｃ検討中　Ｄ中止',
      '≪備考≫',
    ],
  };
}

export function bookOf(...pages: readonly (FixtureSheet | string)[]): string {
  return pages.map((page) => (typeof page === 'string' ? page : page.blocks.join('\n\n'))).join('\n\n\n\n');
}
