import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Form } from '#domain/sheet/form.ts';
import { formFromSheets } from '#domain/sheet/form-from-sheets.ts';
import { SHEETS_FORM_WORDS } from '#exchange/labels.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { FIELD_KEYS } from '#exchange/values.ts';
import type { PlanRules } from '#exchange/year-schema.ts';
import { adoptPreset, freeId } from '#features/forms/adopt-preset.ts';
import { findPreset } from '#presets/load.ts';
import { findRules, listScales } from '#records/plan/queries.ts';
import { listForms } from './form-queries.ts';
import { findForm, findHeld } from './queries.ts';
import { insertForm } from './save-form.ts';

/** What a new form begins with. */
export type Beginning =
  | { from: 'preset'; preset: string }
  | { from: 'sheets' }
  | { from: 'form'; form: string }
  | { from: 'nothing' };

/**
 * Gives a plan another form, as its version 1. A preset brings its scales along, and its rules where the plan has decided
 * none yet. Null: what it should begin with is not there.
 */
export function addForm(db: Db, actor: string, key: PlanKey, beginning: Beginning): Promise<Form | null> {
  return inTransaction(db, async (tx) => {
    // Ids that are free are counted: two who begin a form at the same moment do so one after the other.
    await tx
      .selectFrom('plan')
      .select('id')
      .where('municipality_id', '=', key.municipalityId)
      .where('id', '=', key.planId)
      .forNoKeyUpdate()
      .execute();
    const formIds = [...new Set((await listForms(tx, key)).map(({ id }) => id))];
    const begun = await begin(tx, key, beginning, formIds);
    if (!begun) return null;
    await insertForm(tx, key, begun.form);
    await insertScales(tx, key, begun.newScales);
    if (begun.rules && (await findRules(tx, key)) === null) await setRules(tx, key, begun.rules);
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      actor,
      kind: 'form-added',
      planId: key.planId,
      subjectId: begun.form.id,
      details: { name: begun.form.name, from: beginning.from },
    });
    return begun.form;
  });
}

type Begun = { form: Form; newScales: ExchangeRatingScale[]; rules?: PlanRules };

async function begin(tx: Tx, key: PlanKey, beginning: Beginning, formIds: string[]): Promise<Begun | null> {
  const scales = await listScales(tx, key);
  if (beginning.from === 'preset') {
    const preset = findPreset(beginning.preset);
    return preset ? adoptPreset(preset, { formIds, scales }) : null;
  }
  if (beginning.from === 'form') {
    const form = await findForm(tx, key, beginning.form);
    return form
      ? { form: { ...form, id: newId(), version: 1, name: `${form.name}の写し` }, newScales: [] }
      : null;
  }
  if (beginning.from === 'nothing') {
    const form = { id: newId(), version: 1, name: '新しい様式', appliesTo: EVERY_PROJECT, sections: [] };
    return { form, newScales: [] };
  }
  const held = await findHeld(tx, key, FIELD_KEYS);
  const form = formFromSheets(held, SHEETS_FORM_WORDS);
  return { form: { ...form, id: freeId(form.id, formIds) }, newScales: [] };
}

const EVERY_PROJECT = { bodies: [], flags: [], nodes: [] };
const newId = () => `form-${randomUUID().slice(0, 8)}`;

/** Puts scales behind those that the plan has. */
export async function insertScales(tx: Tx, key: PlanKey, scales: readonly ExchangeRatingScale[]) {
  if (scales.length === 0) return;
  const last = await tx
    .selectFrom('rating_scale')
    .select(({ fn }) => fn.max('position').as('position'))
    .where(inPlan(key))
    .executeTakeFirst();
  const next = (last?.position ?? -1) + 1;
  await tx
    .insertInto('rating_scale')
    .values(
      scales.map(({ codes, ...scale }, at) => ({
        municipality_id: key.municipalityId,
        plan_id: key.planId,
        ...scale,
        position: next + at,
        codes: JSON.stringify(codes),
      })),
    )
    .execute();
}

async function setRules(tx: Tx, key: PlanKey, rules: PlanRules) {
  await tx
    .updateTable('plan')
    .set((eb) => ({ rules: JSON.stringify(rules), version: eb('version', '+', 1) }))
    .where('municipality_id', '=', key.municipalityId)
    .where('id', '=', key.planId)
    .execute();
}
