import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';

type Wanted = {
  projects?: number;
  departments?: number;
  targeting?: boolean;
  closing?: string[];
};

/**
 * A plan whose year can be opened: one form with a prefilled field, projects dealt out among departments, and the sheets of
 * 2024, the first of them rated 了 (終了).
 */
export function officePlan(wanted: Wanted = {}): ExchangePlan {
  const { projects = 4, departments = 2, targeting = false, closing } = wanted;
  const numbers = Array.from({ length: projects }, (_, at) => at);
  const content = {
    id: 'office',
    title: '第１期試し市地域福祉計画',
    years: { from: 2023, to: 2027 },
    levels: ['基本目標'],
    ratingScales: [
      {
        id: 'rs',
        name: '進捗',
        best: 'first',
        codes: [
          { code: 'A', label: '順調' },
          { code: 'B', label: '遅れ' },
          { code: '了', label: '終了', ordered: false },
        ],
      },
    ],
    nodes: [{ id: 'n', level: 0, number: '１', title: '支え合う' }],
    projects: numbers.map((at) => ({
      id: `p-${at}`,
      title: `試しの事業${at}`,
      placements: [{ node: 'n', number: String(at + 1) }],
      owners: [{ body: 'city', department: `試し${at % departments}課` }],
      fields: { overview: `試しの概要${at}` },
    })),
    indicators: numbers.map((at) => ({
      id: `i-${at}`,
      project: `p-${at}`,
      name: '回数',
      unit: '回',
      values: [{ kind: 'actual', year: 2024, text: `${at}回` }],
    })),
    sheets: numbers.map((at) => ({
      id: `s-2024-${at}`,
      project: `p-${at}`,
      year: 2024,
      fields: { activities: `行ったこと${at}`, futurePolicy: `来年の方針${at}`, nextTarget: `${at + 10}回` },
      ratings: [{ layer: 'final', code: at === 0 ? '了' : 'A' }],
      state: 'finalised',
    })),
    rules: { stages: { targeting }, ...(closing ? { closing } : {}) },
    forms: [
      {
        id: 'f',
        version: 1,
        name: '試しの様式',
        appliesTo: {},
        sections: [
          {
            heading: '',
            fields: [
              { key: 'activities', kind: 'long-text', label: '取組内容', required: 'always' },
              {
                key: 'annualPlan',
                kind: 'long-text',
                label: '今年度の取組',
                stage: targeting ? 'targeting' : 'collecting',
                prefill: { from: 'last-year', field: 'futurePolicy' },
              },
              { key: 'futurePolicy', kind: 'long-text', label: '今後の方針' },
            ],
          },
        ],
      },
    ],
  };
  return documentSchema.parse({ format: 'ayumi/1', plans: [content] }).plans[0]!;
}

/**
 * The same plan with its year 2025 running: the sheets are, in turn, untouched, returned, submitted and approved; days as the
 * year is usually dated (written until 31 May 2026).
 */
export function runningYear(
  plan: ExchangePlan,
  state: NonNullable<ExchangePlan['cycles']>[number]['state'] = 'collecting',
): ExchangePlan {
  const isTargeting = plan.rules?.stages.targeting === true;
  const states = ['draft', 'returned', 'submitted', 'approved'] as const;
  const sheets = plan.projects.map((project, at): ExchangePlan['sheets'][number] => {
    const reached = states[at % 4]!;
    const department = project.owners[0]!.department!;
    return {
      id: `s-2025-${at}`,
      project: project.id,
      year: 2025,
      page: null,
      fields: {
        annualPlan: `来年の方針${at}`,
        ...(reached === 'draft' ? {} : { activities: `今年行ったこと${at}` }),
      },
      ratings: [],
      state: state === 'targeting' ? 'draft' : reached,
      form: { id: 'f', version: 1 },
      parts: [
        ...(isTargeting
          ? [
              {
                department,
                stage: 'targeting' as const,
                state: state === 'targeting' ? reached : ('approved' as const),
                fields: {},
              },
            ]
          : []),
        { department, stage: 'collecting', state: state === 'targeting' ? 'draft' : reached, fields: {} },
      ],
    };
  });
  return {
    ...plan,
    sheets: [...plan.sheets, ...sheets],
    cycles: [
      {
        year: 2025,
        state,
        stages: {
          ...(isTargeting ? { targeting: { from: '2025-04-15', due: '2025-05-31' } } : {}),
          collecting: { from: '2026-04-15', due: '2026-05-31' },
          approval: { from: '2026-04-15', due: '2026-06-10' },
          reviewing: { from: '2026-06-15', due: '2026-07-15' },
          consulting: { from: '2026-07-20', due: '2026-08-31' },
        },
        exceptions: [],
        focus: [],
        leftOut: [],
      },
    ],
  };
}
