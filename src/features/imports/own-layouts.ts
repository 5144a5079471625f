import type { Reader } from '#db/transaction.ts';
import type { SheetsProfile } from '#profiles/sheets-profile.ts';

/** The office's own forms as layouts that an import can read; they are kept and read elsewhere, and handed in by the app. */
export type OwnLayouts = (
  db: Reader,
  municipalityId: string,
) => Promise<{ layouts: SheetsProfile[]; isWhole: boolean }>;
