#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/ayumi.js', import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  console.error('ayumi: まだビルドされていません。先に npm run build を実行してください。');
  process.exitCode = 1;
}
