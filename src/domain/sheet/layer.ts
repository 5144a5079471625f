/** The layers in which a sheet is rated, kept side by side: 自己評価, 査定, 委員会評価, 最終評価. The most advanced last. */
export const LAYERS = ['self', 'review', 'committee', 'final'] as const;
export type Layer = (typeof LAYERS)[number];
