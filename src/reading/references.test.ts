import { expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { documentSchema, type ExchangePlan } from '#exchange/schema.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { makeMunicipality } from '../../test/kit/browser.ts';
import { testDatabase } from '../../test/kit/database.ts';
import { smallPlan } from '../../test/kit/small-plan.ts';
import { findReferenceFault } from './references.ts';

const db = await testDatabase();
const { id: town } = await makeMunicipality(db, { roles: [] });

const request = (project: string) => ({
  ...{ id: 'q-1', year: 2023, project, from: '長寿課', to: null, text: '声をかけてほしい。' },
  ...{ askedOn: '2023-06-01', state: 'asked' as const, answer: '', answeredOn: null, carriedFrom: null },
});
const cycle = {
  year: 2023,
  state: 'collecting' as const,
  stages: {},
  exceptions: [],
  focus: [],
  leftOut: [],
};

/** The small plan with something changed, as a document of anybody's hand. */
function changed(change: (plan: ExchangePlan) => unknown) {
  const plan = structuredClone(smallPlan());
  change(plan);
  return documentSchema.parse({ format: 'ayumi/1', plans: [plan] });
}

it.each<[string, (plan: ExchangePlan) => unknown, string]>([
  [
    'an indicator of an item that is called a project',
    (plan) => {
      Object.assign(plan.indicators[0]!, { project: 'n-1', node: null });
    },
    '/plans/0/indicators/0/project',
  ],
  [
    'an indicator of a project and of an item',
    (plan) => {
      Object.assign(plan.indicators[0]!, { project: 'p-1', node: 'n-1' });
    },
    '/plans/0/indicators/0',
  ],
  [
    'a grade of the summary for an item',
    (plan) => {
      plan.ratings[0]!.project = 'n-1';
    },
    '/plans/0/ratings/0/project',
  ],
  [
    'a sheet of nothing',
    (plan) => {
      plan.sheets[0]!.project = 'p-99';
    },
    '/plans/0/sheets/0/project',
  ],
  [
    'a sheet in a form that is not there',
    (plan) => {
      plan.sheets[0]!.form = { id: 'f-9', version: 1 };
    },
    '/plans/0/sheets/0/form',
  ],
  [
    'a request of no project',
    (plan) => {
      plan.collaborationRequests = [request('p-99')];
    },
    '/plans/0/collaborationRequests/0/project',
  ],
  [
    'a request of an item that asks for nothing',
    (plan) => {
      plan.collaborationRequests = [request('n-4')];
    },
    '/plans/0/collaborationRequests/0/project',
  ],
  [
    'a request twice',
    (plan) => {
      plan.collaborationRequests = [request('p-1'), request('p-2')];
    },
    '/plans/0/collaborationRequests/1/id',
  ],
  [
    'a year twice',
    (plan) => {
      plan.cycles = [cycle, cycle];
    },
    '/plans/0/cycles/1/year',
  ],
])('%s is refused with its path', (_, change, path) => {
  expect(findReferenceFault(changed(change))?.path).toBe(path);
});

it.each<[string, (plan: ExchangePlan) => unknown]>([
  ['as it is', () => {}],
  [
    'with the sheet of an item that has no indicator',
    (plan) => {
      plan.sheets.push({ id: 's-99', project: 'n-4', year: 2023, page: null, fields: {}, ratings: [] });
    },
  ],
  [
    'with a request on the sheet of an item',
    (plan) => {
      plan.collaborationRequests = [request('n-1')];
    },
  ],
  [
    'with a year',
    (plan) => {
      plan.cycles = [cycle];
    },
  ],
])('a plan %s is taken and stored', async (_, change) => {
  const document = changed(change);
  expect(findReferenceFault(document)).toBeNull();
  await inTransaction(db, (tx) => storePlan(tx, town, document.plans[0]!, { actor: '試し' }));
});
