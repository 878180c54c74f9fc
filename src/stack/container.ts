import { createHash } from "node:crypto";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findProgram } from "./findProgram.js";
import { CommandFailedError, run } from "./run.js";
import type { Tried } from "./way.js";

/** A container of one server, its port bound to this machine alone. */
export interface Container {
  readonly engine: string;
  readonly name: string;
  readonly image: string;
  readonly port: { readonly inside: number; readonly outside: number };
  readonly volume: { readonly folder: string; readonly inside: string };
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

const ENGINES = ["docker", "podman"];

/** A container engine that answers; a client whose engine is not there does not help. */
export async function findEngine(): Promise<Tried<string>> {
  const seen: string[] = [];
  for (const name of ENGINES) {
    const path = findProgram(name);
    if (path === null) continue;
    const answers = await run(path, ["ps", "--quiet"], {
      timeoutMs: 5000,
    }).then(
      () => true,
      () => false,
    );
    if (answers) return { taken: path };
    seen.push(name);
  }
  return seen.length === 0
    ? { why: "neither docker nor podman is on the search path" }
    : {
        why: `${seen.join(" and ")} is installed, but its engine does not answer`,
      };
}

/** Name of a container of a checkout's state folder. */
export function containerName(home: string, what: string): string {
  const hash = createHash("sha256").update(home).digest("hex").slice(0, 8);
  return `histoclaim-${basename(home).replace(/[^\w.-]/g, "_")}-${hash}-${what}`;
}

/** Starts a container anew; the data lie in its volume. Fetches the image where it is missing. */
export async function startContainer(
  container: Container,
  log: (line: string) => void,
): Promise<void> {
  const { engine, name, image, port, volume, env, args } = container;
  await run(engine, ["image", "inspect", image]).catch(async () => {
    log(`${basename(engine)} fetches ${image} ...`);
    await run(engine, ["pull", image]);
  });
  await run(engine, ["rm", "--force", name]).catch(() => "");
  const user = process.getuid?.();
  const group = process.getgid?.();
  await run(
    engine,
    [
      "run",
      "--detach",
      `--name=${name}`,
      `--publish=127.0.0.1:${port.outside}:${port.inside}`,
      `--volume=${volume.folder}:${volume.inside}`,
      ...(user === undefined ? [] : [`--user=${user}:${group ?? user}`]),
      // The values come from the environment of the client, not its command line, which anyone may list.
      ...Object.keys(env).map((key) => `--env=${key}`),
      image,
      ...args,
    ],
    { env },
  );
}

/** Waits until a container's server answers. @throws CommandFailedError with the end of its log */
export async function waitContainer(
  container: Container,
  probe: () => Promise<boolean>,
  timeoutMs: number,
): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    if (await probe().catch(() => false)) return;
    if (!(await isContainerUp(container.engine, container.name))) break;
    await sleep(300);
  }
  const { engine, name } = container;
  const printed = await run(engine, ["logs", "--tail=15", name]).catch(String);
  throw new CommandFailedError(`container ${name}`, printed);
}

export async function isContainerUp(
  engine: string,
  name: string,
): Promise<boolean> {
  const format = "--format={{.State.Running}}";
  const printed = await run(engine, ["inspect", format, name], {
    timeoutMs: 10_000,
  }).catch(() => "false");
  return printed.trim() === "true";
}

/** Stops a container, by force only after its time, and removes it; its volume stays. */
export async function stopContainer(
  engine: string,
  name: string,
  graceMs: number,
): Promise<void> {
  await run(engine, ["stop", `--time=${graceMs / 1000}`, name]).catch(() => "");
  await run(engine, ["rm", "--force", name]).catch(() => "");
}
