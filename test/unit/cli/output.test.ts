import { expect, it } from "vitest";
import { createOutput } from "../../../src/cli/output.js";
import type { Output } from "../../../src/cli/output.js";

/** An output whose streams are kept and whose clock is set by hand. */
function kept(
  json: boolean,
  isTTY: boolean,
): {
  output: Output;
  stdout: () => string;
  stderr: () => string;
  at: (ms: number) => void;
} {
  const text = { stdout: "", stderr: "" };
  let time = 0;
  const output = createOutput(json, {
    stdout: { write: (more) => (text.stdout += more) },
    stderr: { write: (more) => (text.stderr += more), isTTY, columns: 20 },
    now: () => time,
  });
  return {
    output,
    stdout: () => text.stdout,
    stderr: () => text.stderr,
    at: (ms) => {
      time = ms;
    },
  };
}

function everything({ print, document, note, progress }: Output): void {
  progress("half");
  note("a note");
  print("a result");
  document({ run: 1 });
}

it("puts one document and nothing else on stdout under --json", () => {
  const { output, stdout } = kept(true, false);
  everything(output);
  expect(JSON.parse(stdout())).toEqual({ run: 1 });
});

it("puts results on stdout, and all else on stderr, without --json", () => {
  const { output, stdout, stderr } = kept(false, false);
  everything(output);
  expect(stdout()).toBe("a result\n");
  expect(stderr()).toBe("half\na note\n");
});

it("prints progress as plain lines, and seldom, where there is no terminal", () => {
  const { output, stderr, at } = kept(false, false);
  for (const [ms, line] of [
    [0, "slides 1/9"],
    [700, "slides 2/9"],
    [5000, "slides 7/9"],
    [11_000, "slides 7/9"],
  ] as const) {
    at(ms);
    output.progress(line);
  }
  expect(stderr()).toBe("slides 1/9\nslides 7/9\n");
});

it("rewrites progress on a terminal, within its width, and leaves it before a note", () => {
  const { output, stderr } = kept(false, true);
  output.progress("slides 1/9");
  output.progress("slides 2/9 and much more than fits");
  output.note("detached");
  expect(stderr()).toBe(
    "\r\u001b[2Kslides 1/9\r\u001b[2Kslides 2/9 and much\ndetached\n",
  );
});
