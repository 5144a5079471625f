import type { AskedEntry } from './asked-entries.ts';
import type { SheetState, StoredValue } from './sheet-state-queries.ts';

/** What does an entry of the form say now, seen from one owner's part? '' where nothing is said. */
export function storedText(state: SheetState, { entry, field }: AskedEntry, departmentId: string): string {
  switch (entry.of) {
    case 'field':
      return state.fields[entry.key] ?? '';
    case 'own':
      return state.parts.find((part) => part.departmentId === departmentId)?.fields[entry.key] ?? '';
    case 'rating':
      return (
        state.ratings.find(
          (one) =>
            one.layer === entry.layer &&
            one.scale === entry.scale &&
            one.departmentId === (field.perOwner ? departmentId : null) &&
            (field.perOwner || one.department === null),
        )?.code ?? ''
      );
    case 'value':
      return findStoredValue(state, entry)?.text ?? '';
    case 'reason':
      return findStoredValue(state, { ...entry, kind: 'target' })?.reason ?? '';
  }
}

/** The row of a value that is in force: the last that no other replaced. */
export function findStoredValue(
  { values }: Pick<SheetState, 'values'>,
  asked: { indicator: string; kind: string; year: number },
): StoredValue | undefined {
  return valuesOf({ values }, asked).findLast(({ status }) => status !== 'superseded');
}

/** Every row of a value, the replaced ones too, in their order. */
export function valuesOf(
  { values }: Pick<SheetState, 'values'>,
  asked: { indicator: string; kind: string; year: number },
): StoredValue[] {
  return values.filter(
    (one) => one.indicator === asked.indicator && one.kind === asked.kind && one.year === asked.year,
  );
}
