import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A tag with what it holds; a text as it stands in the page's marked content. */
export type Tag = { role: string; children: (Tag | string)[] };
type TreeNode = { role?: string; type?: string; id?: string; children?: TreeNode[] };

/** What a reader for the blind is told of a PDF: its tags with their texts, page by page, and what stands outside of them. */
export async function readTags(bytes: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: { tag: Tag; untagged: string; width: number; height: number; links: string[] }[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const texts = new Map<string, string>();
    let untagged = '';
    const open: (string | null)[] = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if (!('type' in item)) {
        const id = open.findLast((one) => one !== null);
        // A gap between two pieces is told as a space of its own.
        if (item.str === ' ') continue;
        if (id) texts.set(id, (texts.get(id) ?? '') + item.str);
        else if (!open.includes(null)) untagged += item.str;
      } else if (item.type === 'endMarkedContent') open.pop();
      // An artifact: not to be read.
      else open.push(item.type === 'beginMarkedContentProps' ? item.id : null);
    }
    const tagOf = (node: TreeNode): Tag | string =>
      node.role
        ? { role: node.role, children: (node.children ?? []).map(tagOf) }
        : (texts.get(node.id ?? '') ?? '');
    const tree = (await page.getStructTree()) as TreeNode | null;
    const links = (await page.getAnnotations()).map((annotation) => annotation.dest as string);
    const { width, height } = page.getViewport({ scale: 1 });
    pages.push({
      tag: tree ? (tagOf(tree) as Tag) : { role: 'Root', children: [] },
      untagged,
      width,
      height,
      links,
    });
  }
  const targets = await document.getDestinations();
  const pageOf = async (target: string) => (await document.getPageIndex(targets[target]![0])) + 1;
  const [{ info }, outline] = [await document.getMetadata(), await document.getOutline()];
  return { pages, pageOf, info: info as Record<string, unknown>, outline, close: () => document.destroy() };
}

/** All tags of some roles, in the order in which they are read. */
export function tagsOf(tag: Tag | string, ...roles: string[]): Tag[] {
  if (typeof tag === 'string') return [];
  return [
    ...(roles.includes(tag.role) ? [tag] : []),
    ...tag.children.flatMap((child) => tagsOf(child, ...roles)),
  ];
}

export const textOf = (tag: Tag | string): string =>
  typeof tag === 'string' ? tag : tag.children.map(textOf).join('');
