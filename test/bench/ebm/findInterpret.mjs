import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const PACKAGES = ["interpret-core==0.7.8", "scikit-learn", "numpy"];

/** A Python that has InterpretML: the usual one, or that of a folder, which is made where it is not there; null: none. */
export function findInterpret(folder) {
  if (folder === undefined) return hasInterpret("python3") ? "python3" : null;
  const python = join(folder, "bin", "python");
  if (!existsSync(python)) makeVenv(folder, python);
  if (!hasInterpret(python)) throw new Error(`${python} has no interpret`);
  return python;
}

function hasInterpret(python) {
  return spawnSync(python, ["-c", "import interpret.glassbox"]).status === 0;
}

function makeVenv(folder, python) {
  const steps = [
    ["python3", "-m", "venv", folder],
    [python, "-m", "pip", "install", "--quiet", ...PACKAGES],
  ];
  for (const [command, ...args] of steps) {
    const { status } = spawnSync(command, args, { stdio: "inherit" });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed`);
  }
}
