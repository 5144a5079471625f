// How large the code is: `node scripts/measure-source.mjs` counts the files of src/ without tests and their lines.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const files = execFileSync('git', ['ls-files', 'src'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
const sizes = files
  .map((file) => readFileSync(join(root, file), 'utf8').split('\n').length - 1)
  .sort((a, b) => a - b);
const lines = sizes.reduce((sum, size) => sum + size, 0);
console.log(
  `${lines.toLocaleString('en')} lines in ${files.length.toLocaleString('en')} files of src/ without tests; ` +
    `median ${sizes[Math.floor(sizes.length / 2)]}, longest ${sizes.at(-1)}`,
);
