import fs from 'node:fs';
import { join, relative, sep } from 'node:path';

const PAGE = 4096;

/** What a folder's entries did since its last sync, in order. */
type Change = { added?: [string, Inode]; removed?: string };
type File = { kind: 'file'; path: string | null; store: string; dirty: Set<number>; isResized: boolean };
type Folder = {
  kind: 'folder';
  path: string;
  now: Map<string, Inode>;
  kept: Map<string, Inode>;
  changes: Change[];
};
type Inode = File | Folder;

/**
 * A disk that can lose its power. It watches what this process does to one folder through node:fs and models strict
 * POSIX: a file keeps what it held at its last fsync, a folder the entries it had at its last fsync, and nothing else is
 * promised. `cut` writes what would be left. What was not forced survives by page and by entry as `survives` says.
 *
 * A model in memory, not a device: it says nothing about disks that lie about flushing.
 */
export class ShadowDisk {
  /** Called before every operation that changes or syncs something. */
  onOperation: (operation: 'write' | 'entry' | 'rename' | 'sync') => void = () => {};
  readonly #root: string;
  readonly #stores: string;
  readonly #tree: Folder;
  readonly #open = new Map<number, Inode>();
  readonly #real = { ...fs };
  #files = 0;

  /** Everything in `root` counts as forced to disk; `stores` is an empty folder for what has been. */
  constructor(root: string, stores: string) {
    this.#root = root;
    this.#stores = stores;
    this.#tree = this.#scan(root);
  }

