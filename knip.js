/**
 * What nobody uses (`knip`), and what only tests reach (`knip --production`, from the entries with an exclamation mark).
 * In the second run an export that its own file uses is no fault: a test may look at a part of what runs.
 */
const isProduction = process.argv.includes('--production');

export default {
  entry: [
    'src/cli/main.ts!',
    'src/features/*/*-worker.ts!',
    'assets/scripts/*.ts!',
    'scripts/*.mjs',
    'test/kit/{global-setup,rush-office,hostile-files,kept-town}.ts',
  ],
  project: [
    'src/**/*.{ts,tsx}!',
    '!src/**/*.test.{ts,tsx}!',
    'assets/scripts/*.ts!',
    'test/**/*.ts',
    'scripts/*.mjs',
  ],
  ignoreDependencies: [
    '@digital-go-jp/design-tokens',
    '@expo-google-fonts/noto-sans-jp',
    '@biomejs/biome',
    '@typescript/native',
  ],
  ignoreBinaries: ['apt-get', 'pdftotext', 'pdftoppm', 'pg_dump'],
  ignoreExportsUsedInFile: isProduction || { type: true, interface: true },
};
