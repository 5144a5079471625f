/**
 * What the seal 年度確定 of a year leaves open, and why. Everything else that is about the year is refused, in the transaction
 * of the write: the edition has been made, and what is written afterwards would stand in no paper.
 */
export const LEFT_OPEN = {
  erratum: 'A correction stands beside the edition and changes nothing in it.',
  publication: 'What was sealed is printed and published, today or later.',
  'opinion-answer':
    'The committee is owed an answer and its state, however late; it comes back in the next year.',
  'opinion-propose': 'It is how a department prepares that answer.',
  'meeting-link':
    'Through it a member reads what became of the opinions; nothing can be said there any more.',
  'request-carry': 'It asks again in the next year, and leaves this one as it was.',
} as const;

/** Does the seal of the year end this act? `act`: what it is about and what is done, as in `opinion-edit`. */
export const endsWithSeal = (act: string): boolean => !Object.hasOwn(LEFT_OPEN, act);
