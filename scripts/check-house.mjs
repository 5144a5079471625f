// Who imports whom: the table, files and rooms without a circle (.dependency-cruiser.mjs, ARCHITECTURE.md).
// `node scripts/check-house.mjs` ends with 1 where something crosses that test/guards/known.json does not name, and where
// that list names what is mended. Another folder may follow: test/guards/house.test.ts plants its crossings in one.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { root } from './prepare.mjs';

/** Everything in `folder`/src that breaks a rule, as { rule, crossing }: two files, or what goes round in a circle. */
async function findCrossings(folder) {
  const options = await extractOptions(join(root, '.dependency-cruiser.mjs'));
  const { output } = await cruise(['src'], { ...options, baseDir: folder });
  const files = output.summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    crossing: cycle ? circleText(cycle.map(({ name }) => name)) : `${from} → ${to}`,
  }));
  const broken = new Set(files.map(({ crossing }) => crossing));
  const steps = output.modules.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ resolved }) => resolved.startsWith('src/') && !broken.has(`${source} → ${resolved}`))
      .map(({ resolved }) => [roomOf(source), roomOf(resolved)]),
  );
  const rooms = findCircles(steps).map((circle) => ({
    rule: 'no-circle-of-rooms',
    crossing: circleText(circle),
  }));
  return { files: output.modules.length, crossings: [...files, ...rooms] };
}

/** The room of a file: one of records/ and features/ each, otherwise a folder or file of src/. */
function roomOf(path) {
  const [, storey, room, ...rest] = path.split('/');
  if (['records', 'features'].includes(storey) && rest.length > 0) return `${storey}/${room}`;
  return storey.replace(/\..*$/, '');
}

const circleText = (names) => `circle: ${[...names].sort().join(', ')}`;

/** The groups of rooms in which each reaches each other (Tarjan). */
function findCircles(steps) {
  const next = new Map();
  for (const [from, to] of steps) {
    if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  }
  const order = new Map();
  const lowest = new Map();
  const open = [];
  const circles = [];
  const visit = (room) => {
    order.set(room, order.size);
    lowest.set(room, order.get(room));
    open.push(room);
    for (const to of next.get(room) ?? []) {
      if (!order.has(to)) visit(to);
      if (open.includes(to)) lowest.set(room, Math.min(lowest.get(room), lowest.get(to)));
    }
    if (lowest.get(room) !== order.get(room)) return;
    const circle = open.splice(open.indexOf(room));
    if (circle.length > 1) circles.push(circle);
  };
  for (const room of next.keys()) if (!order.has(room)) visit(room);
  return circles;
}

const folder = resolve(process.argv[2] ?? root);
const known = JSON.parse(readFileSync(join(folder, 'test/guards/known.json'), 'utf8')).imports;
const { files, crossings } = await findCrossings(folder);
const found = new Set(crossings.map(({ crossing }) => crossing));
const unknown = crossings.filter(({ crossing }) => !known.includes(crossing));
const mended = known.filter((crossing) => !found.has(crossing));
for (const { rule, crossing } of unknown) console.log(`${rule}: ${crossing}`);
for (const crossing of mended) console.log(`mended, to be taken out of test/guards/known.json: ${crossing}`);
console.log(`${files} files, ${unknown.length} crossings, ${known.length - mended.length} known`);
// No file at all means that TypeScript was not read.
process.exitCode = unknown.length > 0 || mended.length > 0 || files === 0 ? 1 : 0;
