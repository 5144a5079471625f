import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Other people's programs, with which written files are opened. `npm test` installs them from Debian's packages; where that
 * cannot be, their tests are skipped by name, but never in CI.
 */
const isWanted = (program: string) => process.env.CI === 'true' || existsSync(`/usr/bin/${program}`);
export const hasLibreOffice = isWanted('soffice');
export const hasPdfTools = isWanted('pdftotext');
export const hasOpenpyxl = isWanted('soffice') && existsSync('/usr/bin/python3');

/** A file that it cannot lay out has made it take all memory of the machine; a conversion takes some seconds and 0.5 GB. */
const OFFICE_KILOBYTES = 6_000_000;
const OFFICE_SECONDS = 60;

/** The same document saved by LibreOffice in another format (or the same): bytes of `from` as bytes of `to`. */
export function saveByLibreOffice(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return inFolder((folder) => {
    const source = join(folder, `in.${from}`);
    writeFileSync(source, bytes);
    const out = join(folder, 'out');
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const limited = `ulimit -v ${OFFICE_KILOBYTES}; exec timeout --kill-after=5 ${OFFICE_SECONDS} soffice "$@"`;
    const options = [profile, '--headless', '--convert-to', to, '--outdir', out, source];
    const { status, stderr } = spawnSync('sh', ['-c', limited, 'sh', ...options], { encoding: 'utf8' });
    const saved = join(out, `in.${to.split(':')[0]}`);
    // It says that all went well where it could not open the file, too.
    if (status !== 0 || !existsSync(saved))
      throw new Error(`LibreOffice made no ${to} of the ${from} (status ${status}): ${stderr.trim()}`);
    return new Uint8Array(readFileSync(saved));
  });
}

/** What pdftotext makes of a PDF. */
export function textByPdftotext(bytes: Uint8Array, ...options: string[]): string {
  return inFolder((folder) => {
    const file = join(folder, 'in.pdf');
    writeFileSync(file, bytes);
    return execFileSync('pdftotext', [...options, file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  });
}

/** Runs a Python script that finds the workbook at sys.argv[1] and prints JSON; with `out`, it saves to sys.argv[2]. */
export function askOpenpyxl<T>(bytes: Uint8Array, script: string): { said: T; saved: Uint8Array | null } {
  return inFolder((folder) => {
    const [file, out] = [join(folder, 'in.xlsx'), join(folder, 'out.xlsx')];
    writeFileSync(file, bytes);
    const printed = execFileSync('/usr/bin/python3', ['-c', script, file, out], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return {
      said: JSON.parse(printed || 'null') as T,
      saved: existsSync(out) ? new Uint8Array(readFileSync(out)) : null,
    };
  });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'ayumi-office-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
