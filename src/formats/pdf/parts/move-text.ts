/** How the text of an object changes when its part comes into a file that holds other parts already. */
export type Move = {
  /** What is added to the number of an object. */
  offset: number;
  /** Objects that the file has already: their number there. */
  shared: ReadonlyMap<number, number>;
  /** What is added to a number in the tree that leads from pages to tags. */
  parents: number;
  /** Put before the names of cells, which each part counts from 1. */
  prefix: string;
};

/** Outside of strings: what refers to an object, to a page's tags or to a cell, or begins or ends a string. */
const TOKEN = /\\.|\(U(\d+x\d+y\d+)\)|[()]|\b(\d+) 0 R\b|\/(StructParents?) (\d+)/gs;

/** The text of an object with its references moved; what stands in strings stays. */
export function moveText(text: string, { offset, shared, parents, prefix }: Move): string {
  let depth = 0;
  return text.replace(TOKEN, (token, cell, reference, parent, key) => {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    if (depth > 0 || token.length < 2) return token;
    if (cell) return `(${prefix}U${cell})`;
    if (reference) return `${shared.get(Number(reference)) ?? Number(reference) + offset} 0 R`;
    if (parent) return `/${parent} ${Number(key) + parents}`;
    return token;
  });
}
