import type { ExchangePlan } from '#exchange/schema.ts';

/** Everything that an export is made of. It is plain data: it goes into the thread where the export is made. */
export type ExportMaterial = {
  municipality: { name: string; code: string | null };
  plan: ExchangePlan;
  /** In Japan: 2026-11-21. */
  today: string;
  /** Of a sealed year: `plan` is what was sealed, and each page says so. */
  edition?: { year: number; sha256: string };
};

export type ExportFile = { name: string; mediaType: string; bytes: Uint8Array };
