import { likeness } from './likeness.ts';

/** What stands before the words of a legend: a list dash, the code, its markdown (- **B**). */
const LONGEST_CODE = 10;
const ALIKE = 0.85;

/** Does a line explain a code of the rating scale, in the words that the profile gives (also where its code is damaged)? */
export function isLegend(folded: string, legends: readonly string[]): boolean {
  return legends.some((legend) => {
    const extra = folded.length - legend.length;
    if (extra < -LONGEST_CODE || extra > LONGEST_CODE) return false;
    return folded.endsWith(legend) || likeness(folded, legend) >= ALIKE;
  });
}
