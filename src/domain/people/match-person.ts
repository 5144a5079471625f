import { squeeze } from '../text/fold.ts';
import type { KnownPerson } from './known-staff.ts';

type Named = { name: string; email: string | null };

const sameAddress = (a: string | null, b: string | null) =>
  a !== null && b !== null && a.toLowerCase() === b.toLowerCase();

/**
 * Whom does a name mean? An office shares addresses, so the name decides and the address only tells namesakes apart.
 * `none`: nobody of this name, somebody new; `several`: namesakes whom nothing tells apart.
 */
export function matchPerson<Person extends KnownPerson>(
  { name, email }: Named,
  persons: readonly Person[],
): Person | 'none' | 'several' {
  const wanted = squeeze(name);
  const namesakes = persons.filter((person) => person.name !== '' && squeeze(person.name) === wanted);
  if (namesakes.length === 0) return 'none';
  const byAddress = namesakes.filter((person) => sameAddress(person.email, email));
  if (byAddress.length === 1) return byAddress[0]!;
  return namesakes.length === 1 ? namesakes[0]! : 'several';
}
