import { formPath, formsPath } from '#addresses/forms.ts';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { idOf } from '#http/request-key.ts';
import { findForm } from '#records/form/queries.ts';
import { FormPreview } from './editor/form-preview.tsx';
import { previewSubject } from './preview-subject.ts';

/** One version of a form as it was kept: what the sheets of an earlier year were filled in. */
export async function versionPage(c: AppContext) {
  const { db, key, plan } = planScope(c);
  const version = /^\d{1,9}$/.test(idOf(c, 'version')) ? Number(idOf(c, 'version')) : 0;
  const form = await findForm(db, key, idOf(c, 'form'), version);
  if (!form) return c.notFound();
  return renderPage(
    c,
    {
      title: `${form.name}（第${version}版）`,
      crumbs: [
        ...planCrumbs(plan),
        { href: formsPath(plan.id), label: '様式' },
        { href: formPath(plan.id, form.id), label: form.name },
      ],
    },
    <FormPreview form={form} subject={await previewSubject(db, key, plan)} />,
  );
}
