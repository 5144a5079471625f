import { elementsIn, type XmlElement } from '../xml/tree.ts';

/**
 * The paragraphs of a part in their order: those in cells of tables, in text boxes and in contents that were deleted too, but
 * not the second wording that is kept for older programs. The first is paragraph 1 of a Place, and p:1 for whoever fills it.
 */
export function paragraphsOf(root: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement) => {
    if (element.name === 'w:p') found.push(element);
    for (const inner of elementsIn(element)) if (inner.name !== 'mc:Fallback') visit(inner);
  };
  visit(root);
  return found;
}
