import { afterEach, expect, it, vi } from "vitest";
import { createDeadline } from "../../../src/api/limits/deadline.js";

afterEach(() => {
  vi.useRealTimers();
});

const never = new Promise<never>(() => undefined);

it("what is done in time is done, and what is late is given up with a code", async () => {
  vi.useFakeTimers();
  const deadline = createDeadline();
  deadline.start(1000);
  expect(await deadline.within(Promise.resolve("done"))).toBe("done");
  const late = expect(deadline.within(never)).rejects.toMatchObject({
    extensions: { code: "TIMEOUT" },
  });
  await vi.advanceTimersByTimeAsync(1000);
  await late;
  await expect(deadline.within(never)).rejects.toThrow("more than 1 s");
});

it("after the end, or before the start, nothing is late", async () => {
  vi.useFakeTimers();
  const [ended, idle] = [createDeadline(), createDeadline()];
  ended.start(10);
  ended.end();
  let settled = false;
  const settle = () => {
    settled = true;
  };
  for (const { within } of [ended, idle]) within(never).then(settle, settle);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(settled).toBe(false);
});
