/** Which plan of which municipality: every query of a plan is bound to both. */
export type PlanKey = { municipalityId: string; planId: string };
