import { z } from 'zod';
import { formPath, formsPath } from '#addresses/forms.ts';
import type { Form } from '#domain/sheet/form.ts';
import { isSameForm } from '#domain/sheet/form-change.ts';
import { formSchema } from '#exchange/year-schema.ts';
import type { AppContext } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import { formProblem, readForm } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { idOf } from '#http/request-key.ts';
import { findPreset } from '#presets/load.ts';
import { addForm, type Beginning } from '#records/form/add-form.ts';
import { moveFormForward, removeForm } from '#records/form/arrange-forms.ts';
import { listForms } from '#records/form/form-queries.ts';
import { findImpact } from '#records/form/impact-queries.ts';
import { findForm } from '#records/form/queries.ts';
import { changeDraft, parseStep } from './editor/change-draft.ts';
import { draftOf } from './editor/draft.ts';
import { formOf } from './editor/draft-form.ts';
import { readDraft } from './editor/read-draft.ts';
import { draftProblems, renderEditor } from './form-page.tsx';
import { formsPage } from './forms-page.tsx';
import { renderImpact } from './impact-page.tsx';
import { saveForm } from './save-form.ts';

const beginning = z.object({
  from: z.enum(['preset', 'sheets', 'form', 'nothing']),
  preset: z.string().max(100).default(''),
  form: z.string().max(100).default(''),
});

/** POST …/forms: another form, from a preset, from the sheets, as a copy, or empty. */
export async function addition(c: AppContext) {
  const scope = planScope(c);
  const { plan } = scope;
  const reading = readForm(c, beginning);
  const begun = reading.ok ? beginningOf(reading.value) : null;
  const form = begun && (await addForm(c.get('db'), scope, begun));
  if (!form) return formsPage(c, [formProblem('preset', 'preset-not-there')]);
  return redirectWithNotice(c, formPath(plan.id, form.id), 'form-added');
}

function beginningOf({ from, preset, form }: z.infer<typeof beginning>): Beginning | null {
  if (from === 'form') return { from, form };
  if (from !== 'preset') return { from };
  const found = findPreset(preset);
  return found ? { from, preset: found } : null;
}

/** POST …/forms/:form/draft: a step in the editor. Nothing is saved. */
export async function draftStep(c: AppContext) {
  const scope = planScope(c);
  const db = c.get('db').kysely;
  const form = await findForm(db, scope.key, idOf(c, 'form'));
  if (!form) return c.notFound();
  const sent = c.get('form');
  const text = (name: string) => String(sent?.get(name) ?? '').slice(0, 200);
  const step = parseStep(text('do'));
  const taken = (await listForms(db, scope.key)).flatMap(({ sections }) =>
    sections.flatMap(({ fields }) => fields.map(({ key }) => key)),
  );
  const [kind, key, label] = ['kind', 'key', 'label'].map((one) => text(`new${step.section}.${one}`));
  const before = readDraft(sent, form.id);
  const draft = changeDraft(before, step, { kind: kind!, key: key!, label: label! }, taken);
  const added =
    step.act === 'add' ? `field-${step.section}-${before.sections[step.section]?.fields.length}` : null;
  return renderEditor(c, { ...scope, form, draft, problems: [], isChanged: true, open: added });
}

/** POST …/forms/:form/versions: the next version, after its impact was looked at where sheets are being filled in it. */
export async function newVersion(c: AppContext) {
  const { key, plan } = planScope(c);
  const db = c.get('db');
  const form = await findForm(db.kysely, key, idOf(c, 'form'));
  if (!form) return c.notFound();
  const sent = c.get('form');
  const kept = keptDraft(sent?.get('draft'), form.id);
  const draft = kept ? draftOf(kept) : readDraft(sent, form.id);
  const reading = formOf(draft);
  if (!reading.ok)
    return renderEditor(c, {
      key,
      plan,
      form,
      draft,
      problems: draftProblems(draft),
      isChanged: true,
      open: null,
    });
  const changed = reading.form;
  const path = formPath(plan.id, form.id);
  if (changed.version !== form.version) return renderRefusal(c, 'stale');
  if (isSameForm(form, changed)) return redirectWithNotice(c, path, 'form-unchanged');

  const impact = await findImpact(db.kysely, key, changed);
  const sheets = sent?.get('sheets');
  const isDecided = sheets === 'move' || sheets === 'stay';
  if (impact.movable.length > 0 && !isDecided) {
    const problems = kept ? [formProblem('sheets', 'not-a-choice', '記入中のシートをどうするか')] : [];
    return renderImpact(c, { plan, form: changed, impact, problems });
  }
  const movesSheets = sheets === 'move';
  const saved = await saveForm(db, planScope(c), { form: changed, movesSheets });
  if (!saved.ok) return renderRefusal(c, saved.refusal);
  return redirectWithNotice(c, path, saved.value.moved > 0 ? 'form-changed-sheets-moved' : 'form-changed');
}

/** What the page before kept of the changed form; it came back from the browser, so it is read like anything else. */
function keptDraft(sent: unknown, id: string): Form | null {
  if (typeof sent !== 'string') return null;
  try {
    const parsed = formSchema.safeParse(JSON.parse(sent));
    return parsed.success ? { ...parsed.data, id } : null;
  } catch {
    return null;
  }
}

/** POST …/forms/:form/position: one place forward. */
export async function forwardMove(c: AppContext) {
  const scope = planScope(c);
  const { plan } = scope;
  const moved = await moveFormForward(c.get('db'), scope, idOf(c, 'form'));
  return moved
    ? redirectWithNotice(c, formsPath(plan.id), 'forms-rearranged')
    : c.redirect(formsPath(plan.id), 303);
}

/** POST …/forms/:form/removal */
export async function removal(c: AppContext) {
  const scope = planScope(c);
  const outcome = await removeForm(c.get('db'), scope, idOf(c, 'form'));
  if (!outcome.ok) return outcome.refusal === 'gone' ? c.notFound() : renderRefusal(c, 'form-in-use');
  return redirectWithNotice(c, formsPath(scope.plan.id), 'form-removed');
}
