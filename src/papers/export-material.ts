import type { ExchangePlan } from '#exchange/schema.ts';

/** Everything that an export is made of. It is plain data: it goes into the process where the export is made. */
export type ExportMaterial = {
  municipality: { name: string; code: string | null };
  plan: ExchangePlan;
  /** In Japan: 2026-11-21. */
  today: string;
  /** By what the plan is known in this installation, whatever its document calls it; left out where it is in none. */
  planId?: string;
  /** The years that are sealed, each with its hash; of what is of several years. */
  sealed?: { year: number; sha256: string; sealedAt: string }[];
  /** Of a sealed year: `plan` is what was sealed, and each page says so. */
  edition?: { year: number; sha256: string };
};

/** `notes`: sentences for whoever takes it, on what is not as it was meant to be; left out or empty: nothing to be said. */
export type ExportFile = { name: string; mediaType: string; bytes: Uint8Array; notes?: readonly string[] };
