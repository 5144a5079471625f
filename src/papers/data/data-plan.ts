import type { ExchangePlan } from '#exchange/schema.ts';
import type { ExportMaterial } from '../export-material.ts';

/** The plan as the tables tell of it: known by one id from one package to the next, which no other plan of a municipality has. */
export const dataPlan = ({ plan, planId, municipality }: ExportMaterial): ExchangePlan => ({
  ...plan,
  id: [municipality.code, planId ?? plan.id].filter((part) => part !== null).join('-'),
});
