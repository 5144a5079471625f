import { joinParts, splitParts } from '#domain/sheet/part.ts';

type OfOwner = { department: string | null };

/**
 * Puts what owners wrote in one order for all years: that of the project's owners, whoever else wrote after them by name. The
 * years keep them in orders of their own; a comparison would show a change where there is none.
 */
export function ownerOrder(owners: readonly string[]) {
  const placeOf = (department: string) =>
    owners.includes(department) ? owners.indexOf(department) : owners.length;
  return <One extends OfOwner>(list: readonly One[]): One[] =>
    list.toSorted(({ department: one }, { department: other }) => {
      if (one === other) return 0;
      if (one === null || other === null) return one === null ? -1 : 1;
      return placeOf(one) - placeOf(other) || (one < other ? -1 : 1);
    });
}

/** The same for a text that an import brought as one, each owner's words under 【…課】. */
export function headedInOrder(text: string, owners: readonly string[]): string {
  const first = text.split('\n', 1)[0]!.trim();
  if (owners.length < 2 || !owners.some((owner) => first === `【${owner}】`)) return text;
  return joinParts(splitParts(text, owners).map(([department, own]) => ({ department, text: own })));
}
