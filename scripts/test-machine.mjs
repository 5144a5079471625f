// What the tests need of the machine beyond Node: a browser, a PostgreSQL server, office programs, other versions of Node.
// On Debian as root the missing ones are installed from Debian's packages; elsewhere they are only looked for.
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './prepare.mjs';

/** The path of a Chromium with Japanese fonts, or null. */
export function findBrowser() {
  const find = () =>
    process.env.AYUMI_BROWSER ??
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (!find() || !existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) {
    installDebian(['chromium', 'fonts-noto-cjk']);
  }
  return find() ?? null;
}

/** A scratch PostgreSQL cluster on a free port of this machine, or null where there is none to be had. */
export function startPostgres() {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop() {} };
  if (!postgresBin()) installDebian(['postgresql']);
  const bin = postgresBin();
  if (!bin) return null;
  const folder = mkdtempSync(join(tmpdir(), 'ayumi-postgres-'));
  const asServer = asPostgresUser(folder);
  const call = (program, args) => execFileSync(...asServer(join(bin, program), args), { stdio: 'pipe' });
  const port = freePort();
  call('initdb', [
    '-D',
    join(folder, 'data'),
    '--auth=trust',
    '--username=ayumi',
    '--locale=C.UTF-8',
    '--encoding=UTF8',
    '--no-sync',
  ]);
  call('pg_ctl', [
    '-D',
    join(folder, 'data'),
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`,
    'start',
  ]);
  return {
    url: `postgres://ayumi@127.0.0.1:${port}/postgres`,
    stop() {
      call('pg_ctl', ['-D', join(folder, 'data'), '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The programs with which written files are opened: LibreOffice, openpyxl, pdftotext. */
export function ensureOfficeTools() {
  const needed = ['/usr/bin/soffice', '/usr/bin/pdftotext', '/usr/lib/python3/dist-packages/openpyxl'];
  if (needed.every(existsSync)) return;
  const office = ['libreoffice-calc-nogui', 'libreoffice-writer-nogui', 'fonts-noto-cjk'];
  installDebian([...office, 'poppler-utils', 'python3-openpyxl']);
}

/** Node 22 and 24 beside this one: their binaries as the npm registry has them, kept under var/. */
export function otherNodes() {
  return ['22', '24'].map((version) => {
    const folder = join(root, 'var', `node-${version}`);
    const path = join(folder, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
    if (!existsSync(path)) {
      spawnSync(
        'npm',
        [
          'install',
          '--prefix',
          folder,
          '--no-save',
          '--ignore-scripts',
          '--no-audit',
          '--no-fund',
          '--loglevel=error',
          `node-linux-${process.arch}@${version}`,
        ],
        { cwd: tmpdir(), stdio: 'inherit' },
      );
    }
    return { version, path };
  });
}

function postgresBin() {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  return (
    versions
      .map((v) => join(base, v, 'bin'))
      .find((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres'))) ?? null
  );
}

/** PostgreSQL refuses to run as root: there it runs as Debian's user `postgres`. */
function asPostgresUser(folder) {
  if (process.getuid?.() !== 0) return (command, args) => [command, args];
  const [uid, gid] = execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .concat(execFileSync('id', ['-g', 'postgres'], { encoding: 'utf8' }).trim())
    .map(Number);
  chownSync(folder, uid, gid);
  return (command, args) => [
    'setpriv',
    [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', command, ...args],
  ];
}

function freePort() {
  const listen = "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => {";
  const tell = 'console.log(s.address().port); s.close(); })';
  return Number(execFileSync(process.execPath, ['-e', listen + tell], { encoding: 'utf8' }));
}

function installDebian(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  console.log(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}
