import fs from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Node = { parent: Node };
type Stream = { node: Node; nfd: number };
/** The part of PGlite's file system that is patched: an internal of the pinned version, held by durable-fs.test.ts. */
type NodeFileSystem = {
  realPath(node: Node): string;
  node_ops: { mknod(parent: Node, ...rest: unknown[]): Node };
  stream_ops: { fsync?(stream: Stream): number };
};
type Options = Parameters<NodeFS['init']>[1];

/** Exit code of a process that ended itself because the disk would not take a write. */
export const SYNC_FAILED = 70;

/**
 * PGlite's folder on disk, with the fsync that PGlite leaves out: as shipped, PostgreSQL's requests to force data to disk
 * end in a function that is not there, and a power cut loses acknowledged commits.
 *
 * Given as `fs:` it is in place before the first file is opened. It needs `wal_sync_method=fsync`, because fdatasync never
 * arrives here, and start parameters without `-F`.
 */
export class DurableFS extends NodeFS {
  override async init(pg: PGlite, options: Options) {
    const { emscriptenOpts } = await super.init(pg, options);
    const patch = (module: unknown) => addSync((module as { NODEFS: NodeFileSystem }).NODEFS);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...preRunOf(emscriptenOpts), patch] } };
  }
}

function preRunOf(options: Options) {
  return [options.preRun ?? []].flat();
}

function addSync(files: NodeFileSystem): void {
  const withNewEntry = new Set<string>();
  const makeNode = files.node_ops.mknod;
  files.node_ops.mknod = (parent, ...rest) => {
    withNewEntry.add(files.realPath(parent));
    return makeNode(parent, ...rest);
  };
  files.stream_ops.fsync = (stream) => {
    try {
      fs.fsyncSync(stream.nfd);
      // PostgreSQL trusts that a synced new file stays in its folder; POSIX promises that only once the folder is synced.
      const folder = files.realPath(stream.node.parent);
      if (withNewEntry.delete(folder)) syncFolder(folder);
      return 0;
    } catch (error) {
      // Thrown or returned, this error reaches PostgreSQL inside WebAssembly, which then acknowledges the commit or never
      // answers again. PostgreSQL itself ends the server here, because the kernel may have dropped the pages already.
      fs.writeSync(2, `fsync failed: ${(error as Error).message}\n`);
      process.exit(SYNC_FAILED);
    }
  };
}

export function syncFolder(path: string): void {
  const folder = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(folder);
  } finally {
    fs.closeSync(folder);
  }
}
