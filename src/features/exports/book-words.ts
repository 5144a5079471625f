/** DOOR. The headings, captions and column heads of the printed book, which the import of such a book looks for. */
export const BOOK_WORDS = {} as const;
