import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile } from '../kit/project-files.ts';

/**
 * Who may import whom (ARCHITECTURE.md). `types` may be imported as types only. A feature may read another feature's
 * queries.ts and paths.ts and nothing else of it, but for the doors below; app.ts knows the features' routes.
 */
const TABLE: Record<string, { rooms: string[]; types?: string[]; packages: string[] | 'any' }> = {
  // jsdiff computes, and does nothing else (decision 16).
  domain: { rooms: [], packages: ['diff'] },
  exchange: { rooms: ['domain'], packages: ['zod'] },
  profiles: { rooms: ['exchange'], packages: ['zod', 'node:'] },
  presets: { rooms: ['exchange', 'domain'], packages: ['zod', 'node:'] },
  formats: { rooms: ['formats'], packages: 'any' },
  db: {
    rooms: ['config'],
    types: ['domain', 'exchange'],
    packages: ['kysely', 'pg', '@electric-sql/', 'node:'],
  },
  http: {
    rooms: ['config', 'messages'],
    types: ['domain', 'db', 'exchange'],
    packages: ['hono', '@hono/', 'zod', 'node:', '@digital-go-jp/'],
  },
  features: {
    rooms: ['domain', 'exchange', 'profiles', 'presets', 'db', 'formats', 'http', 'messages'],
    types: ['config'],
    packages: 'any',
  },
  cli: { rooms: ['config', 'db', 'messages', 'app', 'features', 'exchange', 'profiles'], packages: 'any' },
  app: { rooms: ['http', 'features', 'config'], types: ['db'], packages: ['hono', '@hono/', 'node:'] },
  config: { rooms: ['messages'], packages: ['zod', 'node:'] },
  messages: { rooms: [], types: ['domain', 'exchange', 'formats'], packages: [] },
};

/** What several features need and one keeps, beside its queries. */
const DOORS = [
  'src/features/plans/store-plan.ts',
  'src/features/plans/load-plan.ts',
  // Whoever changes what a sheet says tells search.
  'src/features/plans/index-sheet.ts',
  // A plan, its years, grades and findings are named, addressed and drawn in one way.
  'src/features/plans/request-key.ts',
  'src/features/plans/plan-parts.tsx',
  'src/features/plans/grades.ts',
  'src/features/plans/grade-list.tsx',
  'src/features/plans/achievement.tsx',
  'src/features/plans/finding-list.tsx',
  'src/features/plans/outline.ts',
  'src/features/plans/summary.ts',
  'src/features/plans/findings.ts',
  'src/features/plans/indicator-table.tsx',
  'src/features/plans/rating-layers.tsx',
  'src/features/plans/opinions.tsx',
  // A form is drawn in one way, to be filled in, previewed or read.
  'src/features/forms/form-inputs.tsx',
  'src/features/forms/form-view.tsx',
  'src/features/forms/read-answers.ts',
  // A sheet moves in one way, whoever asks.
  'src/features/moves/move-sheet.ts',
  'src/features/moves/set-rating.ts',
  // What a year waits for looks the same on its board and on the front page.
  'src/features/cycles/next-step-list.tsx',
  'src/features/cycles/due-day.tsx',
  // What became of a text is shown in one way.
  'src/features/activity/comparison.tsx',
  'src/features/activity/field-name.ts',
  // What was typed elsewhere is asked, compared and written like what is typed on the page.
  'src/features/sheets/asked-entries.ts',
  'src/features/sheets/stored-text.ts',
  'src/features/sheets/save-answers.ts',
  'src/features/sheets/write-entries.ts',
  // Every feature may write to people.
  'src/features/mail/queue-mail.ts',
  'src/features/mail/tell-department.ts',
  // Whatever takes long is queued in one way, and runs in threads of its own.
  'src/features/jobs/queue-job.ts',
  'src/features/jobs/thread-room.ts',
  // A sheet is drawn on paper in one way, to be printed or to be filled in elsewhere.
  'src/features/exports/form-block.ts',
  'src/features/exports/sheet-material.ts',
  // What a plan says on paper is read back by the import of that paper.
  'src/features/exports/book-words.ts',
  'src/features/exports/labelled-cells.ts',
  'src/features/exports/book/book-of.ts',
];

type Import = { file: string; specifier: string; isType: boolean };

