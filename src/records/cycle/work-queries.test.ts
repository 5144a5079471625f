import { expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { signedIn, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { listWork } from './work-queries.ts';

test('a sheet bears the number of its project’s first listing, also where the plan prints 再掲 alone', async () => {
  const db = await testDatabase();
  const { municipality } = await signedIn(db, testApplication(db), 'reviewer');
  const plan = smallPlan();
  const printed = (project: string, number: string, relisted: boolean) => ({
    ...plan.projects[0]!.placements[0]!,
    node: project === 'p-1' ? 'n-2' : 'n-4',
    number,
    relisted,
  });
  const placements: Record<string, ReturnType<typeof printed>[]> = {
    'p-1': [printed('p-1', '再1', true), printed('p-1', '①', false)],
    'p-2': [printed('p-2', '再2', true)],
  };
  const projects = plan.projects.map((project) => ({
    ...project,
    placements: placements[project.id] ?? project.placements,
  }));
  await inTransaction(db, (tx) =>
    storePlan(tx, municipality.id, { ...plan, projects }, { actor: '事務局', planId: 'small' }),
  );
  const work = await listWork(db.kysely, { municipalityId: municipality.id, planId: 'small' }, 2023);
  const numbers = new Map(work.map(({ project, number }) => [project, number]));
  expect([numbers.get('p-1'), numbers.get('p-2')]).toEqual(['①', '再2']);
});
