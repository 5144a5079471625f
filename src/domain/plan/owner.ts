type Body = 'city' | 'shakyo';

/** An owner as a plan prints it: 実施主体, 課, 係, each where it is told. */
export type PrintedOwner = { body: Body | null; department: string | null; subsection?: string | null };

/** Whom a printed owner means: a 課, a 係 whose 課 is not told, or the city or 社協 as such. */
export type Unit = { kind: 'department' | 'subsection' | 'body'; body: Body; name: string };

const BODIES: Record<Body, string> = { city: '市', shakyo: '社協' };

/** Whose part it is where a project has no owner yet, or none that the plan tells; and what that is called. */
export const NOBODY_ID = 'nobody';
export const NOBODY = '担当未定';

/**
 * Who is meant? `house`: whose chapter or measure the project stands in (市の主な施策, 社協の主な施策); it counts where the owner tells no
 * body of its own. The council's 係 are the council, as sheets print it. Null: nobody yet.
 */
export function unitOf({ body, department, subsection }: PrintedOwner, house: Body | null): Unit | null {
  const own = body ?? house;
  if (department) return departmentCalled(own ?? 'city', department);
  if (own === 'shakyo') return { kind: 'body', body: own, name: BODIES.shakyo };
  if (subsection) return { kind: 'subsection', body: 'city', name: subsection };
  return own === null ? null : { kind: 'body', body: own, name: BODIES[own] };
}

/** A 課 of a house by its name; one that bears the council's own is the council. */
export const departmentCalled = (body: Body, name: string): Unit => ({
  kind: body === 'shakyo' && name === BODIES.shakyo ? 'body' : 'department',
  body,
  name,
});

/** How a list prints it, in which both houses may have a 総務課: 社協　総務課. The database makes the same of its departments. */
export const unitLabel = ({ kind, body, name }: Unit): string =>
  body === 'shakyo' && kind !== 'body' ? `${BODIES.shakyo}　${name}` : name;

/** Whom a label, or a name that stands by itself, means where no owner is so called. */
export function unitOfLabel(label: string): Unit {
  const [, inCouncil] = /^社協　(.+)$/su.exec(label) ?? [];
  if (inCouncil !== undefined) return { kind: 'department', body: 'shakyo', name: inCouncil };
  if (label === BODIES.shakyo) return { kind: 'body', body: 'shakyo', name: label };
  return { kind: label === BODIES.city ? 'body' : 'department', body: 'city', name: label };
}

/** How the sheet of these owners prints each: by its name, and with its house where another is so called too. */
export const printedOn = (units: readonly Unit[], unit: Unit): string =>
  units.some((other) => other.name === unit.name && unitLabel(other) !== unitLabel(unit))
    ? unitLabel(unit)
    : unit.name;

type Placed = { placements: readonly { node: string; relisted: boolean }[] };
type Housed = { id: string; parent: string | null; body: Body | null };

/** In whose chapter does a project stand? The body of the item of its first listing, or of the nearest one above that tells one. */
export function housesIn(nodes: readonly Housed[]): (project: Placed) => Body | null {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return ({ placements }) => {
    const first = placements.find(({ relisted }) => !relisted) ?? placements[0];
    const seen = new Set<string>();
    for (let at = byId.get(first?.node ?? ''); at && !seen.has(at.id); at = byId.get(at.parent ?? '')) {
      if (at.body !== null) return at.body;
      seen.add(at.id);
    }
    return null;
  };
}

/** The owners of a project, each once, in printed order: two 係 of one 課 are one owner. */
export function unitsIn(owners: readonly PrintedOwner[], house: Body | null): Unit[] {
  const units = owners.flatMap((owner) => unitOf(owner, house) ?? []);
  return [...new Map(units.map((unit) => [`${unit.kind} ${unitLabel(unit)}`, unit])).values()];
}
