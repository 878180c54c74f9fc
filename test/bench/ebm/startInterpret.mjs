import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** InterpretML in a process of its own, that answers one line a line. @param tolerance its early_stopping_tolerance */
export function startInterpret(python, tolerance) {
  const file = join(import.meta.dirname, "interpretChild.py");
  const child = spawn(python, [file, String(tolerance)], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
  });
  const lines = createInterface({ input: child.stdout })[
    Symbol.asyncIterator
  ]();
  const ask = async (message) => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error("InterpretML's process ended");
    return JSON.parse(value);
  };
  return {
    name: "InterpretML 0.7.8",
    take: ({ features, rows, classes, labels }) =>
      ask({ features, rows, classes, labels: [...labels] }),
    fit: (job) => ask({ fit: job }),
    close: () => child.stdin.end(),
  };
}
