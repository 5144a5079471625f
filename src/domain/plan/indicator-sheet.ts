type Listed = { id: string; placements: readonly { node: string }[] };

/**
 * The indicators of an item 計画の項目 are asked for on a sheet of that item, year by year. What such a sheet stands on goes by the item's
 * own id and is listed at the item alone; ids are unique in a plan, so nothing else can be taken for it.
 */
export const isIndicatorSheet = ({ id, placements }: Listed): boolean => placements[0]?.node === id;

/** How lists and letters name it. */
export const indicatorSheetTitle = (node: { title: string }): string => `${node.title}（指標）`;

/** Is the actual value of a year asked for? A survey indicator 調査指標 only has one in the years in which the survey is made. */
export const isSurveyed = (
  indicator: { surveyYears?: readonly number[] | undefined },
  year: number,
): boolean => indicator.surveyYears?.includes(year) ?? true;