  /** Begins to watch; returns what ends it. */
  watch(): () => void {
    const disk = this;
    const real = this.#real;
    const watched = {
      openSync(path: string, ...rest: unknown[]) {
        const fd = call(real.openSync, path, ...rest);
        const inode = disk.#find(path);
        if (inode) disk.#open.set(fd, inode);
        return fd;
      },
      closeSync(fd: number) {
        disk.#open.delete(fd);
        return real.closeSync(fd);
      },
      writeFileSync(path: string, content: string | Uint8Array, ...rest: unknown[]) {
        if (!disk.#isInside(path)) return call(real.writeFileSync, path, content, ...rest);
        disk.onOperation('write');
        call(real.writeFileSync, path, content, ...rest);
        const file = disk.#newFile(path);
        touch(file, 0, content.length);
        disk.#add(path, file);
      },
      mkdirSync(path: string, ...rest: unknown[]) {
        if (!disk.#isInside(path)) return call(real.mkdirSync, path, ...rest);
        disk.onOperation('entry');
        call(real.mkdirSync, path, ...rest);
        disk.#add(path, { kind: 'folder', path, now: new Map(), kept: new Map(), changes: [] });
      },
      unlinkSync(path: string) {
        if (disk.#isInside(path)) disk.onOperation('entry');
        real.unlinkSync(path);
        if (disk.#isInside(path)) disk.#remove(path);
      },
      rmdirSync(path: string) {
        if (disk.#isInside(path)) disk.onOperation('entry');
        real.rmdirSync(path);
        if (disk.#isInside(path)) disk.#remove(path);
      },
      renameSync(from: string, to: string) {
        if (!disk.#isInside(from)) return real.renameSync(from, to);
        disk.onOperation('rename');
        real.renameSync(from, to);
        disk.#rename(from, to);
      },
      writeSync(fd: number, buffer: Uint8Array, offset: number, length: number, position: number) {
        const inode = disk.#open.get(fd);
        if (inode?.kind !== 'file') return call(real.writeSync, fd, buffer, offset, length, position);
        disk.onOperation('write');
        const written = real.writeSync(fd, buffer, offset, length, position);
        touch(inode, position, written);
        return written;
      },
      truncateSync(path: string, size: number) {
        const inode = disk.#find(path);
        if (inode) disk.onOperation('write');
        real.truncateSync(path, size);
        if (inode?.kind === 'file') inode.isResized = true;
      },
      ftruncateSync(fd: number, size: number) {
        const inode = disk.#open.get(fd);
        if (inode) disk.onOperation('write');
        real.ftruncateSync(fd, size);
        if (inode?.kind === 'file') inode.isResized = true;
      },
      fsyncSync(fd: number) {
        const inode = disk.#open.get(fd);
        if (!inode) return real.fsyncSync(fd);
        disk.onOperation('sync');
        disk.#sync(inode, fd);
      },
    };
    Object.assign(fs, watched);
    return () => {
      for (const name of Object.keys(watched) as (keyof typeof watched)[])
        Object.assign(fs, { [name]: real[name] });
    };
  }

  /** Writes to `target` what is left when the power goes now. */
  cut(target: string, survives: () => boolean): void {
    this.#write(this.#tree, target, survives);
  }

  #write(inode: Inode, target: string, survives: () => boolean): void {
    if (inode.kind === 'file') this.#writeFile(inode, target, survives);
    else this.#writeFolder(inode, target, survives);
  }

  #writeFolder(folder: Folder, target: string, survives: () => boolean): void {
    this.#real.mkdirSync(target, { mode: 0o700 });
    const left = new Map(folder.kept);
    for (const change of folder.changes) if (survives()) apply(change, left);
    for (const [name, child] of left) this.#write(child, join(target, name), survives);
  }

  #writeFile(file: File, target: string, survives: () => boolean): void {
    const real = this.#real;
    real.copyFileSync(file.store, target);
    if (file.path === null) return;
    const size = real.statSync(file.path).size;
    if (file.isResized && survives()) real.truncateSync(target, size);
    const surviving = [...file.dirty].filter((at) => at < size && survives());
    if (surviving.length === 0) return;
    const from = real.openSync(file.path, 'r');
    const to = real.openSync(target, 'r+');
    for (const at of surviving) copyPage(real, from, to, at);
    real.closeSync(from);
    real.closeSync(to);
  }

  #sync(inode: Inode, fd: number): void {
    if (inode.kind === 'folder') {
      inode.kept = new Map(inode.now);
      inode.changes = [];
      return;
    }
    const real = this.#real;
    const size = real.fstatSync(fd).size;
    const from = inode.path === null ? fd : real.openSync(inode.path, 'r');
    const to = real.openSync(inode.store, 'r+');
    for (const at of inode.dirty) if (at < size) copyPage(real, from, to, at);
    real.ftruncateSync(to, size);
    if (from !== fd) real.closeSync(from);
    real.closeSync(to);
    inode.dirty.clear();
    inode.isResized = false;
  }

  #scan(path: string): Folder {
    const now = new Map<string, Inode>();
    for (const entry of this.#real.readdirSync(path, { withFileTypes: true })) {
      const below = join(path, entry.name);
      if (entry.isDirectory()) now.set(entry.name, this.#scan(below));
      else {
        const file = this.#newFile(below);
        this.#real.copyFileSync(below, file.store);
        now.set(entry.name, file);
      }
    }
    return { kind: 'folder', path, now, kept: new Map(now), changes: [] };
  }

  #newFile(path: string): File {
    const store = join(this.#stores, String(this.#files++));
    this.#real.writeFileSync(store, '');
    return { kind: 'file', path, store, dirty: new Set(), isResized: false };
  }

  #isInside(path: unknown): path is string {
    return typeof path === 'string' && path.startsWith(this.#root + sep);
  }

  #find(path: unknown): Inode | undefined {
    if (path === this.#root) return this.#tree;
    if (!this.#isInside(path)) return undefined;
    let inode: Inode | undefined = this.#tree;
    for (const name of relative(this.#root, path).split(sep))
      inode = inode?.kind === 'folder' ? inode.now.get(name) : undefined;
    return inode;
  }

  #parent(path: string): [Folder, string] {
    const at = path.lastIndexOf(sep);
    return [this.#find(path.slice(0, at)) as Folder, path.slice(at + 1)];
  }

  #add(path: string, inode: Inode): void {
    const [folder, name] = this.#parent(path);
    change(folder, { added: [name, inode] });
  }

  #remove(path: string): void {
    const [folder, name] = this.#parent(path);
    const gone = folder.now.get(name);
    if (gone?.kind === 'file') gone.path = null;
    change(folder, { removed: name });
  }

  #rename(from: string, to: string): void {
    const inode = this.#find(from)!;
    const replaced = this.#find(to);
    if (replaced?.kind === 'file') replaced.path = null;
    move(inode, to);
    const [source, oldName] = this.#parent(from);
    const [target, newName] = this.#parent(to);
    if (source === target) change(source, { added: [newName, inode], removed: oldName });
    else {
      change(target, { added: [newName, inode] });
      change(source, { removed: oldName });
    }
  }
}

function change(folder: Folder, one: Change): void {
  folder.changes.push(one);
  apply(one, folder.now);
}

function apply(one: Change, entries: Map<string, Inode>): void {
  if (one.added) entries.set(...one.added);
  if (one.removed !== undefined) entries.delete(one.removed);
}

function touch(file: File, from: number, length: number): void {
  for (let at = from - (from % PAGE); at < from + length; at += PAGE) file.dirty.add(at);
}

function move(inode: Inode, path: string): void {
  inode.path = path;
  if (inode.kind === 'folder') for (const [name, child] of inode.now) move(child, join(path, name));
}

function copyPage(real: typeof fs, from: number, to: number, at: number): void {
  const page = Buffer.alloc(PAGE);
  const length = real.readSync(from, page, 0, PAGE, at);
  real.writeSync(to, page, 0, length, at);
}

/** Node's own overloads, seen through a watch, are one function of any arguments. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments are passed on as they came
function call(real: (...args: any[]) => any, ...args: unknown[]): any {
  return real(...args);
}
