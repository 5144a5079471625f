/**
 * What the person decided: incoming project → known project (null: it is new); known projects that stay although this
 * import does not list them; and why a target was changed, by the pointer of the new one in the incoming plan.
 */
export type Decisions = {
  pairs: Record<string, string | null>;
  stay: string[];
  reasons?: Record<string, string> | undefined;
};
