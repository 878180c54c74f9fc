import type { MessagePort } from "node:worker_threads";
import { MessageChannel } from "node:worker_threads";

/** How far a thread is, told to its caller: `port` goes to the thread, `close` ends the listening. */
export function progressPort(
  onProgress: ((done: number, total: number) => void) | undefined,
): { readonly port: MessagePort; readonly close: () => void } {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", ({ done, total }: { done: number; total: number }) => {
    onProgress?.(done, total);
  });
  return { port: port2, close: () => port1.close() };
}
