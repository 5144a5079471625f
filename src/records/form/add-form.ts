import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { freeId } from '#domain/free-id.ts';
import type { Act } from '#domain/people/act.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Form } from '#domain/sheet/form.ts';
import { formFromSheets } from '#domain/sheet/form-from-sheets.ts';
import { SHEETS_FORM_WORDS } from '#exchange/labels.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { FIELD_KEYS } from '#exchange/values.ts';
import type { PlanRules } from '#exchange/year-schema.ts';
import { lockPlan } from '#records/plan/claim-plan.ts';
import { listScales } from '#records/plan/queries.ts';
import { giveRules } from '#records/plan/set-rules.ts';
import { insertScales } from '#records/plan/write-scales.ts';
import { adoptPreset, type FormPreset } from './adopt-preset.ts';
import { listForms } from './form-queries.ts';
import { insertForm } from './insert-form.ts';
import { findForm, findHeld } from './queries.ts';

/** What a new form begins with. */
export type Beginning =
  | { from: 'preset'; preset: FormPreset }
  | { from: 'sheets' }
  | { from: 'form'; form: string }
  | { from: 'nothing' };

/**
 * Gives a plan another form, as its version 1. A preset brings its scales along, and its rules where the plan has decided
 * none yet. Null: what it should begin with is not there.
 */
export function addForm(db: Db, act: Act, beginning: Beginning): Promise<Form | null> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    // Ids that are free are counted: two who begin a form at the same moment do so one after the other.
    await lockPlan(tx, key);
    const formIds = [...new Set((await listForms(tx, key)).map(({ id }) => id))];
    const begun = await begin(tx, key, beginning, formIds);
    if (!begun) return null;
    await insertForm(tx, key, begun.form);
    await insertScales(tx, key, begun.newScales);
    if (begun.rules) await giveRules(tx, key, begun.rules);
    await recordAct(tx, act, {
      kind: 'form-added',
      subjectId: begun.form.id,
      details: { name: begun.form.name, from: beginning.from },
    });
    return begun.form;
  });
}

type Begun = { form: Form; newScales: ExchangeRatingScale[]; rules?: PlanRules };

async function begin(tx: Tx, key: PlanKey, beginning: Beginning, formIds: string[]): Promise<Begun | null> {
  const scales = await listScales(tx, key);
  if (beginning.from === 'preset') return adoptPreset(beginning.preset, { formIds, scales });
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
