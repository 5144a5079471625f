import { z } from 'zod';
import { departmentPath } from '#addresses/people.ts';
import type { AppContext } from '#http/context.ts';
import { readForm } from '#http/read-form.ts';
import { addDepartment, closeDepartment } from '#records/people/save-department.ts';
import { departmentPage } from './department-page.tsx';
import { departmentsPage } from './departments-page.tsx';
import { editDepartment } from './edit-department.ts';
import { editorOf } from './editor-of.ts';
import { body, optionalDay, optionalEmail, optionalText, text, version } from './fields.ts';
import { mergeDepartments } from './merge-departments.ts';
import { answer } from './people-parts.tsx';

const Name = {
  name: text('課の名称'),
  division: optionalText('部'),
  email: optionalEmail('課のメールアドレス'),
};
const Addition = z.object({ body, ...Name });
/** `parent`: of a 係; '': its 課 is not known. */
const Change = z.object({
  version,
  ...Name,
  body: body.optional(),
  parent: z
    .string()
    .max(100)
    .transform((sent) => sent || null)
    .optional()
    .meta({ title: '属する課' }),
});
const Merger = z.object({ version, into: text('統合先の課') });
const Closing = z.object({ version, closedOn: optionalDay('廃止日') });

const idOf = (c: AppContext) => c.req.param('department')!;

export async function answerAddition(c: AppContext) {
  const form = readForm(c, Addition);
  if (!form.ok) return departmentsPage(c, form);
  const added = await addDepartment(c.get('db'), editorOf(c), form.value);
  return answer(c, added, {
    done: (id) => ({ path: departmentPath(id), notice: 'department-added' }),
    refused: (refused) => departmentsPage(c, refused),
  });
}

export async function answerChange(c: AppContext) {
  const form = readForm(c, Change);
  if (!form.ok) return departmentPage(c, form);
  const { parent: parentId, ...change } = form.value;
  const changed = await editDepartment(c.get('db'), editorOf(c), { id: idOf(c), ...change, parentId });
  return answer(c, changed, {
    done: (isRenamed) => ({
      path: departmentPath(idOf(c)),
      notice: isRenamed ? 'department-renamed' : 'department-saved',
    }),
    refused: (refused) => departmentPage(c, refused),
  });
}

export async function answerMerger(c: AppContext) {
  const form = readForm(c, Merger);
  if (!form.ok) return departmentPage(c, form);
  const merged = await mergeDepartments(c.get('db'), editorOf(c), { id: idOf(c), ...form.value });
  return answer(c, merged, {
    done: () => ({ path: departmentPath(form.value.into), notice: 'department-merged' }),
    refused: (refused) => departmentPage(c, refused),
  });
}

export async function answerClosing(c: AppContext) {
  const form = readForm(c, Closing);
  if (!form.ok) return departmentPage(c, form);
  const closed = await closeDepartment(c.get('db'), editorOf(c), { id: idOf(c), ...form.value });
  return answer(c, closed, {
    done: () => ({ path: departmentPath(idOf(c)), notice: 'department-closed' }),
    refused: (refused) => departmentPage(c, refused),
  });
}
