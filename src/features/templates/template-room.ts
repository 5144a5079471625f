import { createHash } from 'node:crypto';
import type { SheetMaterial } from '#papers/sheet-material.ts';
import type { Template } from '#records/template/queries.ts';
import { limitsOfFiles, openWorkRoom } from '#workers/work-room.ts';
import { type FilledSheets, fillSheets } from './fill-sheets.ts';
import { readTemplate, type TemplateFormat, type TemplateReading } from './template-file.ts';

export type ReadTask = { read: TemplateFormat; bytes: Uint8Array };
export type FillTask = { fill: Template; materials: readonly SheetMaterial[]; name: string };

/** The build puts the script beside the bundle. */
const script = new URL('./template-worker.js', import.meta.url);

const read = openWorkRoom<ReadTask, TemplateReading>({
  script,
  here: (task) => readTemplate(task.read, task.bytes),
  seats: 1,
  limitsOf: ({ bytes }) => limitsOfFiles(bytes.length),
});

/** Where sheets are written into the office's own file. */
export const fillAside = openWorkRoom<FillTask, FilledSheets>({
  script,
  here: async ({ fill, materials, name }) => fillSheets(fill, materials, name),
  seats: 2,
  limitsOf: () => ({ milliseconds: 120_000, megabytes: 1024, growth: 1024 }),
});

/** What was read last: a template does not change, and each of its pages asks for its places. */
const MOST_KEPT = 30;
const kept = new Map<string, Promise<TemplateReading>>();
let last: Promise<unknown> = Promise.resolve();

/** The places of a template, read in a process of its own: one after the other, and each file once. */
export function readAside(format: TemplateFormat, content: Uint8Array): Promise<TemplateReading> {
  const key = `${format} ${createHash('sha256').update(content).digest('hex')}`;
  const reading = kept.get(key) ?? readInTurn({ read: format, bytes: new Uint8Array(content) });
  kept.delete(key);
  kept.set(key, reading);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  const forget = () => kept.delete(key);
  reading.then((read) => !read.ok && read.refusal.code === 'reading-busy' && forget(), forget);
  return reading;
}

function readInTurn(task: ReadTask): Promise<TemplateReading> {
  const reading = last.then(async (): Promise<TemplateReading> => {
    const worked = await read(task);
    if (worked.ok) return worked.answer;
    const isBusy = worked.why === 'full' || worked.why === 'too-busy';
    return { ok: false, refusal: { code: isBusy ? 'reading-busy' : 'file-too-large' } };
  });
  last = reading.catch(() => {});
  return reading;
}
