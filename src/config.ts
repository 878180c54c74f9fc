import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import envPaths from "env-paths";
import { z } from "zod";

/** What calls this program's parts may be told from outside. */
export interface Config {
  /** The folder of the source code that runs. */
  readonly checkout: string;
  /** State of this checkout: databases, blobs, logs, passwords. */
  readonly home: string;
  /** Downloads and builds, shared by all checkouts. */
  readonly cache: string;
  /** Folders under which cohorts may lie. */
  readonly cohortRoots: readonly string[];
  /** Folders outside a cohort from which its slides may come. */
  readonly slideRoots: readonly string[];
  readonly host: string;
  /** Port of the API; where it was not named and is taken, the next free one serves. */
  readonly port: number;
  readonly portNamed: boolean;
  /** With whose token commands ask the server; null: as the owner. */
  readonly token: string | null;
  /** A Neo4j to use instead of one of our own. */
  readonly neo4j: {
    readonly uri: string;
    readonly user: string;
    readonly password: string;
  } | null;
  readonly temporal: {
    /** A Temporal to use instead of one of our own. */
    readonly address: string | null;
    readonly namespace: string;
  };
  /** The TensorFlow backend to use whatever others are at hand. */
  readonly backend: Backend | null;
  /** Path of OpenSlide's shared library; "none" to do without, null to look for one. */
  readonly openslide: string | null;
  /** The task queues that a worker of this process serves. */
  readonly queues: readonly Queue[];
}

export type Queue = (typeof QUEUE_NAMES)[number];

/** What workers can be split by: the graph and the workflows, pixels and statistics, training. */
export const QUEUE_NAMES = ["quick", "cpu", "gpu"] as const;

export type Backend = (typeof BACKENDS)[number];

/** TensorFlow backends, fastest first. */
export const BACKENDS = ["tfjs-node-gpu", "tfjs-node", "wasm"] as const;

/** Thrown for a setting that cannot be used. */
export class BadSettingError extends Error {
  constructor(
    readonly variable: string,
    readonly value: string,
    readonly remedy: string,
  ) {
    super(`${variable} is ${JSON.stringify(value)}: ${remedy}`);
    this.name = "BadSettingError";
  }
}

const text = z.string().min(1).optional();

const settings = z.object({
  HISTOCLAIM_NEO4J_URI: z
    .string()
    .regex(
      /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s/]+/,
      "give an address such as bolt://127.0.0.1:7687",
    )
    .optional(),
  HISTOCLAIM_NEO4J_USER: text,
  HISTOCLAIM_NEO4J_PASSWORD: text,
  HISTOCLAIM_TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/:]+:\d+$/, "give host:port, such as 127.0.0.1:7233")
    .optional(),
  HISTOCLAIM_TEMPORAL_NAMESPACE: text,
  HISTOCLAIM_HOME: text,
  HISTOCLAIM_CACHE: text,
  HISTOCLAIM_COHORT_ROOTS: text,
  HISTOCLAIM_SLIDE_ROOTS: text,
  HISTOCLAIM_HOST: text,
  HISTOCLAIM_TOKEN: text,
  HISTOCLAIM_PORT: z
    .string()
    .regex(/^\d+$/, "give a port from 1 to 65535")
    .transform(Number)
    .refine((port) => port > 0 && port < 65536, "give a port from 1 to 65535")
    .optional(),
  HISTOCLAIM_BACKEND: z
    .enum(BACKENDS, `give one of ${BACKENDS.join(", ")}`)
    .optional(),
  HISTOCLAIM_OPENSLIDE: text,
  HISTOCLAIM_QUEUES: z
    .string()
    .transform((list) => list.split(",").map((name) => name.trim()))
    .pipe(
      z.array(
        z.enum(
          QUEUE_NAMES,
          `give some of ${QUEUE_NAMES.join(", ")}, with commas between`,
        ),
      ),
    )
    .optional(),
});

type Settings = z.infer<typeof settings>;

/** The environment's variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings: of the environment, else of `histoclaim.json` in the checkout (same names), else the defaults.
 * @throws BadSettingError naming variable, value and remedy
 */
export function readConfig(env: Environment, checkout: string): Config {
  const root = resolve(checkout);
  const given = parse({ ...fromFile(root), ...named(env) });
  const paths = envPaths("histoclaim", { suffix: "" });
  const home = resolve(
    given.HISTOCLAIM_HOME ?? join(paths.data, checkoutName(root)),
  );
  return {
    checkout: root,
    home,
    cache: resolve(given.HISTOCLAIM_CACHE ?? paths.cache),
    // The demo's own cohorts can be read whatever else may be.
    cohortRoots: [
      join(home, "cohorts"),
      ...(pathList(given.HISTOCLAIM_COHORT_ROOTS) ?? [
        dirname(root),
        homedir(),
        tmpdir(),
      ]),
    ],
    slideRoots: pathList(given.HISTOCLAIM_SLIDE_ROOTS) ?? [],
    host: given.HISTOCLAIM_HOST ?? "127.0.0.1",
    port: given.HISTOCLAIM_PORT ?? 4000,
    portNamed: given.HISTOCLAIM_PORT !== undefined,
    token: given.HISTOCLAIM_TOKEN ?? null,
    neo4j: neo4jOf(given),
    temporal: {
      address: given.HISTOCLAIM_TEMPORAL_ADDRESS ?? null,
      namespace: given.HISTOCLAIM_TEMPORAL_NAMESPACE ?? "default",
    },
    backend: given.HISTOCLAIM_BACKEND ?? null,
    openslide: given.HISTOCLAIM_OPENSLIDE ?? null,
    queues: given.HISTOCLAIM_QUEUES ?? QUEUE_NAMES,
  };
}

/** Two checkouts of one name lie apart by the hash of their paths. */
function checkoutName(root: string): string {
  const hash = createHash("sha256").update(root).digest("hex").slice(0, 12);
  return `${basename(root).replace(/[^\w.-]/g, "_")}-${hash}`;
}

function neo4jOf(given: Settings): Config["neo4j"] {
  const uri = given.HISTOCLAIM_NEO4J_URI;
  if (uri === undefined) return null;
  const password = given.HISTOCLAIM_NEO4J_PASSWORD;
  if (password === undefined)
    throw new BadSettingError(
      "HISTOCLAIM_NEO4J_PASSWORD",
      "",
      `give the password of ${uri}, which HISTOCLAIM_NEO4J_URI names`,
    );
  return { uri, user: given.HISTOCLAIM_NEO4J_USER ?? "neo4j", password };
}

function pathList(list: string | undefined): string[] | null {
  if (list === undefined) return null;
  return list
    .split(delimiter)
    .filter((path) => path !== "")
    .map((path) => resolve(path));
}

/** An empty variable is one that is not set. */
function named(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name, value]) => name.startsWith("HISTOCLAIM_") && value !== "",
    ),
  );
}

function fromFile(root: string): Environment {
  const path = join(root, "histoclaim.json");
  if (!existsSync(path)) return {};
  const content = readFileSync(path, "utf8");
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(content));
  } catch {
    throw new BadSettingError(
      path,
      content.slice(0, 80),
      "make it one JSON object of HISTOCLAIM_ names and texts, or remove it",
    );
  }
}

function parse(given: Environment): Settings {
  const result = settings.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const variable = String(issue?.path[0] ?? "HISTOCLAIM");
  // A secret is never repeated.
  const value = /PASSWORD|TOKEN/.test(variable)
    ? "***"
    : (given[variable] ?? "");
  throw new BadSettingError(variable, value, issue?.message ?? "correct it");
}
