import type { PlanScope } from '#http/scope.ts';

/** Who acts, as a write records it. */
export const actingAs = ({ actor }: Pick<PlanScope, 'actor'>) => ({
  label: actor.label,
  capacities: actor.posts,
  personId: actor.personId,
});
export type Acting = ReturnType<typeof actingAs>;
