import type { AppContext } from '#http/context.ts';
import { planScope } from '#http/open-scope.ts';
import { idOf } from '#http/request-key.ts';
import { formOf } from './editor/draft-form.ts';
import { FormPreview } from './editor/form-preview.tsx';
import { readDraft } from './editor/read-draft.ts';
import { PreviewWaits } from './form-page.tsx';
import { previewSubject } from './preview-subject.ts';

/** POST …/forms/:form/preview: the preview alone, for the editor's script. Nothing is saved. */
export async function previewFragment(c: AppContext) {
  const { key, plan } = planScope(c);
  const reading = formOf(readDraft(c.get('form'), idOf(c, 'form')));
  return c.html(
    reading.ok ? (
      <FormPreview form={reading.form} subject={await previewSubject(c.get('db').kysely, key, plan)} />
    ) : (
      <PreviewWaits count={reading.problems.length} />
    ),
  );
}
