// The last day: 300 writers save every 5 seconds for 5 minutes, 40 of them in pairs in the same sheets. Prints how long a save
// takes, and looks afterwards for every word that was acknowledged.
// Usage: node scripts/bench-rush.mjs [--minutes=5] [--writers=300] [--pairs=20]
//        with TEST_DATABASE_URL=postgres://… the same again on that server, in a database of its own
import { parseArgs } from 'node:util';
import { closeRush, lostWords, openRush, typeAway } from './rush.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    writers: { type: 'string', default: '300' },
    pairs: { type: 'string', default: '20' },
  },
});
const EVERY_MS = 5_000;
const [writers, pairs, minutes] = [values.writers, values.pairs, values.minutes].map(Number);
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

console.log(`${writers} writers, ${pairs} pairs, a save every ${EVERY_MS / 1000} s for ${minutes} min\n`);
console.log(
  '| database | saves | refused | p50 ms | p95 ms | p99 ms | longest ms | lost texts | memory MiB |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
for (const server of [null, process.env.TEST_DATABASE_URL ?? null].slice(
  0,
  process.env.TEST_DATABASE_URL ? 2 : 1,
)) {
  const rush = await openRush({ writers, pairs, server });
  const until = Date.now() + minutes * 60_000;
  const times = [];
  let refused = 0;
  await Promise.all(
    rush.writers.map(async (writer, index) => {
      // Nobody begins at the same moment.
      await new Promise((resolve) => setTimeout(resolve, (index * EVERY_MS) / writers));
      while (Date.now() < until) {
        const began = performance.now();
        const saved = await typeAway(rush, writer);
        const took = performance.now() - began;
        if (saved) times.push(took);
        else refused++;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, EVERY_MS - took)));
      }
    }),
  );
  const memory = rush.memory();
  await rush.stop('SIGTERM');
  const lost = await lostWords(rush);
  times.sort((a, b) => a - b);
  const figures = [0.5, 0.95, 0.99, 1].map((share) => at(times, share).toFixed(0));
  console.log(
    `| ${server ? 'PostgreSQL' : 'embedded'} | ${times.length} | ${refused} | ${figures.join(' | ')} | ${lost.length} | ${memory} |`,
  );
  await closeRush(rush);
  if (lost.length > 0) {
    console.error(lost.slice(0, 5));
    process.exitCode = 1;
  }
}
