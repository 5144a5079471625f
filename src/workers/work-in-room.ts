import type { Asked, Told } from './work-room.ts';

/**
 * Does the work of this process (see work-room.ts) on what it is given, tells how far it is, and answers. It ends with the server
 * that asked: nobody else waits for the answer.
 */
export function workInRoom<Task, Answer>(
  work: (task: Task, tell: (done: number, total: number) => void) => Answer | Promise<Answer>,
): void {
  const say = (told: Told<Answer>) => process.send!(told);
  process.once('disconnect', () => process.exit());
  process.once('message', async ({ task }: Asked<Task>) => {
    try {
      const answer = await work(task, (done, total) => say({ told: 'far', done, total }));
      say({ told: 'answer', answer });
    } catch (error) {
      say({ told: 'broken', error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}
