import { housesIn, printedOn, type Unit, unitLabel, unitsIn } from '#domain/plan/owner.ts';
import type { ExchangePlan, ExchangeProject } from '#exchange/schema.ts';

/** Who owns the projects of a plan, as papers print it. */
export type Owners = {
  /** As lists print them, in which both houses may have a 総務課. */
  labels(project: ExchangeProject | undefined): string[];
  /** As a sheet of the project prints them. */
  onSheet(project: ExchangeProject): string[];
  /** Who has the lead 主担当 of the project, as a sheet prints it; null where nobody has, or more than one. */
  lead(project: ExchangeProject): string | null;
  /** What a sheet of the project calls the one of this label. */
  nameOnSheet(project: ExchangeProject, label: string): string;
};

export function ownersIn({ nodes }: Pick<ExchangePlan, 'nodes'>): Owners {
  const houseOf = housesIn(nodes);
  const unitsOf = (project: ExchangeProject): Unit[] => unitsIn(project.owners, houseOf(project));
  return {
    labels: (project) => (project ? unitsOf(project).map(unitLabel) : []),
    onSheet: (project) => unitsOf(project).map((unit, _, all) => printedOn(all, unit)),
    lead(project) {
      const units = unitsOf(project);
      const leads = unitsIn(
        project.owners.filter(({ lead }) => lead),
        houseOf(project),
      );
      return leads.length === 1 ? printedOn(units, leads[0]!) : null;
    },
    nameOnSheet(project, label) {
      const units = unitsOf(project);
      const unit = units.find((one) => unitLabel(one) === label);
      return unit ? printedOn(units, unit) : label;
    },
  };
}
