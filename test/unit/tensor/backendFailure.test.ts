import { expect, it } from "vitest";
import { backendFailure } from "../../../src/io/tensor/backendFailure.js";

// Both as seen on a GPU: one too full, and the next request to the same process.
it("tells a full memory from other failures inside TensorFlow, and from those outside", () => {
  const said = (message: string): string | null =>
    backendFailure(new Error(message));
  expect(
    said("Invalid TF_Status: 8\nMessage: failed to allocate memory"),
  ).toMatch(/no memory is left.*failed to allocate memory.*memoryGiB/);
  expect(
    said(
      "Invalid TF_Status: 13\nMessage: CUDA error: Error recording CUDA event",
    ),
  ).toBe("TensorFlow failed (CUDA error: Error recording CUDA event)");
  expect(said("head H1 has no bag to learn from")).toBeNull();
});
