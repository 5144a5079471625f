import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';

/** The browser's files. Their names hold a hash of their content, so that a browser may keep them for ever. */
export type Assets = { path: (name: string) => string; serve: MiddlewareHandler | null };

/** `folder` holds the build's manifest.json: source name → name with hash. Without a build there is nothing to serve. */
export function openAssets(folder: string): Assets {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) return { path: (name) => `/assets/${name}`, serve: null };
  const names: Record<string, string> = JSON.parse(readFileSync(manifest, 'utf8'));
  const serve = serveStatic({
    root: folder,
    precompressed: true,
    rewriteRequestPath: (path) => path.replace(/^\/assets/, ''),
  });
  return {
    path: (name) => `/assets/${names[name] ?? name}`,
    serve: async (c, next) => {
      const found = await serve(c, next);
      if (found instanceof Response)
        found.headers.set('Cache-Control', 'public, max-age=31536000, immutable');
      return found;
    },
  };
}
