import { attachmentPath } from '#addresses/sheets.ts';
import type { AppConfig } from '#config';
import type { AppContext } from '#http/context.ts';
import { planScope } from '#http/open-scope.ts';
import { type FormProblem, formProblem } from '#http/read-form.ts';
import { entryRefusals } from '#messages/sheets.ja.ts';
import { addAttachment, MOST_ATTACHMENTS } from '#records/sheet/add-attachment.ts';
import type { Part } from '#records/sheet/save-answers.ts';
import { LARGEST_ATTACHMENT_MB, lookAtFile } from './look-at-file.ts';

/** A file that is kept beside its part now. */
type AttachedFile = { field: string; id: string; name: string; href: string };

/** Keeps the files that came with a form, each by itself: what one is refused does not keep back the others. */
export async function attachFiles(
  c: AppContext,
  { scanCommand }: AppConfig,
  part: Part,
  sent: Record<string, File[]>,
): Promise<{ problems: FormProblem[]; files: AttachedFile[] }> {
  const problems: FormProblem[] = [];
  const files: AttachedFile[] = [];
  const act = planScope(c);
  for (const [field, list] of Object.entries(sent)) {
    for (const file of list) {
      const found = await lookAtFile(file, scanCommand);
      const added = found.ok ? await addAttachment(c.get('db'), act, part, field, found.looked) : found;
      if (added.ok) {
        const href = attachmentPath(act.plan.id, part.sheet, added.id);
        files.push({ field, id: added.id, name: file.name, href });
        continue;
      }
      if (added.refusal in entryRefusals) continue;
      const code = added.refusal as Exclude<typeof added.refusal, keyof typeof entryRefusals>;
      const limit = code === 'attachment-too-large' ? LARGEST_ATTACHMENT_MB : MOST_ATTACHMENTS;
      problems.push(formProblem(`file.${field}`, code, file.name, limit));
    }
  }
  return { problems, files };
}
