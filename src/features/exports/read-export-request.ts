import { z } from 'zod';
import { parseFiscalYear, readWesternYear } from '#domain/calendar/fiscal-year.ts';
import { type ExportAsked, type ExportRequest, FORMATS, WHATS } from '#domain/publication/export-request.ts';
import { isOffered } from './offered.ts';

/** The papers that can be chosen, as addresses name them. */
export const PAPERS = ['A4-portrait', 'A4-landscape', 'A3-portrait', 'A3-landscape'] as const;
export type PaperName = (typeof PAPERS)[number];

const blank = (value: unknown) => (value === '' || value === undefined ? null : value);
const name = z.preprocess(blank, z.string().max(200).nullable());

const schema = z.object({
  what: z.enum(WHATS),
  format: z.enum(FORMATS),
  year: z.preprocess(
    blank,
    z
      .string()
      .transform(readWesternYear)
      .refine((year) => year !== null)
      .nullable(),
  ),
  department: name,
  sheet: name,
  paper: z.preprocess(blank, z.enum(PAPERS).nullable()),
});

/** What is asked for, as texts of an address or of the command line; null where that cannot be had. */
export function readExportRequest(asked: Readonly<Record<string, string | undefined>>): ExportAsked | null {
  const read = schema.safeParse({ ...NOTHING, ...asked });
  if (!read.success || !isOffered(read.data)) return null;
  const { department: departmentId, paper, ...rest } = read.data;
  return { ...rest, departmentId, paper: paperOf(paper) };
}

const NOTHING = { year: '', department: '', sheet: '', paper: '' };

export function paperOf(paper: PaperName | null): ExportRequest['paper'] {
  if (paper === null) return null;
  const [size, orientation] = paper.split('-') as ['A4' | 'A3', 'portrait' | 'landscape'];
  return { size, orientation };
}

/** A fiscal year as people write it: R7, 令和7年度, 2025; null for what is none. */
export function readExportYear(text: string): number | null {
  const reading = parseFiscalYear(/^\d{4}$/.test(text.trim()) ? `${text.trim()}年度` : text);
  return reading.ok ? reading.year : null;
}
