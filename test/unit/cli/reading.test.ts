import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/cli/readAnswers.js";
import { readingLines } from "../../../src/cli/readingLines.js";

const folder = mkdtempSync(join(tmpdir(), "histoclaim-answers-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function sheet(text: string): string {
  const path = join(folder, "answers.csv");
  writeFileSync(path, text);
  return path;
}

describe("a sheet of answers", () => {
  it("gives what was answered, however it is written, and counts what was not", async () => {
    const file = sheet("\ufeffitem,answer\na1,yes\nb2,\nc3, cannot tell \n");
    expect(await readAnswers(file)).toEqual({
      answers: [
        { item: "a1", answer: "YES" },
        { item: "c3", answer: "CANNOT_TELL" },
      ],
      left: 1,
    });
  });

  it.each(["tile,answer\na1,YES\n", 'item,answer\na1,"YES\n'])(
    "that cannot be read is refused by its name",
    async (text) => {
      await expect(readAnswers(sheet(text))).rejects.toThrow(/answers\.csv/);
    },
  );
});

describe("a reading in words", () => {
  const open = {
    id: "reading-1",
    question: "Is mucin seen in this tile?",
    commitment: "c",
    readers: [],
    startedAt: "2026-01-01T00:00:00.000Z",
    closedAt: null,
    withdrawn: false,
    refusals: [],
    items: [
      { id: "a", picture: "/a.png", answer: "YES" },
      { id: "b", picture: "/b.png", answer: null },
    ],
    progress: [{ name: "Anna", read: 1 }],
    result: null,
  };

  it("says what is asked and how far its readers are", () => {
    const text = readingLines(open).join("\n");
    expect(text).toContain("open");
    expect(text).toContain("2 tiles, 1 read by you");
    expect(text).toContain("Anna has read 1");
  });

  it("says why the answers of whoever asks would be refused, while it is open", () => {
    const why = "nobody reads for their own claim";
    const refused = { ...open, refusals: [why] };
    expect(readingLines(refused)).toContain(
      `  your answers would be refused: ${why}`,
    );
    const closedAt = "2026-01-02T00:00:00.000Z";
    const closed = readingLines({ ...refused, closedAt }).join("\n");
    expect(closed).not.toContain("refused");
  });

  it("once closed says what it came to", () => {
    const result = {
      contrast: 0.4,
      interval: { low: 0.2, high: 0.6 },
      p: 0.004,
      patients: 12,
      attendedRate: 0.6,
      controlRate: 0.2,
      agreement: { name: "cohen", value: 0.71, interval: null },
      readers: ["Anna", "Bert"],
      leftOut: ["Cora"],
    };
    const text = readingLines({
      ...open,
      closedAt: "2026-01-02T00:00:00.000Z",
      result,
    }).join("\n");
    expect(text).toContain("closed");
    expect(text).toContain(
      "40 % (95 % interval 20 % to 60 %) more, p = 0.0040",
    );
    expect(text).toContain("Cohen's kappa 0.71");
    expect(text).toContain("Cora");
  });
});
