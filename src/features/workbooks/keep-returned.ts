import { timingSafeEqual } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import type { InstallationKey } from '#db/installation-key.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import { type Actor, departmentIdsOf, hasRole } from '#domain/people/actor.ts';
import { matchCells } from '#domain/sheet/match-cells.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { insertReturned } from '#records/workbook/keep-workbooks.ts';
import { findSent, type Sent } from '#records/workbook/queries.ts';
import { HIDDEN, printOf, signatureOf } from './make-workbook.ts';
import type { Digested, ReadWorkbook } from './read-returned.ts';

export type KeptOutcome =
  /** `isNew` false: the same file came before. */
  { ok: true; name: string; id: string; isNew: boolean } | { ok: false; name: string; refusal: RefusedFile };
type Unreadable = Extract<ReadWorkbook, { ok: false }>['code'];
export type RefusedFile =
  | Unreadable
  | 'not-sent-from-here'
  | 'of-another-department'
  | 'of-a-sealed-year'
  | 'without-cells';

/**
 * Keeps what came back, each file by itself, beside what was sent; nothing is written into sheets yet. Only workbooks that were handed
 * out here for this plan, and a writer's only for the own department. The same file twice is one.
 */
export async function keepReturned(
  db: Db,
  act: Act,
  installation: InstallationKey,
  file: ReadWorkbook & Digested,
): Promise<KeptOutcome> {
  const refuse = (refusal: RefusedFile): KeptOutcome => ({ ok: false, name: file.name, refusal });
  if (!file.ok) return refuse(file.code);
  const id = file.hidden[HIDDEN.id] ?? '';
  const sent = id === '' ? undefined : await findSent(db.kysely, act.key, id);
  if (!sent || !isSigned(installation, sent, file.hidden[HIDDEN.signature] ?? ''))
    return refuse('not-sent-from-here');
  if (!mayHandle(act.actor, sent.departmentId)) return refuse('of-another-department');
  const printed = new Set(sent.printed);
  const isPrinted = (text: string) => printed.has(printOf(text));
  const matched = matchCells({ ids: Object.keys(sent.cells), isPrinted }, file.cells);
  if (Object.keys(matched.cells).length === 0) return refuse('without-cells');
  const returned = { file_name: file.name, sha256: file.sha256, ...matched };
  return inTransaction(db, async (tx): Promise<KeptOutcome> => {
    if ((await holdYear(tx, act.key, sent.year)).isSealed) return refuse('of-a-sealed-year');
    return { ok: true, name: file.name, ...(await insertReturned(tx, act, sent, returned)) };
  });
}

/** The secretariat handles all workbooks, a writer those of the own departments. */
export const mayHandle = (actor: Actor, departmentId: string) =>
  hasRole(actor, 'secretariat') || departmentIdsOf(actor, 'writer').includes(departmentId);

function isSigned(installation: InstallationKey, sent: Sent, told: string): boolean {
  const [right, said] = [signatureOf(installation, sent.id, sent.cells), told].map((one) => Buffer.from(one));
  return right!.length === said!.length && timingSafeEqual(right!, said!);
}