const sources = projectFiles(/^src\/.*\.tsx?$/).filter((file) => !/\.test\.tsx?$/.test(file));
const imports: Import[] = sources.flatMap((file) =>
  [
    ...readProjectFile(file).matchAll(
      /^\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)/gmu,
    ),
  ].map((match) => ({
    file,
    specifier: match[2] ?? match[3]!,
    isType: match[1] !== undefined,
  })),
);

const roomOf = (path: string) =>
  path
    .replace(/^src\//, '')
    .split('/')[0]!
    .replace(/\.ja\.ts$|\.tsx?$/, '');
const featureOf = (path: string) => path.match(/^src\/features\/([^/]+)/)?.[1];

function targetOf({ file, specifier }: Import): string | null {
  if (specifier.startsWith('#')) {
    const path = specifier.slice(1);
    return `src/${path.includes('/') ? path : `${path}.ts`}`;
  }
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : null;
}

function fault(one: Import): string | null {
  const room = roomOf(one.file);
  const allowed = TABLE[room];
  if (!allowed) return `${one.file}: no such room`;
  const target = targetOf(one);
  const says = `${one.file} imports ${one.specifier}`;
  if (target === null) {
    const known = allowed.packages;
    const bare = builtinModules.includes(one.specifier) ? `node:${one.specifier}` : one.specifier;
    return known === 'any' ||
      known.some(
        (name) => bare === name || bare.startsWith(name.endsWith(':') ? name : `${name.replace(/\/$/, '')}/`),
      )
      ? null
      : says;
  }
  if (!target.startsWith('src/'))
    return target.startsWith('sample/') || target.startsWith('assets/') ? null : says;
  const to = roomOf(target);
  if (to === room && room === 'features') {
    const same = featureOf(one.file) === featureOf(target);
    return same || /\/(([a-z-]+-)?queries|paths)\.ts$/.test(target) || DOORS.includes(target) || one.isType
      ? null
      : `${says} (another feature's queries.ts and paths.ts only)`;
  }
  if (to === room && room === 'formats') {
    const part = (path: string) => path.split('/')[2];
    const isShared = target === 'src/formats/blocks.ts' || /^src\/formats\/(zip|xml)\//.test(target);
    // One file knows all formats: it sees which of them a file is.
    const mayReadAll = one.file === 'src/formats/read-book.ts';
    return part(one.file) === part(target) || isShared || mayReadAll ? null : says;
  }
  if (to === room || allowed.rooms.includes(to)) return null;
  return one.isType && allowed.types?.includes(to) ? null : says;
}

describe('the import table', () => {
  it('holds for every file of src/', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(imports.map(fault).filter(Boolean)).toEqual([]);
  });

  it('has no door that only its own feature uses', () => {
    const used = new Set(
      imports.flatMap((one) => {
        const target = targetOf(one);
        return target !== null && featureOf(one.file) !== featureOf(target) ? [target] : [];
      }),
    );
    expect(DOORS.filter((door) => !used.has(door))).toEqual([]);
  });

  it('lets app.ts see only the routes of a feature', () => {
    const deeper = imports.filter(
      ({ file, specifier, isType }) =>
        file === 'src/app.ts' &&
        /#features\//.test(specifier) &&
        !isType &&
        !/\/(routes|[a-z-]*session)\.tsx?$/.test(specifier),
    );
    expect(deeper).toEqual([]);
  });

  it('has no cycle', () => {
    const graph = new Map<string, Import[]>();
    for (const one of imports) if (!one.isType) graph.set(one.file, [...(graph.get(one.file) ?? []), one]);
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: string[]) => {
      if (path.includes(file)) {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const one of graph.get(file) ?? []) {
        const target = targetOf(one);
        if (target) visit(target, [...path, file]);
      }
      done.add(file);
    };
    for (const file of sources) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('catches a crossing', () => {
    expect(
      fault({ file: 'src/domain/plan/tree.ts', specifier: '#db/tables.ts', isType: true }),
    ).not.toBeNull();
    expect(fault({ file: 'src/domain/plan/tree.ts', specifier: 'node:fs', isType: false })).not.toBeNull();
    expect(
      fault({
        file: 'src/features/plans/plan-page.tsx',
        specifier: '../imports/confirm-draft.ts',
        isType: false,
      }),
    ).not.toBeNull();
    expect(fault({ file: 'src/http/layout.tsx', specifier: '#db/connect.ts', isType: false })).not.toBeNull();
    expect(
      fault({ file: 'src/features/plans/plan-page.tsx', specifier: '../imports/queries.ts', isType: false }),
    ).toBeNull();
  });
});
