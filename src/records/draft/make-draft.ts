import { randomBytes } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import { squeeze } from '#domain/text/fold.ts';
import type { DraftRefusal } from './draft-refusal.ts';
import type { PackedReading } from './pack-reading.ts';
import { listPlanChoices } from './queries.ts';

/** Whose import it is, and how the person is named in the record. */
export type Importer = { municipalityId: string; actor: string };

/**
 * Keeps a reading with its files as a draft, and gives the draft's id. `planId`: the known plan it is to be added to;
 * undefined: the one of the same title, if there is exactly one.
 */
export async function makeDraft(
  db: Db,
  { municipalityId, actor }: Importer,
  reading: PackedReading,
  planId: string | null | undefined,
): Promise<Outcome<string, DraftRefusal>> {
  const plans = await listPlanChoices(db.kysely, municipalityId);
  if (planId && !plans.some(({ id }) => id === planId))
    return refuse({ code: 'plan-not-found', plan: planId });
  if (planId && reading.titles.length > 1) return refuse({ code: 'plan-several' });
  const target = planId === undefined ? planOfSameTitle(reading.titles, plans) : planId;
  const draftId = randomBytes(5).toString('hex');
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('import_draft')
      .values({
        municipality_id: municipalityId,
        id: draftId,
        state: 'open',
        profile: [...new Set(reading.files.map(({ profile }) => profile))].join('、'),
        plan_id: target,
        document: Buffer.from(reading.document),
        provenance: Buffer.from(reading.provenance),
        conservation: reading.conservation,
        made_by: actor,
      })
      .execute();
    for (const [position, file] of reading.files.entries())
      await tx
        .insertInto('import_file')
        .values({
          municipality_id: municipalityId,
          draft_id: draftId,
          position,
          name: file.name,
          sha256: file.sha256,
          encoding: file.encoding,
          content: Buffer.from(file.bytes),
          lines: file.lines && Buffer.from(file.lines),
        })
        .execute();
    const files = reading.files.map(({ name, sha256 }) => ({ name, sha256 }));
    await recordEvent(tx, {
      municipalityId,
      actor,
      kind: 'import-drafted',
      subjectId: draftId,
      details: { files },
    });
  });
  return done(draftId);
}

function planOfSameTitle(
  [title, another]: readonly string[],
  plans: readonly { id: string; title: string }[],
): string | null {
  if (!title || another !== undefined) return null;
  const same = plans.filter((plan) => squeeze(plan.title) === squeeze(title));
  return same.length === 1 ? same[0]!.id : null;
}
