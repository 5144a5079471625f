import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile, root } from '../kit/project-files.ts';

/**
 * Every command that a page of the docs tells (a block marked `sh`) works as it stands there: those of Ayumi are run,
 * one page after the other on a data folder of its own; those of npm and node must lead to something that exists.
 */
const pages = projectFiles(/^(README.*|CONTRIBUTING)\.md$|^docs\/.*\.md$/)
  .map((page) => ({ page, commands: commandsOf(readProjectFile(page)) }))
  .filter(({ commands }) => commands.length > 0);
const scripts = JSON.parse(readProjectFile('package.json')).scripts as Record<string, string>;

function commandsOf(text: string): string[] {
  const blocks = [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gmu)].map((match) => match[1]!);
  return blocks
    .flatMap((block) => block.split('\n').map((line) => line.replace(/\s+#.*$/u, '').trim()))
    .filter(Boolean);
}

function outcomeOf(command: string, folder: string): string {
  const [program, ...words] = command.split(/\s+/u);
  if (program === 'npm') {
    const name = words[0] === 'run' ? words[1]! : words[0]!;
    return name === 'ci' || name in scripts ? 'ok' : `no such script: ${name}`;
  }
  if (program === 'node') return existsSync(join(root, words[0]!)) ? 'ok' : `no such file: ${words[0]}`;
  if (program !== 'npx' || words[0] !== 'ayumi') return 'no command of ours';
  const { status, stderr } = spawnSync(process.execPath, ['bin/ayumi.mjs', ...words.slice(1)], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, AYUMI_DATA: join(folder, 'data') },
    maxBuffer: 1 << 28,
  });
  return status === 0 ? 'ok' : `exit ${status}: ${stderr}`;
}

describe('the commands that the docs tell', () => {
  it('are on the pages where a newcomer looks for them', () => {
    expect(pages.map(({ page }) => page)).toEqual(
      expect.arrayContaining(['README.md', 'README.ja.md', 'CONTRIBUTING.md']),
    );
  });

  it.each(pages)('work as $page tells them', ({ commands }) => {
    const folder = mkdtempSync(join(tmpdir(), 'ayumi-docs-'));
    mkdirSync(join(root, 'var'), { recursive: true });
    try {
      const prepared = outcomeOf('npx ayumi sample', folder);
      expect(prepared).toBe('ok');
      expect(commands.map((command) => `${command}: ${outcomeOf(command, folder)}`)).toEqual(
        commands.map((command) => `${command}: ok`),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
