import type { NewMail } from './queue-mail.ts';

/** Mails whose address opens something for whoever has it. */
const SECRET: readonly string[] = ['invitation', 'reset', 'link'] satisfies NewMail['kind'][];

export const hasSecret = (kind: string) => SECRET.includes(kind);

/** The text of a mail as the log keeps it: the address that opens something is gone, the words are there. */
export function withoutSecret({ kind, text }: { kind: string; text: string }): string {
  return hasSecret(kind) ? text.replace(/https?:\/\/\S+/gu, '（アドレスは消去しました）') : text;
}
