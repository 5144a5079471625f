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
  return matchNamesake(
    email,
    persons.filter((person) => person.name !== '' && squeeze(person.name) === wanted),
  );
}

function matchNamesake<Person extends KnownPerson>(
  email: string | null,
  namesakes: readonly Person[],
): Person | 'none' | 'several' {
  if (namesakes.length === 0) return 'none';
  const byAddress = namesakes.filter((person) => sameAddress(person.email, email));
  if (byAddress.length === 1) return byAddress[0]!;
  return namesakes.length === 1 ? namesakes[0]! : 'several';
}

/** The same question for a long list: every name is folded once. */
export function personMatcher<Person extends KnownPerson>(persons: readonly Person[]) {
  const byName = new Map<string, Person[]>();
  for (const person of persons) {
    if (person.name === '') continue;
    const key = squeeze(person.name);
    byName.set(key, [...(byName.get(key) ?? []), person]);
  }
  return ({ name, email }: Named) => matchNamesake(email, byName.get(squeeze(name)) ?? []);
}
