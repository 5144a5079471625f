// How long does a book of sheets take, and how much memory? Whole processes, one after the other in each run: the book of 60
// sheets as PDF beside LibreOffice, which converts the same book from its workbook; then both formats as the book grows.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './prepare.mjs';

const RUNS = Number(process.env.RUNS ?? 3);
mkdirSync(join(root, 'var'), { recursive: true });
const folder = mkdtempSync(join(root, 'var', 'bench-books-'));
const writer = join(folder, 'write.mjs');
await build({
  entryPoints: [join(root, 'scripts', 'bench-book.ts')],
  outfile: writer,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
cpSync(join(root, 'src', 'formats', 'pdf', 'typst'), join(folder, 'typst'), { recursive: true });

/** Milliseconds and peak megabytes of a whole process. */
function run(command, ...args) {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: root });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return { ms: performance.now() - began, megabytes: Number(stdout.match(/peak (\d+)/)?.[1]) };
}

const file = (sheets, format) => join(folder, `${sheets}.${format}`);
const write = (sheets, format) => run(process.execPath, writer, String(sheets), format, file(sheets, format));
const convert = () =>
  run(
    'soffice',
    `-env:UserInstallation=file://${join(folder, 'profile')}`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    join(folder, 'converted'),
    file(60, 'xlsx'),
  );

const sorted = (list) => [...list].sort((a, b) => a - b);
const middle = (list) => sorted(list)[Math.floor(list.length / 2)];
function row(name, results, size) {
  const times = sorted(results.map(({ ms }) => Math.round(ms)));
  const memory = results.map(({ megabytes }) => megabytes);
  const peak = Number.isNaN(memory[0]) ? '' : Math.max(...memory);
  console.log(
    `| ${name} | ${times[0]} | ${middle(times)} | ${times.at(-1)} | ${peak} | ${Math.round(size / 1024)} |`,
  );
  return middle(times);
}

try {
  console.log('| what | min ms | median ms | max ms | peak MB | KB |\n|---|---|---|---|---|---|');
  const hasOffice = existsSync('/usr/bin/soffice');
  const [pdf, xlsx, office] = [[], [], []];
  for (let i = 0; i < RUNS; i++) {
    xlsx.push(write(60, 'xlsx'));
    pdf.push(write(60, 'pdf'));
    if (hasOffice) office.push(convert());
  }
  row('60 sheets, xlsx', xlsx, statSync(file(60, 'xlsx')).size);
  const own = row('60 sheets, PDF', pdf, statSync(file(60, 'pdf')).size);
  if (hasOffice) {
    const size = statSync(join(folder, 'converted', '60.pdf')).size;
    const other = row('the same by LibreOffice, xlsx to PDF', office, size);
    console.log(`\nLibreOffice takes ${(other / own).toFixed(1)} times as long\n`);
  }
  for (const sheets of [250, 1_000]) {
    for (const format of ['pdf', 'xlsx']) {
      const results = Array.from({ length: RUNS }, () => write(sheets, format));
      row(`${sheets} sheets, ${format}`, results, statSync(file(sheets, format)).size);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
