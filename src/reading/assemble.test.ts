import { describe, expect, it } from 'vitest';
import { documentSchema } from '#exchange/schema.ts';
import { sourceOfText } from '../../test/kit/source-of-text.ts';
import { assemble, Ids } from './assemble.ts';
import type { ReadNode, ReadPlan, ReadProject } from './read-plan.ts';
import { spanOfLine } from './source.ts';
import { NOTHING, trace } from './traced.ts';

const source = sourceOfText(
  [
    '第１期あおば市計画',
    '１　声をかけあう',
    '① あいさつ運動',
    '環境課',
    '10回',
    '調査中',
    'A',
    '総括 A',
    '様式１',
    '頁 9',
  ].join('\n'),
);
const whole = (line: number) => spanOfLine(source, line)!;
const value = (line: number, from?: number, to?: number) =>
  trace(source, {
    ...whole(line),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });

function plan(): ReadPlan {
  const node: ReadNode = {
    parent: null,
    level: 0,
    number: value(1, 0, 1),
    title: value(1, 2),
    body: null,
    sections: [],
  };
  const project: ReadProject = {
    title: value(2, 2),
    placements: [{ node, number: value(2, 0, 1), relisted: false, page: 3, title: null, fields: {} }],
    owners: [{ body: null, department: value(3), subsection: null }],
    flags: [],
    fields: {},
  };
  return {
    title: value(0),
    years: { from: 2021, to: 2025 },
    philosophies: [],
    levels: ['基本目標'],
    ratingScales: [{ name: '', best: 'first', codes: [{ code: 'A', label: '順調', definition: '' }] }],
    nodes: [node],
    projects: [project],
    indicators: [
      {
        of: project,
        name: null,
        breakdown: null,
        values: [{ kind: 'target', year: 2023, text: value(4) }],
        undated: [{ kind: 'target', text: value(5) }],
      },
      { of: node, name: NOTHING, breakdown: null, values: [], undated: [] },
    ],
    sheets: [
      {
        project,
        year: 2023,
        page: 3,
        fields: {},
        ratings: [{ layer: 'self', department: null, code: value(6) }],
      },
    ],
    ratings: [{ project, year: 2023, layer: 'self', department: null, code: value(7, 3) }],
    outlook: [],
    problems: [
      { code: 'year-uncertain', severity: 'error', span: whole(5), text: '調査中', about: project },
      { code: 'rating-missing', severity: 'error', span: null, text: '', about: null },
    ],
    labels: [whole(8), { ...whole(7), to: 2 }],
  };
}

describe('a reading', () => {
  const { document, provenance, conservation } = assemble(source, [plan()], null);
  const [first] = document.plans;

  it('is a valid document that joins its records by id', () => {
    expect(documentSchema.parse(document)).toEqual(document);
    expect(first!.projects[0]!.placements[0]!.node).toBe(first!.nodes[0]!.id);
    expect(first!.sheets[0]!.project).toBe(first!.projects[0]!.id);
    expect(first!.indicators.map(({ project, node }) => [project, node])).toEqual([
      ['p-1', null],
      ['n-1', 'n-1'],
    ]);
  });

  it('keeps the place of every value that was printed, and of nothing else', () => {
    expect(provenance['/plans/0/projects/0/title']).toEqual({
      confidence: 1,
      pieces: [{ file: '試験.txt', line: 3, from: 2, to: 8, text: 'あいさつ運動' }],
    });
    expect(provenance['/plans/0/indicators/0/undated/0/text']!.pieces[0]!.text).toBe('調査中');
    expect(provenance['/plans/0/indicators/1/name']).toBeUndefined();
    expect(Object.keys(provenance)).toHaveLength(10);
  });

  it('lists what no value and no label accounts for', () => {
    expect(document.leftovers).toEqual([{ file: '試験.txt', line: 10, text: '頁 9' }]);
    expect(conservation.share).toBe(1);
  });

  it('says each problem in words, with its place and its record', () => {
    expect(document.problems[0]).toMatchObject({ file: '試験.txt', line: 6, about: 'p-1', text: '調査中' });
    expect(document.problems[0]!.message).toContain('調査中');
    expect(document.problems[1]).toMatchObject({ file: null, line: null, about: null });
  });

  it('gives other ids to a second source that shares them', () => {
    const ids = new Ids();
    const one = assemble(source, [plan()], null, ids).document.plans[0]!;
    const other = assemble(source, [plan()], null, ids).document.plans[0]!;
    expect([one.id, one.projects[0]!.id, other.id, other.projects[0]!.id]).toEqual([
      'plan-1',
      'p-1',
      'plan-2',
      'p-2',
    ]);
  });
});
