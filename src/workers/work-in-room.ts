import { parentPort, workerData } from 'node:worker_threads';
import type { Told } from './thread-room.ts';
import { ownThread } from './thread-time.ts';

/** Does the work of this thread (see thread-room.ts) on what it was given, tells how far it is, and answers. */
export async function workInRoom<Task, Answer>(
  work: (task: Task, tell: (done: number, total: number) => void) => Answer | Promise<Answer>,
): Promise<void> {
  const say = (told: Told<Answer>) => parentPort!.postMessage(told);
  const thread = ownThread();
  if (thread !== null) say({ told: 'thread', thread });
  const answer = await work(workerData as Task, (done, total) => say({ told: 'far', done, total }));
  say({ told: 'answer', answer });
}
