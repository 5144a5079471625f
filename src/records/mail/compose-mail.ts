import type { Claim, WaitingMail } from './claim-mail.ts';

/** What the mail server is given. */
export type Letter = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  messageId: string;
};

const RULE = '─'.repeat(20);

/** The mails of a claim as one letter: a single one as it is, several under one heading, the oldest first. */
export function composeLetter({ messageId, mails }: Claim): Letter {
  const inOrder = [...mails].sort((a, b) => (a.made_at < b.made_at ? -1 : 1));
  const [first] = inOrder as [WaitingMail];
  const to = { name: oneLine(first.to_label), address: oneLine(first.to_address ?? '') };
  if (inOrder.length === 1) return { to, subject: oneLine(first.subject), text: first.text, messageId };
  return {
    to,
    subject: `【あゆみ】お知らせ${inOrder.length}件（${oneLine(first.subject)} ほか）`,
    text: digestOf(first.to_label, inOrder),
    messageId,
  };
}

function digestOf(label: string, mails: WaitingMail[]): string {
  const contents = mails.map(({ subject }, at) => `${at + 1}．${oneLine(subject)}`);
  const items = mails.map(({ subject, text }, at) =>
    [RULE, `${at + 1}．${oneLine(subject)}`, RULE, text.trim(), ''].join('\n'),
  );
  return [
    `${label}　様`,
    '',
    `お知らせが${mails.length}件あります。`,
    '',
    ...contents,
    '',
    items.join('\n'),
  ].join('\n');
}

/** A line break in a subject or an address would begin another header. */
const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();
