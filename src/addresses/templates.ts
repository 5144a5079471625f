import { planPath } from './plans.ts';

/** The addresses of the office's own workbooks and documents. */
export const templatesPath = (plan: string) => `${planPath(plan)}/templates`;
export const templatePath = (plan: string, template: string) =>
  `${templatesPath(plan)}/${encodeURIComponent(template)}`;
/** The file as it was registered. */
export const templateFilePath = (plan: string, template: string) => `${templatePath(plan, template)}/file`;
/** The page with a place opened, so that what it holds can be chosen. */
export const placePath = (plan: string, template: string, place: string) =>
  `${templatePath(plan, template)}?at=${encodeURIComponent(place)}#choice`;
export const filledPath = (
  plan: string,
  template: string,
  { year, department }: { year: number; department: string | null },
) => {
  const query = new URLSearchParams({ year: String(year), ...(department === null ? {} : { department }) });
  return `${templatePath(plan, template)}/filled?${query}`;
};
