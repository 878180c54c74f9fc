import type { SlideReader } from "./slideReader.js";
import { openSlide } from "./openSlide.js";
import { slideState } from "./slideState.js";

/** Slides a thread keeps open: regions of one picture without tiles would else decode it again and again. */
const MOST_OPEN = 2;

const open = new Map<string, Promise<SlideReader>>();

/** An open reader, shared by this thread's tasks; a file that changed is opened anew. */
export async function openShared(path: string): Promise<SlideReader> {
  const key = `${path}\n${await slideState(path)}`;
  const held = open.get(key) ?? openSlide(path);
  open.delete(key);
  open.set(key, held);
  while (open.size > MOST_OPEN) await drop(open.keys().next().value ?? key);
  try {
    return await held;
  } catch (error) {
    open.delete(key);
    throw error;
  }
}

async function drop(key: string): Promise<void> {
  const reader = open.get(key);
  open.delete(key);
  await reader?.then(
    (slide) => slide.close(),
    () => undefined,
  );
}
