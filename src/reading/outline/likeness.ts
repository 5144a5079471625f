const COMPARED = 300;

/**
 * How alike are two titles, from 0 to 1, when one of them may have been damaged by scanning? The share of the pairs
 * of neighbouring characters that they have in common (Sørensen–Dice); only the first 300 characters are compared.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const left = pairsOf(a.slice(0, COMPARED));
  const right = pairsOf(b.slice(0, COMPARED));
  if (left.length === 0 || right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of right) {
    const count = counts.get(pair) ?? 0;
    if (count === 0) continue;
    counts.set(pair, count - 1);
    common += 1;
  }
  return (2 * common) / (left.length + right.length);
}

function pairsOf(text: string): string[] {
  const pairs: string[] = [];
  for (let i = 0; i + 1 < text.length; i += 1) pairs.push(text.slice(i, i + 2));
  return pairs;
}
