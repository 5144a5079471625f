// Kills the server (SIGKILL) again and again while writers save, starts it on the same folder, and looks for every save that it
// had acknowledged.
// Usage: node scripts/bench-kill.mjs [--kills=50] [--writers=40]
import { parseArgs } from 'node:util';
import { closeRush, lostWords, openRush, typeAway } from './rush.mjs';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, writers: { type: 'string', default: '40' } },
});
const kills = Number(values.kills);
const rush = await openRush({
  writers: Number(values.writers),
  pairs: 4,
  server: process.env.TEST_DATABASE_URL ?? null,
});
let acknowledged = 0;
let missing = 0;
for (let kill = 1; kill <= kills; kill++) {
  let isAlive = true;
  const typing = rush.writers.map(async (writer) => {
    while (isAlive) if (await typeAway(rush, writer)) acknowledged++;
  });
  await new Promise((resolve) => setTimeout(resolve, 300 + ((kill * 137) % 700)));
  await rush.stop('SIGKILL');
  isAlive = false;
  await Promise.all(typing);
  const lost = await lostWords(rush);
  missing += lost.length;
  if (lost.length > 0) console.error(lost.slice(0, 3));
  await rush.start();
}
await rush.stop('SIGTERM');
await closeRush(rush);
console.log(`${kills} kills, ${acknowledged} saves acknowledged, ${missing} of them missing after a start`);
if (missing > 0 || acknowledged === 0) process.exitCode = 1;
