import type { Command } from "commander";

export function declareCohort(program: Command): void {
  void program;
}
