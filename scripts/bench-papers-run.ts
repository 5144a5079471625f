// The server's side of bench-papers.mjs: node bench-papers-run.mjs PLANS FIRST.
import { cpus } from 'node:os';
import { openWorkRoom } from '../src/workers/work-room.ts';
import type { PaperRun, PlanRun } from './bench-paper-plans.ts';

const [plans, first] = process.argv.slice(2).map(Number) as [number, number];
const AT_ONCE = 10;
const seats = cpus().length;
const draw = openWorkRoom<PlanRun, PaperRun>({
  script: new URL('./bench-paper-plans.mjs', import.meta.url),
  here: () => Promise.reject(new Error('The script of the process was not built.')),
  seats,
  limitsOf: () => ({ milliseconds: 30 * 60_000, megabytes: 1024, growth: 1536 }),
});

const sum = { plans: 0, papers: 0, noted: 0, aborts: 0, errors: [] as string[] };
const megabytes = () => Math.round(process.memoryUsage.rss() / 1024 / 1024);
const before = megabytes();
let peak = before;
const watching = setInterval(() => {
  peak = Math.max(peak, megabytes());
}, 100);
const began = performance.now();
let next = first;

/** Some plans in one process; where it dies, each of them in its own. */
async function run(task: PlanRun): Promise<void> {
  const worked = await draw(task);
  if (worked.ok) {
    sum.plans += task.count;
    sum.papers += worked.answer.papers;
    sum.noted += worked.answer.noted;
    sum.errors.push(...worked.answer.errors);
  } else if (task.count > 1) {
    for (let at = 0; at < task.count; at++) await run({ from: task.from + at, count: 1 });
  } else {
    sum.plans += 1;
    sum.aborts += 1;
    sum.errors.push(`plan ${task.from}: ${worked.why}`);
  }
}

async function takeAll() {
  while (next < first + plans) {
    const from = next;
    next += AT_ONCE;
    await run({ from, count: Math.min(AT_ONCE, first + plans - from) });
    if (process.stdout.isTTY || sum.plans % 100 === 0) console.error(`${sum.plans} plans`);
  }
}

await Promise.all(Array.from({ length: seats }, takeAll));
clearInterval(watching);
for (const error of sum.errors) console.log(error);
const seconds = Math.round((performance.now() - began) / 1000);
console.log('| plans | papers | with a note | aborts | errors | seconds | server before, peak, after MB |');
console.log('|---|---|---|---|---|---|---|');
console.log(
  `| ${sum.plans} | ${sum.papers} | ${sum.noted} | ${sum.aborts} | ${sum.errors.length - sum.aborts} | ${seconds} | ${before}, ${peak}, ${megabytes()} |`,
);
