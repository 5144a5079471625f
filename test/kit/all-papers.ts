import { WHATS } from '#domain/publication/export-request.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { ExportTask } from '#features/exports/make-export.ts';
import { OFFERED } from '#features/exports/offered.ts';

/** Every file that can be had of a plan. */
export function allPapersOf(plan: ExchangePlan): ExportTask[] {
  const material = { municipality: { name: 'ほしのもり町', code: null }, plan, today: '2026-12-01' };
  const all = { year: null, department: null, sheet: null, paper: null };
  return WHATS.flatMap((what) =>
    OFFERED[what].map((format) => ({ material, request: { what, format, ...all } })),
  );
}
