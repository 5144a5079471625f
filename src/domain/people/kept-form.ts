import type { LinkBinding } from './actor.ts';

/** For so long an ended session is still known, and a form that came after its end waits for whom it belongs to. */
export const KEPT_HOURS = 24;
/** So many forms of one account, or of one link, are kept, and so much text; the oldest make room. */
const MOST_KEPT = 20;
export const LARGEST_KEPT = 2 * 1024 * 1024;

/** Whom a session stands for: an account, or whoever was given a link that is bound to this sheet or meeting. */
export type SessionOwner = {
  municipalityId: string;
  accountId: string | null;
  boundTo: LinkBinding | null;
};

/** One field of a form as it was sent. */
export type SentField = { name: string; text: string };

/** A form that was sent when its session had ended. `page`: where it stands. `hasFiles`: files came along, which are not kept. */
export type LateForm = { page: string; action: string; fields: SentField[]; hasFiles: boolean };
export type KeptForm = LateForm & { id: string; keptAt: string };

/** How much room a form takes, in bytes. */
export const sizeOfForm = ({ fields }: LateForm): number =>
  fields.reduce((sum, { name, text }) => sum + Buffer.byteLength(name) + Buffer.byteLength(text), 0);

/** Which of the forms of one owner have no room any more? `forms`: the newest first. */
export function beyondRoom<T extends { size: number }>(forms: readonly T[]): T[] {
  let room = LARGEST_KEPT;
  return forms.filter(({ size }, at) => {
    room -= size;
    return at >= MOST_KEPT || room < 0;
  });
}
