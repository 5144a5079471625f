import type { Actor, LinkBinding } from '#domain/people/actor.ts';

const part = encodeURIComponent;

/** The page to which the ways home lead: who came by a one-time link has only what the link is for. */
export function homePath(actor: Actor | null): string {
  return actor?.boundTo ? pathOfBinding(actor.boundTo) : '/';
}

/** What a one-time link opens: the sheet to fill in, or the meeting. */
export function pathOfBinding(binding: LinkBinding): string {
  const plan = `/plans/${part(binding.planId)}`;
  return binding.kind === 'sheet'
    ? `${plan}/sheets/${part(binding.sheetId)}/entry`
    : `${plan}/meetings/${part(binding.meetingId)}`;
}
