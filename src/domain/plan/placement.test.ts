import { describe, expect, it } from 'vitest';
import { countProjects, firstListing } from './placement.ts';

const placed = (...places: string[]) => ({
  placements: places.map((place) => ({
    node: place.replace('*', ''),
    number: '',
    relisted: place.endsWith('*'),
  })),
});

describe('the first listing', () => {
  it.each([
    ['of one', placed('d1'), 'd1'],
    ['before a 再掲', placed('d1', 'd3*'), 'd1'],
    ['after a 再掲', placed('d3*', 'd1'), 'd1'],
    ['of two unmarked ones', placed('d2', 'd1'), 'd2'],
    ['where 再掲 stands alone', placed('d3*'), 'd3'],
    ['of none', placed(), undefined],
  ])('%s', (_name, project, node) => {
    expect(firstListing(project)?.node).toBe(node);
  });
});

describe('counting projects', () => {
  it.each([
    ['nothing', [], { distinct: 0, listed: 0 }],
    ['every listing', [placed('d1', 'd3*'), placed('d1'), placed('d2*')], { distinct: 3, listed: 4 }],
    ['what no item lists, once', [placed(), placed('d1', 'd2')], { distinct: 2, listed: 3 }],
  ])('counts %s', (_name, projects, count) => {
    expect(countProjects(projects.map((one, at) => ({ ...one, id: `p-${at}` })))).toEqual(count);
  });
});
