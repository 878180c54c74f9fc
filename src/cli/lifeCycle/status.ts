import type { Config } from "../../config.js";
import { readOwnerToken, ownerTokenFile } from "../../stack/ownerToken.js";
import { stackStatus } from "../../stack/stackStatus.js";
import type { ProgramStatus, StackStatus } from "../../stack/stackStatus.js";
import { serverUrl } from "./serverUrl.js";

/** TensorFlow as a worker would have it, or why it cannot be had. */
export type TensorFlowStatus =
  | {
      readonly backend: string;
      readonly version: string;
      readonly device: string;
      /** What to do for a faster one. */
      readonly hint: string | null;
    }
  | { readonly backend: null; readonly why: string };

/** What reads the formats that are not our own, or why nothing does and what to do. */
export type SlidesStatus =
  | { readonly openslide: string; readonly way: string }
  | {
      readonly openslide: null;
      readonly why: string;
      readonly remedy: string;
    };

/** What runs of this checkout, where, and what it would run with. */
export interface Status extends Omit<StackStatus, "programs"> {
  readonly worker: ProgramStatus | null;
  readonly server: (ProgramStatus & { readonly url: string }) | null;
  readonly tensorflow: TensorFlowStatus;
  readonly slides: SlidesStatus;
  readonly versions: { readonly histoclaim: string; readonly node: string };
  readonly folders: { readonly state: string; readonly cache: string };
  /** File that keeps the owner's token; null before the first start. */
  readonly tokenFile: string | null;
}

/** Looks what runs; starts nothing but a short-lived look at TensorFlow. */
export async function statusOf(
  config: Config,
  version: string,
): Promise<Status> {
  const [stack, tensorflow, slides, token] = await Promise.all([
    stackStatus(config),
    tensorFlow(config),
    slideLibrary(config),
    readOwnerToken(config.home),
  ]);
  const { programs, neo4j, temporal } = stack;
  const find = (name: string): ProgramStatus | null =>
    programs.find((program) => program.name === name) ?? null;
  const server = find("server");
  return {
    neo4j,
    temporal,
    worker: find("worker"),
    server: server && {
      ...server,
      url: serverUrl(config.host, Number(server.facts["port"])),
    },
    tensorflow,
    slides,
    versions: { histoclaim: version, node: process.versions.node },
    folders: { state: config.home, cache: config.cache },
    tokenFile: token === null ? null : ownerTokenFile(config.home),
  };
}

async function tensorFlow(config: Config): Promise<TensorFlowStatus> {
  const { findBackend } = await import("../../compose/findBackend.js");
  try {
    const { name, version, device, hint } = await findBackend(config);
    return { backend: name, version, device, hint };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { backend: null, why };
  }
}

async function slideLibrary(config: Config): Promise<SlidesStatus> {
  const { findSlideLibrary } =
    await import("../../compose/findSlideLibrary.js");
  return findSlideLibrary(config);
}
