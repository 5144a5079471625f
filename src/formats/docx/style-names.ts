/** Styles of written documents by the names that Word shows; a reader knows their paragraphs by them. */
export const CAPTION = 'caption';
export const HEAD_CELL = '表の見出し';
