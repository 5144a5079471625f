import { cyclePath } from './cycles.ts';
import { planPath } from './plans.ts';

/** The addresses of sealing and of sealed years. */
export const sealPath = (plan: string, year: number) => `${cyclePath(plan, year)}/seal`;
export const editionsPath = (plan: string) => `${planPath(plan)}/editions`;
export const editionPath = (plan: string, year: number) => `${editionsPath(plan)}/${year}`;
export const editionSheetPath = (plan: string, year: number, sheet: string) =>
  `${editionPath(plan, year)}/sheets/${encodeURIComponent(sheet)}`;
export const verificationPath = (plan: string, year: number) => `${editionPath(plan, year)}/verification`;
export const editionDocumentPath = (plan: string, year: number) => `${editionPath(plan, year)}/document.json`;
export const errataPath = (plan: string, year: number, at?: string) =>
  `${editionPath(plan, year)}/errata${at === undefined ? '' : `?at=${encodeURIComponent(at)}`}`;
