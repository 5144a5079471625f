/**
 * Everything that the log can tell, group by group. Whoever records another kind adds it here, and its sentence in
 * messages/activity.ja.ts; without both it does not compile. A kind is never taken out: the log is kept for ever.
 */
export const EVENT_KINDS = {
  plan: ['plan-stored', 'plan-replaced'],
  import: ['import-drafted', 'import-edited', 'import-decided', 'import-confirmed', 'import-cancelled'],
  cycle: [
    'cycle-opened',
    'cycle-moved',
    'cycle-dates-changed',
    'cycle-sheet-added',
    'cycle-sheet-removed',
    'reminders-sent',
  ],
  sheet: [
    'sheet-saved',
    'sheet-moved',
    'aside-settled',
    'attachment-added',
    'attachment-removed',
    'remark-added',
    'remark-answered',
    'remark-resolved',
  ],
  review: ['vote-cast', 'review-graded', 'review-meeting-made', 'review-meeting-saved'],
  committee: [
    'meeting-made',
    'meeting-changed',
    'assignment-changed',
    'opinion-given',
    'opinion-changed',
    'opinion-withdrawn',
    'opinion-proposed',
    'opinion-answered',
    'main-opinions-chosen',
  ],
  request: [
    'request-asked',
    'request-carried',
    'request-changed',
    'request-withdrawn',
    'request-accepted',
    'request-declined',
    'request-done',
  ],
  edition: ['finding-reasoned', 'cycle-sealed', 'erratum-noted'],
  form: [
    'form-added',
    'form-changed',
    'form-removed',
    'forms-rearranged',
    'rules-changed',
    'scale-added',
    'scale-changed',
    'scale-removed',
  ],
  people: [
    'municipality-set-up',
    'sample-accounts-made',
    'department-added',
    'department-changed',
    'department-renamed',
    'department-closed',
    'department-reopened',
    'department-merged',
    'post-added',
    'post-changed',
    'post-closed',
    'post-reopened',
    'holder-entered',
    'successors-entered',
    'term-changed',
    'term-removed',
    'person-changed',
    'person-forgotten',
    'people-forgotten',
    'staff-list-confirmed',
    'handover-note-written',
  ],
  access: [
    'account-made',
    'account-locked',
    'account-unlocked',
    'signed-in',
    'signed-out',
    'session-ended',
    'sessions-ended',
    'password-set',
    'password-changed',
    'invitation-made',
    'reset-made',
    'link-made',
    'link-spent',
    'link-revoked',
    'identity-linked',
    'identity-unlinked',
    'second-factor-confirmed',
    'second-factor-removed',
    'second-factor-passed',
    'second-factor-refused',
    'backup-codes-made',
  ],
  mail: ['mail-failed', 'mail-retried', 'mail-by-hand', 'mail-handed-over'],
} as const;

export type EventGroup = keyof typeof EVENT_KINDS;
export type EventKind = (typeof EVENT_KINDS)[EventGroup][number];

/** The group of a kind as the log has it; null for one that this version does not know. */
export function groupOf(kind: string): EventGroup | null {
  const groups = Object.entries(EVENT_KINDS) as [EventGroup, readonly string[]][];
  return groups.find(([, kinds]) => kinds.includes(kind))?.[0] ?? null;
}
