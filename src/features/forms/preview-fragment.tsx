import type { AppContext } from '#http/context.ts';
import { idOf } from '#http/request-key.ts';
import { formOf } from './editor/draft-form.ts';
import { FormPreview } from './editor/form-preview.tsx';
import { readDraft } from './editor/read-draft.ts';
import { findPlan } from './find-plan.ts';
import { PreviewWaits } from './form-page.tsx';
import { previewSubject } from './preview-subject.ts';

/** POST …/forms/:form/preview: the preview alone, for the editor's script. Nothing is saved. */
export async function previewFragment(c: AppContext) {
  const found = await findPlan(c);
  if (!found) return c.notFound();
  const reading = formOf(readDraft(c.get('form'), idOf(c, 'form')));
  return c.html(
    reading.ok ? (
      <FormPreview
        form={reading.form}
        subject={await previewSubject(c.get('db').kysely, found.key, found.plan)}
      />
    ) : (
      <PreviewWaits count={reading.problems.length} />
    ),
  );
}
