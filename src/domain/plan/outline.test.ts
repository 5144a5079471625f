import { expect, test } from 'vitest';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { flatOutline, outlineOf, pathTo } from './outline.ts';

const plan = smallPlan();
const titlesUnder = (nodeId: string, projects = plan.projects) =>
  flatOutline(outlineOf(plan.nodes, projects))
    .find(({ node }) => node.id === nodeId)!
    .listings.map(({ project }) => project.id);

test('nodes stand as the document lists them, each before its children', () => {
  expect(flatOutline(outlineOf(plan.nodes, [])).map(({ node }) => node.id)).toEqual([
    'n-1',
    'n-2',
    'n-3',
    'n-4',
  ]);
});

test.each([
  [
    ['②', '①'],
    ['p-2', 'p-1'],
  ],
  [
    ['（10）', '（９）'],
    ['p-2', 'p-1'],
  ],
  [
    ['1-2', '1-10'],
    ['p-1', 'p-2'],
  ],
  [
    ['1', '1-1'],
    ['p-1', 'p-2'],
  ],
  [
    ['②', ''],
    ['p-1', 'p-2'],
  ],
])('projects numbered %j are listed as %j', (numbers, expected) => {
  const projects = numbers.map((number, at) => ({
    ...plan.projects[0]!,
    id: `p-${at + 1}`,
    placements: [{ ...plan.projects[0]!.placements[0]!, number }],
  }));
  expect(titlesUnder('n-2', projects)).toEqual(expected);
});

test('a relisted project stands under both nodes', () => {
  expect(titlesUnder('n-2')).toEqual(['p-1', 'p-3']);
  expect(titlesUnder('n-4')).toEqual(['p-1', 'p-2']);
});

test('the path leads from the top to the node, and a circle of nodes ends', () => {
  expect(pathTo(plan.nodes, 'n-4').map((node) => node.id)).toEqual(['n-3', 'n-4']);
  const circle = plan.nodes.map((node) => ({ ...node, parent: node.id === 'n-3' ? 'n-4' : node.parent }));
  expect(pathTo(circle, 'n-4').map((node) => node.id)).toEqual(['n-3', 'n-4']);
});
