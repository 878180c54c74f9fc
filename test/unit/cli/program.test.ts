import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommanderError } from "commander";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { BadSettingError } from "../../../src/config.js";
import { exitCodeOf } from "../../../src/cli/exitCode.js";
import { createProgram } from "../../../src/cli/program.js";
import { readPanel } from "../../../src/cli/readPanel.js";
import { UserError } from "../../../src/cli/userError.js";

/** All commands with a name of their own, groups left out. */
function leaves(command: Command): Command[] {
  return command.commands.length === 0
    ? [command]
    : command.commands.flatMap(leaves);
}

/** What the program throws for a command line, its words kept from the terminal. */
async function thrown(...args: string[]): Promise<unknown> {
  const program = createProgram();
  const silence = (command: Command): void => {
    command.configureOutput({
      writeErr: () => undefined,
      writeOut: () => undefined,
    });
    command.commands.forEach(silence);
  };
  silence(program);
  try {
    await program.parseAsync(["node", "histoclaim", ...args]);
  } catch (error) {
    return error;
  }
  throw new Error(`${args.join(" ")} was accepted`);
}

describe("the commands", () => {
  it("each explain themselves and take --json", () => {
    for (const command of leaves(createProgram())) {
      expect(command.description(), command.name()).not.toBe("");
      const names = command.options.map(({ long }) => long);
      expect(names, command.name()).toContain("--json");
    }
  });

  it.each([["up"], ["discover"], ["models"], ["claims"], []])(
    "end well when asked for help: %s",
    async (...args) => {
      const error = await thrown(...args, "--help");
      expect(error).toBeInstanceOf(CommanderError);
      expect(exitCodeOf(error)).toBe(0);
    },
  );

  it.each([
    ["an unknown command", ["discovr", "."]],
    ["an unknown option", ["claims", "--genes", "MUC2"]],
    ["a missing argument", ["discover"]],
    ["one argument too many", ["runs", "all"]],
    ["text for a number", ["discover", ".", "--folds", "five"]],
    ["a negative seed", ["discover", ".", "--seed", "-1"]],
    ["an unknown split", ["discover", ".", "--split", "by-eye"]],
    ["an unknown baseline", ["discover", ".", "--baselines", "multitask,x"]],
    ["an unknown set", ["models", "run-1", "--set", "train"]],
    ["a folder that is not there", ["discover", "/no/such/folder"]],
    ["a panel file that is not there", ["discover", ".", "--panel", "a/b.txt"]],
    [
      "a panel file that is not there to check with",
      ["cohort", "check", ".", "--panel", "a/b.txt"],
    ],
  ])("end with 2 for %s", async (_, args) => {
    expect(exitCodeOf(await thrown(...args))).toBe(2);
  });
});

describe("exit codes", () => {
  it("tell wrong input from failure", () => {
    expect(exitCodeOf(new UserError("no such claim"))).toBe(2);
    expect(exitCodeOf(new BadSettingError("HISTOCLAIM_PORT", "x", "y"))).toBe(
      2,
    );
    expect(exitCodeOf(new Error("the disk is full"))).toBe(1);
    expect(exitCodeOf("thrown text")).toBe(1);
  });
});

describe("a panel", () => {
  it("is a list or a file, each gene once", async () => {
    const folder = mkdtempSync(join(tmpdir(), "histoclaim-panel-"));
    const file = join(folder, "panel.txt");
    writeFileSync(
      file,
      "\uFEFFMUC2\r\nCDX2, MUC2 # goblet cells\r\n\r\nTP53\r\n",
    );
    expect(await readPanel(file)).toEqual(["MUC2", "CDX2", "TP53"]);
    expect(await readPanel("MUC2,CDX2")).toEqual(["MUC2", "CDX2"]);
    rmSync(folder, { recursive: true });
  });

  it("names at least one gene", async () => {
    await expect(readPanel(" , ")).rejects.toThrow(UserError);
  });
});
