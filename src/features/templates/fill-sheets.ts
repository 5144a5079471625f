import { parseMark } from '#domain/sheet/template-mark.ts';
import { fileNameOf } from '#domain/text/file-name.ts';
import type { FileRefusal } from '#formats/blocks.ts';
import { pack } from '#formats/zip/pack.ts';
import type { SheetMaterial } from '#papers/sheet-material.ts';
import type { Template } from '#records/template/queries.ts';
import { textOfMark } from './mark-text.ts';
import { fillTemplate } from './template-file.ts';

/** The kinds of files, by their endings. */
export const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

export type FilledFile = { name: string; mediaType: string; bytes: Uint8Array };
export type FilledSheets = { ok: true; file: FilledFile } | { ok: false; refusal: FileRefusal };

/** The office's own file for one sheet, or an archive of them for several. `name` without its ending. */
export function fillSheets(
  template: Template,
  materials: readonly SheetMaterial[],
  name: string,
): FilledSheets {
  const files: { name: string; bytes: Uint8Array }[] = [];
  const taken = new Set<string>();
  for (const material of materials) {
    const filled = fillOne(template, material);
    if (!filled.ok) return filled;
    files.push({ name: fileName(material, template.format, taken), bytes: filled.bytes });
  }
  const [first, another] = files;
  return first && !another
    ? { ok: true, file: { ...first, mediaType: MEDIA_TYPES[template.format] } }
    : {
        ok: true,
        file: { name: `${fileNameOf(name)}.zip`, mediaType: 'application/zip', bytes: pack(files) },
      };
}

function fillOne(template: Template, material: SheetMaterial) {
  const fills = template.marks.flatMap(({ place, entry }) => {
    const mark = parseMark(entry);
    return mark ? [{ place, ...textOfMark(mark, material) }] : [];
  });
  return fillTemplate(template.format, new Uint8Array(template.content), fills);
}

/** Number and title, as a folder can hold them; told apart where two are alike. */
function fileName({ projectNumber, project }: SheetMaterial, format: string, taken: Set<string>): string {
  const bare = fileNameOf(`${projectNumber}${project.title}`, 60);
  for (let count = 1; ; count += 1) {
    const name = `${bare || '事業'}${count === 1 ? '' : `（${count}）`}.${format}`;
    // Windows takes a.xlsx and A.xlsx for one.
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
