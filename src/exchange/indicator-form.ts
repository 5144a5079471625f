import type { Form } from '#domain/sheet/form.ts';

/** In which the indicators of an item are asked for, until the plan has a form of its own for them: their values, and what is to be known of them. */
export const INDICATOR_FORM: Form = {
  id: 'form-indicators',
  version: 1,
  name: '指標の調査票',
  appliesTo: { bodies: [], flags: [], nodes: [], subject: 'indicators' },
  sections: [
    {
      heading: '指標',
      fields: [{ kind: 'indicator-table', key: 'x-indicators', label: '指標の実績', asks: ['actual'] }],
    },
    {
      heading: '補足',
      fields: [
        {
          kind: 'long-text',
          key: 'remarks',
          label: '実績についての説明',
          help: '調査の名称と時期、値が大きく変わった理由など。値がない年度は、その理由を書いてください。',
          lines: 3,
        },
      ],
    },
  ],
};
