import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';

/**
 * A plan of one page with one of everything that a page must show: two goals, a project of city and 社協 together, a
 * 再掲, grades in layers and of each department, a summary that contradicts a sheet, values that are no numbers, a
 * broken series, an opinion with its answer.
 */
export function smallPlan(): ExchangePlan {
  return documentSchema.parse({ format: 'ayumi/1', plans: [content] }).plans[0]!;
}

const content = {
  id: 'small',
  title: '第２期やまなみ市地域福祉計画',
  years: { from: 2023, to: 2026 },
  philosophies: ['となりの「困った」に気づくまち'],
  levels: ['基本目標', '施策の方向'],
  ratingScales: [
    {
      id: 'rs-1',
      name: '進捗状況',
      best: 'first',
      codes: [
        { code: 'A', label: '予定どおり', definition: '年度の目標に届いた' },
        { code: 'B', label: 'やや遅れ' },
        { code: 'C', label: '遅れ' },
        { code: '－', label: '評価できない', ordered: false },
      ],
    },
  ],
  nodes: [
    {
      id: 'n-1',
      level: 0,
      number: '１',
      title: '気づく',
      sections: [{ heading: '現状と課題', text: '回覧板が届かない世帯がある。' }],
    },
    { id: 'n-2', parent: 'n-1', level: 1, number: '（１）', title: '見守りの輪' },
    { id: 'n-3', level: 0, number: '２', title: 'つながる', body: 'shakyo' },
    { id: 'n-4', parent: 'n-3', level: 1, number: '（１）', title: '居場所づくり' },
  ],
  projects: [
    {
      id: 'p-1',
      title: '配達員による見守り',
      placements: [
        { node: 'n-2', number: '①', page: 3 },
        { node: 'n-4', number: '①', relisted: true, page: 9, title: '配達員の見守り' },
      ],
      owners: [
        { body: 'city', department: '長寿課', subsection: '見守り係' },
        { body: 'shakyo', department: null },
      ],
      flags: ['重点'],
      fields: { overview: '新聞や牛乳の配達のときに変わりがないかを確かめる。', finalTarget: '協力店８０店' },
    },
    {
      id: 'p-2',
      title: '縁側サロン <試行>',
      placements: [{ node: 'n-4', number: '②', page: 10 }],
      owners: [{ body: 'shakyo', department: null }],
    },
    {
      id: 'p-3',
      title: '手すりの貸出し',
      placements: [{ node: 'n-2', number: '②' }],
      owners: [{ department: '住宅課' }],
    },
  ],
  indicators: [
    {
      id: 'i-1',
      project: 'p-1',
      name: '協力店の数',
      unit: '店',
      desiredTrend: 'up',
      values: [
        { kind: 'baseline', year: 2022, text: '38店' },
        { kind: 'target', year: 2023, text: '45店' },
        { kind: 'actual', year: 2023, text: '延べ４８店' },
        { kind: 'target', year: 2024, text: '60店' },
        { kind: 'actual', year: 2024, text: '42店', reason: '廃業が続いた' },
        { kind: 'target', year: 2025, text: '維持' },
      ],
      undated: [{ kind: 'target', text: '調査・研究' }],
      breaks: [{ year: 2024, reason: '数え方を改めた' }],
    },
    { id: 'i-2', project: 'p-2', values: [{ kind: 'target', year: 2023, text: '随時' }] },
    {
      id: 'i-3',
      node: 'n-1',
      name: '見守られていると感じる人の割合',
      values: [{ kind: 'baseline', year: 2022, text: '31.5%' }],
    },
  ],
  sheets: [
    {
      id: 's-1',
      project: 'p-1',
      year: 2023,
      page: 3,
      fields: {
        activities: '・協力店をたずね歩いた。\n・腕章を配った。',
        issues: '夏場の声かけが少ない。',
        'x-budget': '１２０千円',
      },
      ratings: [
        { layer: 'self', code: 'A' },
        { layer: 'final', code: 'B', reason: '月ごとの差が大きい', by: '査定部会' },
      ],
    },
    {
      id: 's-2',
      project: 'p-1',
      year: 2024,
      page: 4,
      fields: { activities: 'サービス拠点を一か所ふやした。' },
      ratings: [{ layer: 'self', code: 'B' }],
    },
    {
      id: 's-3',
      project: 'p-2',
      year: 2023,
      page: 10,
      fields: { activities: '髙齢の方の縁側を借りた。' },
      ratings: [
        { layer: 'self', department: '長寿課', code: 'A' },
        { layer: 'self', department: '社協', code: 'C' },
      ],
    },
    { id: 's-4', project: 'p-3', year: 2023, page: 5 },
  ],
  ratings: [
    { project: 'p-1', year: 2023, layer: 'self', code: 'A' },
    { project: 'p-1', year: 2024, layer: 'self', code: 'A' },
  ],
  outlook: [
    { from: ['n-2'], goal: '基本目標１', title: '（１）見守りの輪', text: '協力店の研修を毎年ひらく。' },
  ],
  opinions: [
    {
      id: 'o-1',
      year: 2023,
      sheet: 's-1',
      by: '推進委員会',
      text: '夏の暑い日こそ声をかけてほしい。',
      response: { by: '長寿課', text: '猛暑日の見回りを加えます。', state: '反映', year: 2024 },
    },
    { id: 'o-2', year: 2023, by: '推進委員会', text: '冊子の字を大きくしてほしい。' },
  ],
};

/** The same plan a thousand times as wide: so many projects, each with sheets, grades and figures of two years. */
export function widePlan(projects: number): ExchangePlan {
  const plan = smallPlan();
  const numbers = Array.from({ length: projects }, (_, at) => at);
  return {
    ...plan,
    id: 'wide',
    projects: numbers.map((at) => ({
      ...plan.projects[at % 2]!,
      id: `p-${at}`,
      title: `事業${at}`,
      placements: plan.projects[at % 2]!.placements.map((placement) => ({
        ...placement,
        number: String(at),
      })),
    })),
    indicators: numbers.map((at) => ({ ...plan.indicators[0]!, id: `i-${at}`, project: `p-${at}` })),
    sheets: numbers.flatMap((at) =>
      plan.sheets.slice(0, 2).map((sheet) => ({ ...sheet, id: `${sheet.id}-${at}`, project: `p-${at}` })),
    ),
    ratings: numbers.map((at) => ({ ...plan.ratings[0]!, project: `p-${at}` })),
    opinions: [],
  };
}
