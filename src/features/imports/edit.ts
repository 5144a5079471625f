import type { NewRating } from './add-rating.ts';

/**
 * One correction of a draft. `set`: another text for the value at the pointer (the empty text is "nothing printed");
 * `date`: the year of a value that stood without one; `rate`: one more grade on a sheet or, with its year, in the summary
 * of a project; `remove`: the value, grade or indicator is not there; `accept`: the problem is so in the source, and stays
 * as a note.
 */
export type Edit =
  | { op: 'set' | 'date'; pointer: string; text: string }
  | ({ op: 'rate'; pointer: string; text: string } & NewRating)
  | { op: 'remove' | 'accept'; pointer: string };
