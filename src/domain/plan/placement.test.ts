import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countProjects, firstListing, type PlacedProject } from './placement.ts';
import { buildPlanTree } from './plan-tree.ts';

const item = (id: string, parent: string | null) => ({
  id,
  parent,
  level: parent ? 1 : 0,
  number: '',
  title: id,
});
const reading = buildPlanTree([
  item('g1', null),
  item('d1', 'g1'),
  item('d2', 'g1'),
  item('g2', null),
  item('d3', 'g2'),
]);
if (!reading.ok) throw new Error('the tree of this test is broken');
const { tree } = reading;
const placed = (id: string, ...places: string[]): PlacedProject => ({
  id,
  placements: places.map((place) => ({ node: place.replace('*', ''), relisted: place.endsWith('*') })),
});

describe('the first listing', () => {
  it.each([
    ['of one', placed('p', 'd1'), 'd1'],
    ['before a 再掲', placed('p', 'd1', 'd3*'), 'd1'],
    ['after a 再掲', placed('p', 'd3*', 'd1'), 'd1'],
    ['of two unmarked ones', placed('p', 'd2', 'd1'), 'd2'],
    ['where 再掲 stands alone', placed('p', 'd3*'), 'd3'],
    ['of none', placed('p'), undefined],
  ])('%s', (_name, project, node) => {
    expect(firstListing(project)?.node).toBe(node);
  });
});

describe('counting projects', () => {
  it('counts each once where it is first listed, and every listing', () => {
    const projects = [
      placed('p1', 'd1', 'd3*'),
      placed('p2', 'd1', 'd2*'),
      placed('p3', 'd3'),
      placed('p4', 'd2*'),
    ];
    const { plan, nodes } = countProjects(tree, projects);
    expect(plan).toEqual({ distinct: 4, listed: 6 });
    expect(Object.fromEntries(nodes)).toEqual({
      g1: { distinct: 3, listed: 4 },
      d1: { distinct: 2, listed: 2 },
      d2: { distinct: 1, listed: 2 },
      g2: { distinct: 1, listed: 2 },
      d3: { distinct: 1, listed: 2 },
    });
  });

  it('leaves out what is listed in no item of the plan', () => {
    expect(countProjects(tree, [placed('p', 'elsewhere'), placed('q')]).plan).toEqual({
      distinct: 0,
      listed: 0,
    });
  });

  it('adds up: the goals together are the plan', () => {
    const place = fc.tuple(fc.constantFrom('d1', 'd2', 'd3', 'g1'), fc.boolean());
    fc.assert(
      fc.property(fc.array(fc.array(place, { minLength: 1, maxLength: 4 })), (all) => {
        const projects = all.map((places, at) =>
          placed(`p${at}`, ...places.map(([node, relisted]) => `${node}${relisted ? '*' : ''}`)),
        );
        const { plan, nodes } = countProjects(tree, projects);
        const [one, other] = [nodes.get('g1')!, nodes.get('g2')!];
        expect(plan.distinct).toBe(projects.length);
        expect(one.distinct + other.distinct).toBe(plan.distinct);
        expect(one.listed + other.listed).toBe(plan.listed);
        expect(plan.listed).toBe(all.flat().length);
      }),
    );
  });
});
