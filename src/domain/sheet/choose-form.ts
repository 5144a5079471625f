import type { Form } from './form.ts';

/** What a form's scope looks at in a project. */
export type Scoped = {
  bodies: readonly ('city' | 'shakyo' | null)[];
  flags: readonly string[];
  /** The node of the first listing and every node above it. */
  nodes: readonly string[];
  /** It asks for the indicators of an item. */
  isIndicatorSheet: boolean;
};

/** The latest version of each form, in the order in which the forms stand. */
export function latestForms<F extends Form>(forms: readonly F[]): F[] {
  const latest = new Map<string, F>();
  for (const form of forms) {
    const known = latest.get(form.id);
    if (!known || known.version < form.version) latest.set(form.id, form);
  }
  return [...latest.values()];
}

/**
 * Which form is a project's sheet filled in? The first one that fits: an owner of one of its bodies, one of its flags, under
 * one of its nodes, each only where the form sets it. An owner whose body no document told is the city's: documents
 * mark the 社協's. Null where none fits; then the plan lacks a form, and nothing is guessed.
 */
export function chooseForm<F extends Form>(forms: readonly F[], project: Scoped): F | null {
  const bodies = project.bodies.length === 0 ? ['city'] : project.bodies.map((body) => body ?? 'city');
  const meets = (condition: readonly string[], held: readonly string[]) =>
    condition.length === 0 || condition.some((one) => held.includes(one));
  return (
    latestForms(forms).find(
      ({ appliesTo }) =>
        (appliesTo.subject === 'indicators') === project.isIndicatorSheet &&
        meets(appliesTo.bodies, bodies) &&
        meets(appliesTo.flags, project.flags) &&
        meets(appliesTo.nodes, project.nodes),
    ) ?? null
  );
}
