import { z } from 'zod';

/**
 * What every layout profile says, whatever reader it is for. A layout profile is data: a municipality's own way of
 * printing its plan or its sheets, in labels and patterns, so that a new one needs no code.
 */
export const commonProfile = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** For the person who chooses a profile by hand. */
  name: z.string(),
  /** Labels or patterns (regular expressions, matched on NFKC text without blanks) that such a document prints. */
  signs: z.array(z.string()).min(1),
  levels: z.array(z.string()),
  ratingScales: z.array(
    z.strictObject({
      name: z.string(),
      best: z.enum(['first', 'last', 'none']),
      codes: z.array(
        z.strictObject({
          code: z.string(),
          label: z.string(),
          definition: z.string().default(''),
          ordered: z.boolean().optional(),
        }),
      ),
    }),
  ),
};
