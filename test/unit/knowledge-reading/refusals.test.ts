import { describe, expect, it } from "vitest";
import { OWNER, callerNamed } from "../../../src/knowledge/caller.js";
import { MORPHOLOGIES } from "../../../src/science/morphology/names.js";
import { checkAnswers } from "../../../src/knowledge/reading/checkAnswers.js";
import { readingQuestion } from "../../../src/knowledge/reading/readingQuestion.js";
import { refuseReader } from "../../../src/knowledge/reading/refuseReader.js";

const ITEMS = new Set(["t1", "t2", "t3"]);

describe("answers", () => {
  it("of tiles not answered yet are new, and the same again are not", () => {
    const before = new Map([["t1", "YES"]] as const);
    const answers = [
      { item: "t1", answer: "YES" },
      { item: "t2", answer: "NO" },
      { item: "t2", answer: "NO" },
    ];
    expect(checkAnswers(answers, ITEMS, before)).toEqual({
      faults: [],
      fresh: [{ item: "t2", answer: "NO" }],
    });
  });

  it.each([
    [{ item: "t9", answer: "YES" }, "answers.0.item", "t9"],
    [{ item: "t2", answer: "MAYBE" }, "answers.0.answer", "MAYBE"],
    [{ item: "t1", answer: "NO" }, "answers.0.answer", "t1"],
  ])("that cannot be taken are refused: %o", (answer, path, names) => {
    const before = new Map([["t1", "YES"]] as const);
    const { faults } = checkAnswers([answer], ITEMS, before);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.path).toBe(path);
    expect(faults[0]!.message).toContain(names);
  });

  it("that say two things of one tile at once are refused", () => {
    const answers = [
      { item: "t1", answer: "NO" },
      { item: "t1", answer: "YES" },
    ];
    expect(checkAnswers(answers, ITEMS, new Map()).faults).toMatchObject([
      { path: "answers.1.answer" },
    ]);
  });
});

describe("a reader", () => {
  const anna = callerNamed("anna", "reviewer");
  const open = {
    ...{ closedAt: null, fallen: false, anew: false },
    ...{ reading: { readers: [] }, makers: [] },
  };
  const forReader = (name: string) => ({ reading: { readers: [name] } });

  it("may read what is open and not their own", () => {
    expect(refuseReader(open, anna)).toEqual([]);
    expect(refuseReader({ ...open, ...forReader("anna") }, anna)).toEqual([]);
    expect(refuseReader({ ...open, makers: [OWNER.agent] }, anna)).toEqual([]);
  });

  it.each([
    ["of their own claim", { makers: [anna.agent] }, "own claim"],
    ["who was not asked", forReader("bert"), "bert"],
    [
      "after the key was told",
      { closedAt: "2026-01-02T00:00:00.000Z" },
      "closed",
    ],
    ["after a withdrawal", { fallen: true }, "withdrawn"],
    ["of what was measured anew", { anew: true }, "measured anew"],
  ])("is refused %s", (_, change, names) => {
    const faults = refuseReader({ ...open, ...change }, anna);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.message).toContain(names);
  });
});

it("the question names the morphology and neither gene nor model", () => {
  for (const name of MORPHOLOGIES) {
    const question = readingQuestion(name);
    expect(question).toMatch(/\?$/);
    expect(question).not.toMatch(/gene |model|attention/);
  }
  expect(readingQuestion("mucin")).toBe("Is mucin seen in this tile?");
});
