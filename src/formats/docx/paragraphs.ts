import { elementsIn, type XmlElement } from '../xml/tree.ts';

/**
 * The paragraphs of a part in their order: those in cells of tables, in text boxes and in contents that were deleted too, but
 * not the second wording that is kept for older programs. The first is paragraph 1 of a Place, and p:1 for whoever fills it.
 */
export const paragraphsOf = (root: XmlElement): XmlElement[] => collect(root, false);

/** With those of the second wording, in the order of the file. */
export const allParagraphsOf = (root: XmlElement): XmlElement[] => collect(root, true);

function collect(root: XmlElement, isAll: boolean): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement) => {
    if (element.name === 'w:p') found.push(element);
    for (const inner of elementsIn(element)) if (isAll || inner.name !== 'mc:Fallback') visit(inner);
  };
  visit(root);
  return found;
}
