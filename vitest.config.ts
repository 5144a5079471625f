import { defineConfig } from 'vitest/config';

const collected = ['src/**/*.test.{ts,tsx}', 'test/guards/**/*.test.ts', 'test/kit/**/*.test.ts'];

const server = {
  extends: true as const,
  test: {
    name: 'server',
    include: [
      'src/db/**/*.test.ts',
      'src/records/**/*.test.{ts,tsx}',
      'src/features/**/*.test.{ts,tsx}',
      'src/http/**/*.test.{ts,tsx}',
    ],
    exclude: ['src/db/{durable-fs,lock,power-cut,prepared-folder,upkeep}.test.ts'],
    globalSetup: ['test/kit/global-setup.ts'],
  },
};

/**
 * Three runs of one suite: `embedded` is everything on the embedded database; `server` repeats what touches the
 * database on a PostgreSQL server (TEST_DATABASE_URL); `journeys` is the built application in a browser.
 */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    setupFiles: ['test/kit/seed.ts'],
    projects: [
      { extends: true, test: { name: 'embedded', include: collected, exclude: ['src/db/server.test.ts'] } },
      // Only where a server is told; otherwise its files would run on the embedded database twice.
      ...(process.env.TEST_DATABASE_URL ? [server] : []),
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
});
