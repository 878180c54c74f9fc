import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isLargeStore } from "../../../src/stack/neo4j/isLargeStore.js";

it("a store is large by all its files together, and none is not", () => {
  const home = mkdtempSync(join(tmpdir(), "histoclaim-store-"));
  try {
    expect(isLargeStore(home)).toBe(false);
    const store = join(home, "data", "databases", "neo4j");
    mkdirSync(store, { recursive: true });
    const grow = (name: string, bytes: number): void => {
      writeFileSync(join(store, name), "");
      // A file with a hole: it has the size and takes no room.
      truncateSync(join(store, name), bytes);
    };
    grow("nodes", 150 << 20);
    expect(isLargeStore(home)).toBe(false);
    grow("links", 100 << 20);
    expect(isLargeStore(home)).toBe(true);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
