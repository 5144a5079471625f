import { expect, it } from 'vitest';
import type { ExportFile } from '#papers/export-material.ts';
import type { Worked } from '#workers/work-room.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { untilDrawn } from './export-room.ts';
import { type ExportTask, makeExport } from './make-export.ts';

const taskOf = (format: 'pdf' | 'xlsx', title = '計画'): ExportTask => ({
  material: {
    municipality: { name: 'ほしのもり町', code: null },
    plan: { ...smallPlan(), title },
    today: '2026-12-01',
  },
  request: { what: 'book', format, year: null, department: null, sheet: null, paper: null },
});

/** A room whose process dies over tags. */
const room = untilDrawn(
  async (task): Promise<Worked<ExportFile>> =>
    task.isTagged === false
      ? { ok: true, answer: await makeExport(task) }
      : { ok: false, why: task.request.format === 'pdf' ? 'died' : 'too-much' },
);

it('draws a PDF whose drawing died without tags, and says so', async () => {
  const made = await room(taskOf('pdf'));
  if (!made.ok) throw new Error(made.why);
  expect(made.answer.notes).toEqual([expect.stringContaining('読み上げ用の情報（タグ）')]);
  const text = Buffer.from(made.answer.bytes).toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text).not.toContain('StructTreeRoot');
});

it('tries nothing else a second time', async () => {
  expect(await room(taskOf('xlsx'))).toEqual({ ok: false, why: 'too-much' });
});

it('says which characters stand as 〓 on paper, and only there', async () => {
  const notesOf = async (format: 'pdf' | 'xlsx') =>
    (await makeExport(taskOf(format, '🏠の計画\ue000'))).notes ?? [];
  expect(await notesOf('pdf')).toEqual([expect.stringContaining('「🏠」「\ue000」')]);
  expect(await notesOf('xlsx')).toEqual([]);
});
